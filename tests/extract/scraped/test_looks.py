import pytest

from streams.extract.scraped.block import Block
from streams.extract.scraped.looks import can_be_headline, looks, stands
from streams.extract.scraped.span import measure

TITLE = "Ferry line to Seal Island will reopen in March"


def _looks(line: str, mark: str = "") -> float:
    return looks(measure([Block(line, mark)])[0])


@pytest.mark.parametrize("line", ["Home", "Local news", "Ferry line, harbour repairs,", "Ferry " * 80])
def test_labels_lists_and_paragraphs_are_no_headlines(line: str) -> None:
    assert not can_be_headline(measure([Block(line)])[0])


def test_a_headline_may_be_of_few_ideographs() -> None:
    assert can_be_headline(measure([Block("台風で運休")])[0])


@pytest.mark.parametrize(
    "line",
    [
        "Read on",
        f"{TITLE}.",
        f"{TITLE}!",
        f"3. {TITLE}",
        "Photo: Ruth Ambler/Fjord Press",
        "4 October 2025, 10:30 GMT",
    ],
)
def test_what_looks_less_like_a_headline(line: str) -> None:
    assert _looks(line) < _looks(TITLE)


def test_a_question_is_as_good_a_headline() -> None:
    assert _looks(f"{TITLE}?") == _looks(TITLE)


def test_headings_look_more_like_it_than_plain_lines_and_those_more_than_items_and_links() -> None:
    assert _looks(TITLE, "heading") > _looks(TITLE) > _looks(TITLE, "item") > _looks(TITLE, "link")


def test_a_headline_stands_above_the_date_and_below_no_byline() -> None:
    blocks = measure(
        [Block(line) for line in (TITLE, "By Nora Pike", "4 October 2025", "A ferry at the quay")]
    )
    assert stands(blocks, 0) > 0 > stands(blocks, 3)
