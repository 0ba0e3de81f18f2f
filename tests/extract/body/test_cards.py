from streams.extract.body.cards import card_texts
from tests.extract.body.pages import outline

URL = "https://quaymail.example/region/"


def _texts(body: str) -> frozenset[str]:
    return card_texts(outline(f"<main>{body}</main>"), URL)


def _cards(count: int, teaser: str = "It will take a week.") -> str:
    card = '<div><h2><a href="/a{0}">Town hall number {0} to be painted</a></h2><p>{1}</p></div>'
    return "".join(card.format(at, teaser) for at in range(count))


def test_headlines_and_teasers_of_cards_are_found() -> None:
    assert {"town hall number 3 to be painted", "it will take a week"} <= _texts(_cards(6))


def test_teasers_below_headlines_without_boxes_are_found() -> None:
    assert "it will take a week" in _texts(_cards(6).replace("<div>", "").replace("</div>", ""))


def test_headline_beside_a_teaser_is_a_card() -> None:
    flat = _cards(6).replace("<h2>", "").replace("</h2>", "")
    assert "it will take a week" in _texts(flat)


def test_few_cards_are_teasers_below_an_article() -> None:
    assert _texts(_cards(4)) == frozenset()


def test_links_within_sentences_are_no_cards() -> None:
    sentence = '<p>The <a href="/b{0}">mayor of town number {0}</a> spoke.</p>'
    assert _texts("".join(sentence.format(at) for at in range(9))) == frozenset()


def test_headings_that_lead_to_the_page_itself_are_no_cards() -> None:
    assert _texts(_cards(9).replace('"/a', '"#a')) == frozenset()


def test_one_target_makes_no_list() -> None:
    assert _texts('<h2><a href="/a">Town hall to be painted</a></h2>' * 9) == frozenset()


def test_long_sections_are_no_teasers() -> None:
    long = "It will take a week. " * 40
    assert " ".join(["it will take a week"] * 40) not in _texts(_cards(6, long))


def test_broken_address_is_passed_over() -> None:
    assert _texts('<p><a href="http://[">Town hall to be painted</a></p>') == frozenset()


def test_link_below_a_paragraph_is_no_headline_of_it() -> None:
    long = "The town hall was painted in the year when the river rose, and nobody has been there since."
    section = '<section><p>{1} {0}.</p><a href="/a{0}">More on town hall number {0}</a></section>'
    texts = _texts("".join(section.format(at, long) for at in range(9)))
    assert "more on town hall number 3" in texts
    assert not any(text.startswith("the town hall") for text in texts)
