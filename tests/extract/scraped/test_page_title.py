from streams.extract.scraped.block import Block
from streams.extract.scraped.page_title import parted_at_title

TITLE = "Ferry line to reopen in March"


def _parted(*lines: str) -> list[str]:
    return [block.text for block in parted_at_title([Block(line) for line in lines])]


def test_a_title_at_the_top_is_found_again_within_a_line() -> None:
    assert _parted(f"{TITLE} | Harrow Daily", "Home", f"Local {TITLE} By Nora Pike") == [
        TITLE,
        "| Harrow Daily",
        "Home",
        "Local",
        TITLE,
        "By Nora Pike",
    ]


def test_every_place_on_one_line_is_found() -> None:
    menu = "Home News Local Weather Sport Courts Obituaries Jobs Cars Property Classifieds Imprint " * 4
    assert _parted(f"{TITLE} {menu}{TITLE} The board said so. {TITLE}").count(TITLE) == 3


def test_a_beginning_that_is_not_the_whole_title_is_none() -> None:
    lines = (f"{TITLE} after repairs", f"{TITLE} and other news")
    assert _parted(*lines) == list(lines)


def test_a_sentence_that_comes_again_is_no_title() -> None:
    lines = ("The board said so on Monday.", "The board said so on Monday. It was late.")
    assert _parted(*lines) == list(lines)


def test_no_text_has_no_title() -> None:
    assert parted_at_title([]) == []
