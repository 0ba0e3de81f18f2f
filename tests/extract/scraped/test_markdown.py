import pytest

from streams.extract.scraped.block import Block
from streams.extract.scraped.markdown import is_markdown, read_markdown


def test_three_links_are_a_notation_and_brackets_in_prose_are_none() -> None:
    assert is_markdown("[a](/a) [b](/b) [c](/c)")
    assert not is_markdown("The clause [12] (of 1931) was struck out, the court [3](sic) said.")


def test_what_lynx_writes_behind_a_number_is_no_address() -> None:
    assert not is_markdown("[12](BUTTON) Home\n[13](BUTTON) Sport\n[217](843) 466-6414")


def test_two_headings_are_a_notation_where_the_links_are_left_out() -> None:
    assert is_markdown("# Ferry line to reopen\n\nThe board said so.\n\n## Two boats\n\nOne is new.")
    assert not is_markdown("Install it:\n\n# as root\nmake install\n\n# as anyone\nferry --version")


def test_a_line_below_a_heading_says_that_it_is_one() -> None:
    assert read_markdown("Two boats\n=========\n\nOne is new.\n\nOne is old\n\n---\nx") == [
        Block("Two boats", "heading"),
        Block("One is new."),
        Block("One is old"),
        Block("x"),
    ]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("# Ferry line to reopen", Block("Ferry line to reopen", "heading")),
        ("  * Two ferries a day", Block("Two ferries a day", "item")),
        ("1. Two ferries a day", Block("Two ferries a day", "item")),
        ("> It was high time", Block("It was high time")),
        ("[Weather](/weather)", Block("Weather", "link")),
        ('  * [Weather](/weather "Today\'s weather")', Block("Weather", "link")),
        ("The [board](/board) said so on Monday.", Block("The board said so on Monday.")),
        ("It was **high time** , _she_ said", Block("It was high time , she said")),
        ("5 \\* 3 is fifteen\\.", Block("5 * 3 is fifteen.")),
        ("snake_case_name stays", Block("snake_case_name stays")),
        ("See <https://a.example/b> for more", Block("See for more")),
    ],
)
def test_a_mark_says_what_a_line_is_and_is_taken_off(text: str, block: Block) -> None:
    assert read_markdown(text) == [block]


def test_wrapped_lines_are_one_paragraph_and_a_break_of_the_page_divides_them() -> None:
    text = "The board said it\nwill open the line.\n\nFirst verse  \nSecond verse"
    assert [block.text for block in read_markdown(text)] == [
        "The board said it will open the line.",
        "First verse",
        "Second verse",
    ]


def test_an_address_may_be_broken_anywhere_and_have_brackets() -> None:
    text = "It said [the board\nof the port](https://a.example/the-\nboard_(port)/x-\ny?a=b) on Monday."
    assert [block.text for block in read_markdown(text)] == ["It said the board of the port on Monday."]


def test_images_are_left_out_within_links_too() -> None:
    text = (
        "![A ferry at the quay](/ferry.jpg)\n\n[![logo](data:image/svg+xml,%3Csvg viewBox='0 0 (1)'%3E)](/) x"
    )
    assert read_markdown(text) == [Block("x")]


def test_cells_of_a_row_are_blocks_and_rules_are_nothing() -> None:
    assert read_markdown("Wheat | 14,000\n---|---\n* * *") == [Block("Wheat"), Block("14,000")]


def test_all_lines_of_a_card_are_links() -> None:
    text = (
        "[\n\n![A quay](/q.jpg)\n\n### Quay to be repaired\n\nThe board will pay.\n\n](/quay)\n\nIt said so."
    )
    assert read_markdown(text) == [
        Block("Quay to be repaired", "link"),
        Block("The board will pay.", "link"),
        Block("It said so."),
    ]


def test_what_stands_in_place_of_an_image_may_have_brackets() -> None:
    assert read_markdown("![The quay [photo: Northern Wire]](/quay.jpg)\n\nIt said so.") == [
        Block("It said so.")
    ]
