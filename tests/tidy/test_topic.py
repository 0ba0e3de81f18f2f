from hypothesis import given
from hypothesis import strategies as st

from streams.tidy.topic import hashes, read, telling, topic_of

BODY = (
    "The mayor of Lonmar closed the harbour as the storm came near.\nFishing boats lay at Karvesel for days."
)
LEGAL = "All rights reserved by the publisher and its licensors."


def topic(title: str, text: str, language: str = "en") -> frozenset[int]:
    return read(topic_of(title, text, language))


def test_a_topic_has_words_of_the_title_and_of_the_paragraphs_that_speak_of_it() -> None:
    assert topic("Storm closes harbour", BODY) == hashes(["storm", "harbour", "lonmar", "mayor", "closed"])


def test_names_come_first_where_there_are_too_many_words() -> None:
    text = (
        "The storm met "
        + " ".join(f"{'abcdefghijklmnopqrstuvwxyz'[n]}ordinary" for n in range(26))
        + " at Lon."
    )
    assert hashes(["storm", "lon"]) <= topic("Storm closes harbour", text)
    assert len(topic("Storm closes harbour", text)) == 20


def test_the_outlets_name_and_what_stands_below_are_not_in_it() -> None:
    with_them = topic("Storm closes harbour | Harrow Daily", f"{BODY}\nHarrow Daily is not liable.\n{LEGAL}")
    assert with_them == topic("Storm closes harbour", BODY)


def test_a_title_that_the_text_does_not_take_up_stands_for_a_text_that_says_nothing() -> None:
    assert topic("Storm closes harbour", f"Body of 1.\n{LEGAL}") == hashes(["storm", "closes", "harbour"])


def test_too_few_words_are_no_topic() -> None:
    assert topic("Title 1", "Body of 1.") == frozenset()
    assert topic("", "") == frozenset()


def test_where_words_are_not_spaced_three_characters_are_one() -> None:
    assert telling("台風が港", "ja") == ["台風が", "風が港"]
    one = topic("台風が横浜港を閉鎖", "台風が横浜港を閉鎖したと市長が語った。", "ja")
    assert len(one & topic("横浜港が再開", "横浜港を閉鎖した台風は去った。", "ja")) >= 2
    assert not one & topic("物価が上昇", "物価が上昇していると政府は発表した。", "ja")


@given(st.text(), st.text(), st.sampled_from(["en", "ja", "ko", "und"]))
def test_any_article_has_a_topic_of_at_most_forty_bytes(title: str, text: str, language: str) -> None:
    packed = topic_of(title, text, language)
    assert len(packed) <= 40
    assert packed == topic_of(title, text, language)
