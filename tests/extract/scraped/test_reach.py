from streams.extract.scraped.block import Block
from streams.extract.scraped.reach import below
from streams.extract.scraped.span import measure, values_of

TITLE = "Nine tools for a small boatyard"
PROSE = (
    "A spokeshave rounds what a plane cannot reach, and in a small yard it is the first tool that is taken "
    "from the wall in the morning, and the last one that is hung up again in the evening. It wants a sharp "
    "iron and a light hand, and it will last for longer than the boat that it has been bought for, they say."
)
TOOL = ["1. Spokeshave", "Plan to spend", "Some forty crowns", "Where to buy", "Harrow Hardware", "Cliff"]
TEASER = "The council wants to build a second bridge to the island, and will vote on it in the autumn."


def _below(lines: list[str], at: int = 0, mark: str = "") -> tuple[int, int]:
    sized = measure([Block(line, mark if line in TOOL else "") for line in lines])
    reasons = [""] * len(lines)
    return below(sized, reasons, values_of(sized, reasons), at)


def test_a_guide_goes_on_over_its_labels() -> None:
    lines = [TITLE, PROSE, *TOOL, PROSE, *TOOL, PROSE, *TOOL, PROSE]
    assert _below(lines) == (1, len(lines))


def test_links_are_no_labels_of_a_guide() -> None:
    lines = [TITLE, PROSE, PROSE, *TOOL, PROSE, *TOOL, PROSE, *TOOL, PROSE]
    assert _below(lines, mark="link") == (1, 3)


def test_teasers_below_an_article_are_no_paragraphs_of_a_guide() -> None:
    lines = [TITLE, PROSE, PROSE, *[text for label in TOOL for text in (*TOOL, label, TEASER)]]
    assert _below(lines) == (1, 3)


def test_a_headline_far_above_the_text_does_not_take_a_menu_in() -> None:
    menu = TOOL * 3
    lines = [TITLE, *menu, PROSE, *menu, *menu, PROSE, *TOOL, PROSE, *[PROSE] * 3]
    start, _ = _below([TITLE, *menu * 5, *lines[len(menu) + 1 :]])
    assert start > len(menu) * 5
