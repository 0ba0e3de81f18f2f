from streams.extract.scraped.block import Block
from streams.extract.scraped.header import header, standfirst_at

TITLE = "Ferry line to reopen in March"
STANDFIRST = "Islanders have waited long for the ship, and some of them for years"
PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)


def _reasons(*lines: str, known: dict[int, str] | None = None) -> list[str]:
    reasons = [(known or {}).get(at, "") for at in range(len(lines))]
    return header([Block(line) for line in lines], reasons, TITLE, frozenset({"Ruth Ambler"}))


def test_labels_and_bylines_come_off_and_a_standfirst_stays() -> None:
    lines = (
        STANDFIRST,
        "Ruth Ambler",
        "By Nora Pike",
        "4 October 2025",
        "Share",
        "Add to your stories",
        PROSE,
    )
    assert _reasons(*lines) == ["", "byline", "byline", "byline", "share-bar", "label", ""]


def test_a_short_standfirst_stays_directly_below_the_headline_alone() -> None:
    assert _reasons("Islanders have waited long", PROSE) == ["", ""]
    assert _reasons("Local", "Islanders have waited long", PROSE) == ["label", "label", ""]


def test_what_ends_as_a_sentence_is_no_label() -> None:
    assert _reasons("Local", "It is done.", PROSE) == ["label", "", ""]


def test_below_the_date_a_line_without_a_full_stop_is_a_caption() -> None:
    assert _reasons(
        "4 October 2025", "The ship at the quay of Northcliff on the day of its arrival", PROSE
    ) == [
        "byline",
        "caption",
        "",
    ]


def test_the_headline_in_other_words_is_repeated() -> None:
    assert _reasons("The ferry line is to reopen in March", PROSE) == ["title-repeated", ""]


def test_a_standfirst_may_be_a_paragraph_above_the_date() -> None:
    assert _reasons(PROSE, "Local", "4 October 2025", "Read on here", PROSE) == [
        "",
        "label",
        "byline",
        "label",
        "",
    ]


def test_behind_the_first_paragraph_nothing_comes_off() -> None:
    assert _reasons(PROSE, "Local", PROSE) == ["", "", ""]


def test_the_beginning_of_a_broken_sentence_stays() -> None:
    assert _reasons("Share", "On Monday the", "ferry line to the island", "will run again", PROSE)[1] == ""


def test_known_reasons_stay() -> None:
    assert _reasons("A ship", PROSE, known={0: "caption", 1: "copyright"}) == ["caption", "copyright"]


def test_the_standfirst_is_the_first_block_that_is_more_than_a_label() -> None:
    blocks = [Block("Share"), Block(STANDFIRST), Block(PROSE)]
    assert standfirst_at(blocks, ["share-bar", "", ""]) == 1
    assert standfirst_at([Block(STANDFIRST, "link"), Block(PROSE)], ["", ""]) is None
    assert standfirst_at([Block("Local"), Block(PROSE)], ["", ""]) is None
