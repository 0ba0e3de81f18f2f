import pytest

from streams.extract.scraped.block import Block
from streams.extract.scraped.fillers import fillers

CAPTION = "Two ferries at the quay of Northcliff on Monday morning"
PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)


def _reasons(*texts: str) -> list[str]:
    blocks = [Block(text) for text in (PROSE * 5, *texts, PROSE[::-1] * 5)]
    return fillers(blocks, [""] * len(blocks))[1:-1]


@pytest.mark.parametrize(
    "text",
    [
        f"{CAPTION} {CAPTION}",
        f"{CAPTION}{CAPTION}",
        f"{CAPTION}. {CAPTION}. Northern Wire",
        f"{CAPTION}… {CAPTION}",
    ],
)
def test_a_text_that_begins_anew_within_itself_is_a_caption(text: str) -> None:
    assert _reasons(text) == ["caption"]


@pytest.mark.parametrize(
    "text",
    [
        f"Seal Island {PROSE} {PROSE[:20]}",
        "The line, the quay, the line and the quay",
        f"{CAPTION[:25]} {CAPTION[:25]} {PROSE} {PROSE} {PROSE}",
    ],
)
def test_words_that_come_again_in_a_sentence_are_none(text: str) -> None:
    assert _reasons(text) == [""]


def test_an_article_that_says_one_thing_all_along_is_none() -> None:
    assert fillers([Block(f"{CAPTION} {CAPTION}")], [""]) == [""]


def test_what_a_site_says_of_its_service_is_none_of_the_article() -> None:
    assert _reasons("Log in or subscribe to our newsletter, and you can read on for free.") == ["promotion"]


def test_a_box_for_two_widths_of_a_screen_is_no_part_of_the_article() -> None:
    box = ["Puzzles of the Post", "Stories of the harbour, by our own people.", "Games of the Post"]
    blocks = [Block(text) for text in (PROSE * 5, *box, "Or", *box, PROSE[::-1] * 5)]
    assert fillers(blocks, ["", "notice", *[""] * 7])[1:5] == ["notice", "promotion", "promotion", ""]
    assert fillers(blocks, ["", "notice", *[""] * 7])[5:8] == ["promotion"] * 3
    assert fillers(blocks, [""] * 9) == [""] * 9


def test_what_is_said_of_the_writer_at_the_end_is_a_byline() -> None:
    biography = "Nora Pike is a senior reporter covering the coast. She joined the Post eight years ago."
    blocks = [Block(text) for text in (PROSE * 5, PROSE * 4, PROSE * 3, biography)]
    assert fillers(blocks, [""] * 4)[-1] == "byline"


def test_rows_of_a_table_may_stand_in_it_again() -> None:
    rows = ["Gull of Northcliff", "Heron of Sill", "Plover of Marrin"]
    assert _reasons(*rows, "Winter", *rows) == [""] * 7
