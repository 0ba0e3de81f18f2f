from streams.extract.scraped.block import Block
from streams.extract.scraped.place import find_place

TITLE = "Ferry line to reopen in March"
PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)
MENU = ["World", "Local news", "Weather", "Council weighs second bridge", "School bus route under review"] * 9
TEASER = (
    "Traffic on the old bridge has doubled in five years, and the council wants to build another one soon."
)
URL = "https://harrowdaily.example/news/ferry-line-to-reopen-in-march"


def _place(lines: list[str], url: str = "https://harrowdaily.example/1") -> tuple[str, list[str]]:
    blocks = [Block(line) for line in lines]
    place = find_place(blocks, url)
    return place.title, lines[place.start : place.end]


def test_the_article_stands_between_menus() -> None:
    assert _place([*MENU, TITLE, PROSE, PROSE, *MENU], URL) == (TITLE, [PROSE, PROSE])


def test_teasers_below_it_are_other_articles() -> None:
    teasers = [line for name in MENU[3:9:2] for line in (name, "Today, 08:31", TEASER)]
    assert _place([TITLE, PROSE, PROSE, "More stories", *teasers], URL) == (TITLE, [PROSE, PROSE])


def test_a_headline_in_a_menu_is_not_the_one_above_the_article() -> None:
    title, body = _place([TITLE, *MENU, TITLE, "Islanders have waited long", PROSE, PROSE], URL)
    assert (title, body) == (TITLE, ["Islanders have waited long", PROSE, PROSE])


def test_a_headline_above_little_text_is_another_articles() -> None:
    other = "Ferry line to reopen, say islanders"
    assert _place([TITLE.upper(), *[PROSE] * 4, *MENU, other, TEASER], URL)[1] == [PROSE] * 4


def test_a_few_titles_in_the_middle_do_not_end_an_article() -> None:
    lines = [TITLE, PROSE, "Related stories:", *MENU[3:5], PROSE]
    assert _place(lines, URL) == (TITLE, lines[1:])


def test_nothing_is_nowhere() -> None:
    assert _place([]) == ("", [])


def test_text_without_prose_is_judged_as_a_whole() -> None:
    assert _place(MENU, URL) == ("", MENU)


def test_a_list_in_an_article_stays() -> None:
    items = [Block(f"Number {at} of the winners", "item") for at in range(8)]
    place = find_place([Block(TITLE, "heading"), *[Block(PROSE)] * 3, *items, *[Block(PROSE)] * 3], URL)
    assert (place.start, place.end) == (1, 15)


def test_items_with_a_caption_and_a_headline_are_no_paragraphs() -> None:
    caption = f"{TEASER.rstrip('.')} {PROSE[:80]}"
    others = [Block(caption, "item") for _ in range(6)]
    place = find_place([Block(TITLE, "heading"), Block(PROSE), *map(Block, MENU), *others], URL)
    assert (place.title, place.start, place.end) == (TITLE, 1, 2)


def test_lines_that_list_things_are_the_articles_and_no_menu() -> None:
    lists = [
        "Northcliff: Old Town, Quay, Seal Street",
        "Seal Island: North Bay, South Bay, the lighthouse",
    ] * 9
    assert _place([TITLE, PROSE, *lists, PROSE, *MENU], URL)[1] == [PROSE, *lists, PROSE]


def test_a_short_sentence_of_a_script_without_spaces_is_none_of_a_menu() -> None:
    text = "北岸町の港湾局は、来月から渡船を再開すると発表した。" * 4
    labels = ["天気", "社会", "スポーツ", "経済"] * 9
    assert _place([*labels, text, "次のとおり。", *labels])[1] == [text, "次のとおり。"]
