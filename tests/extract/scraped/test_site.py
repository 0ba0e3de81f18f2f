import pytest

from streams.extract.scraped.site import _KIND_WORDS, _LISTS, _kinds_in, is_of_site, is_of_writer


@pytest.mark.parametrize(
    "text",
    [
        "This website uses cookies to improve your experience while you navigate through its pages.",
        "Wir respektieren es voll und ganz, wenn Sie Cookies ablehnen möchten.",
        "Ce site utilise des cookies; vous pouvez les refuser dans les paramètres de votre navigateur.",
        "Użytkowanie serwisu oznacza zgodę na wykorzystywanie plików cookies i danych osobowych.",
        "Использование материалов сайта допускается только с письменного разрешения редакции.",
        "Prohibida su reproducción total o parcial sin autorización escrita de su titular.",
        "Please keep your comments clean: what is abusive or defamatory will be taken down.",
        "Σχόλια με υβριστικό ή ρατσιστικό περιεχόμενο δεν δημοσιεύονται, και διαγράφονται.",
        "© 2025 Harrow Daily Ltd, registered office: 4 Quay Street, Harrow. Company number 00000000.",
        "We adhere to the code of practice of the Press Council; we do not moderate what readers write.",
        "本サイトの記事・写真の無断転載を禁じます。著作権は発行元に帰属します。許可なく使えません。",
        "이 웹사이트의 기사는 저작권법의 보호를 받으며 무단 전재를 금합니다. 쿠키 사용에 동의합니다.",
        "Harrow Daily is an independent news organization dedicated to factual reporting from the coast.",
    ],
)
def test_a_page_speaks_of_itself_in_words_of_several_kinds(text: str) -> None:
    assert is_of_site(text)


@pytest.mark.parametrize(
    "text",
    [
        "The baker sold four hundred cookies on the first day of the fair, more than in any year before.",
        "The harbour board says that the privacy of its passengers was never at risk in those two nights.",
        "An independent news organization of four people has written about the quay since last summer.",
        "The mayor had to withdraw the essential parts of his plan when the tracking of ships was stopped.",
        "A member of the moderate wing declined to comment on the abusive letters before the vote.",
        "The watchdog fined the company for storing cookies on computers without their owners' consent.",
        "Der Geschäftsführer sagte, das Urheberrecht stehe dem Verkauf der Bilder nicht entgegen.",
        "The state news agency, which has controlled the latest news since 2014, said so again.",
        "A reporter who has covered the harbour for years says that the quay never sank by so much before.",
        "Cookies, privacy.",
    ],
)
def test_an_article_has_one_of_them_or_none(text: str) -> None:
    assert not is_of_site(text)


def test_a_long_paragraph_is_an_article_s_own() -> None:
    text = "This website uses cookies, and its visitors consent to that in the settings of their browser. "
    assert is_of_site(text)
    assert not is_of_site(text * 11)


def test_a_writer_has_a_profession_and_a_career() -> None:
    assert is_of_writer("Nora Pike is a producer filing stories on the coast, and was in the navy before.")
    assert is_of_writer("Nora Pike ist Redakteurin im Ressort Hafen. Sie berichtet über Fähren und Häfen.")
    assert not is_of_writer("Nora Pike is a producer of cheese in the hills behind the harbour of Sill.")


@pytest.mark.parametrize("kind", _KIND_WORDS)
def test_each_word_of_the_lists_is_found_as_it_is_spelt(kind: str) -> None:
    for entry in _LISTS["kinds"][kind].split():
        spelt = entry.replace("_", " ").strip()
        assert kind in _kinds_in(f"{'x' * 40} {spelt} {'x' * 40}")[0], entry
