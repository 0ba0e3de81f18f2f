import pytest

from streams.extract.scraped.block import Block
from streams.extract.scraped.teasers import teasers

PROSE = [Block(f"The harbour board has said so {day}, in the old town of Northcliff.") for day in range(9)]
LIST = Block(f"{PROSE[0].text} {PROSE[1].text} {PROSE[2].text} This is what it wants:")
TITLES = [
    Block("Quay to be repaired before winter"),
    Block("Islanders ask for a doctor of their own"),
    Block("Old lighthouse sold to a brewer"),
]


def _marked(span: list[Block], page: list[Block] | None = None) -> list[str]:
    reasons = teasers(page or span, span, [""] * len(span))
    return [block.text for block, reason in zip(span, reasons, strict=True) if reason == "teaser"]


def test_a_line_that_is_a_link_is_a_teaser_and_a_sentence_that_is_one_is_none() -> None:
    linked, sentence = Block("Quay to be repaired", "link"), Block(PROSE[1].text, "link")
    assert _marked([PROSE[0], linked, sentence, PROSE[2]]) == [linked.text]


@pytest.mark.parametrize(
    "telling", [Block("24 October 2025"), Block("14:32"), Block("World", "link"), Block("* * *")]
)
def test_one_line_in_five_says_what_a_list_is_and_its_last_line_may_be_a_subheading(telling: Block) -> None:
    span = [PROSE[0], telling, TITLES[0], TITLES[1], TITLES[2], PROSE[1]]
    assert _marked(span) == [telling.text, TITLES[0].text, TITLES[1].text]


def test_what_the_page_shows_elsewhere_too_says_so_as_well() -> None:
    span = [LIST, *TITLES, PROSE[1]]
    assert _marked(span, [TITLES[1], *span]) == [TITLES[1].text]
    assert _marked(span, [TITLES[0], TITLES[1], *span]) == [TITLES[0].text, TITLES[1].text]


def test_an_articles_own_list_and_its_subheadings_stay() -> None:
    assert not _marked([LIST, *TITLES, PROSE[1], Block("A brewer's plans"), PROSE[2]])


def test_a_few_titles_between_paragraphs_are_other_articles_but_for_a_subheading_below_them() -> None:
    assert _marked([PROSE[0], *TITLES, PROSE[1]]) == [TITLES[0].text, TITLES[1].text]
    assert _marked([PROSE[0], *TITLES, Block("Ferries"), PROSE[1]]) == [*(t.text for t in TITLES), "Ferries"]


def test_lines_that_something_introduces_are_a_list_of_the_article() -> None:
    assert not _marked([*PROSE, LIST, *TITLES, PROSE[1]])
    assert not _marked([*PROSE, Block("The plans:"), *TITLES, PROSE[1]])


def test_titles_in_an_article_that_ends_no_sentence_are_not_known_by_that() -> None:
    paragraph = Block("words of the harbour board " * 10)
    assert not _marked([paragraph, *TITLES, paragraph])


def test_an_article_with_rows_upon_rows_of_labels_keeps_them() -> None:
    row = [Block("Step one"), Block("Bring a lamp")]
    assert not _marked([block for at in range(9) for block in (PROSE[at % 9], *row)][:-2])


def test_a_list_in_an_article_that_is_there_twice_stays() -> None:
    article = [LIST, *TITLES, PROSE[1]]
    assert not _marked([*article, *article])


def test_what_has_a_reason_keeps_it_and_tells_of_the_lines_around_it() -> None:
    span = [LIST, TITLES[0], Block("Read also"), TITLES[1], TITLES[2], PROSE[1]]
    assert teasers(span, span, ["", "", "read-also", "", "", ""]) == ["", "", "read-also", "teaser", "", ""]


def test_titles_in_a_list_are_other_articles_and_short_items_are_the_articles() -> None:
    items = [Block(f"{title.text}, says the board", "item") for title in TITLES]
    assert _marked([PROSE[0], Block("Also in the news"), *items, PROSE[1]]) == [
        "Also in the news",
        *(item.text for item in items),
    ]
    short = [Block("A lamp", "item"), Block("a rope of twenty metres, and a second one that is dry", "item")]
    assert not _marked([PROSE[0], *short, PROSE[1]])
