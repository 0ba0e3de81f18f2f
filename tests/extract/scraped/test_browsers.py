import pytest

from streams.extract.scraped.block import Line
from streams.extract.scraped.browsers import read_lines

LYNX = """\
   #[1]alternate

   (BUTTON) Menu
     * [2]World
          + [3]Europe
               o [4]North

Ferry line to reopen

   [harbour.jpg] The board of [5]Northcliff said so. IFRAME: [6]https://ads.example/f?x=1
   ____________________ Search

References

   1. https://a.example/feed
   2. https://a.example/world
   3. https://a.example/europe
"""


def _read(text: str) -> list[tuple[str, str]]:
    return [(line.text, line.mark) for line in read_lines(text) if line.text]


def test_lynx_numbers_its_links_and_lists_their_addresses_at_the_end() -> None:
    assert _read(LYNX) == [
        ("#alternate", ""),
        ("Menu", ""),
        ("World", "link"),
        ("Europe", "link"),
        ("North", "link"),
        ("Ferry line to reopen", ""),
        ("The board of Northcliff said so.", ""),
        ("Search", ""),
    ]


@pytest.mark.parametrize("bullet", ["•", "□", "☆", "*", "+", "·"])
def test_a_bullet_marks_an_item(bullet: str) -> None:
    assert _read(f"    {bullet} Two ferries a day") == [("Two ferries a day", "item")]


@pytest.mark.parametrize(
    "line", ["======", "* * *", "[logo] [search]", "[                  ]", "▄▄▄▄", "| |", "[image: a ferry]"]
)
def test_a_line_of_marks_is_an_empty_one(line: str) -> None:
    assert _read(line) == []


def test_what_a_writer_puts_in_brackets_stays() -> None:
    text = "“They [the crew] were [sic] late,” [1] she said in Tarsk [Northland]."
    assert _read(text) == [(text, "")]


def test_a_line_reaches_as_far_as_its_indent_and_its_letters_ideographs_twice() -> None:
    assert read_lines("  ab")[0] == Line("ab", 4)
    assert read_lines("  渡船")[0] == Line("渡船", 4, 2)


def test_a_links_number_may_be_broken_anywhere() -> None:
    text = "[1]World [2]Europe [3]North\nto Tarsk, [1\n   4]Northcliff, and [\n   15]Harrow"
    assert _read(text)[1:] == [("to Tarsk,", ""), ("Northcliff, and", "link"), ("Harrow", "link")]


def test_links_numbers_count_in_the_length_of_a_line() -> None:
    assert read_lines("[1]a [2]b [3]c")[0].length == len("[1]a [2]b [3]c")


def test_vowel_signs_of_india_take_no_column() -> None:
    assert read_lines("पुलिस ने")[0] == Line("पुलिस ने", 8, -3)


def test_the_name_of_an_image_ends_the_paragraph_above_it() -> None:
    name = "[e7c9299a-20b6-4da2-bc88-ce860208d65e?format=auto&amp;w=40&amp;s=7dcc62\n   5a855c558e1ae196]"
    lines = read_lines(f"   The line will run again.\n   {name} The ferry at noon")
    assert [line.text for line in lines] == ["The line will run again.", "", "The ferry at noon"]


def test_what_is_said_of_a_link_goes_and_its_line_stays_as_long() -> None:
    """Wrapped lines are joined by how far they reach."""
    text = "The harbour board (opens in a new\nwindow) said so."
    assert [(line.text, line.length) for line in read_lines(text)] == [
        ("The harbour board", 33),
        ("said so.", 16),
    ]
