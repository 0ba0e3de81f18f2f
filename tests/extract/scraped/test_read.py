"""Scraped text becomes a draft: what is found around the headline, and what is taken off."""

from datetime import UTC, datetime

import pytest

from streams.extract.draft import Draft
from streams.extract.scraped import read_text
from streams.extract.scraped.block import Block
from streams.extract.scraped.read import biography_at

FETCHED = datetime(2025, 10, 26, tzinfo=UTC)
PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)
MORE = (
    "Repairs cost 4.2 million, of which the regional government pays two thirds and the town pays the rest."
)
NAME = "Nora Pike"
PARAGRAPHS = [
    Block(
        "The ferry line between Northcliff and Seal Island will run again from the first week of March, as "
        f"the harbour board of the old town has said {day} after a year of repairs to the quay."
    )
    for day in ("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Sunday")
]
LIFE = Block(f"{NAME} covers the islands and the sea, and has written of ferries for more than ten years.")


def _read(*lines: str, url: str = "https://a.example/1", outlet: str = "a.example") -> Draft:
    return read_text("\n".join(lines), url, outlet, FETCHED)


def _title(*head: str, url: str = "https://a.example/1") -> str:
    return _read(*head, PROSE, url=url).title


def test_title_is_the_line_that_the_url_names() -> None:
    url = "https://a.example/news/ferry-line-to-reopen-in-march_123.html"
    assert _title("Storm warning for the coast tonight", "Ferry line to reopen in March", url=url) == (
        "Ferry line to reopen in March"
    )


def test_title_is_the_line_that_stands_twice() -> None:
    assert (
        _title("Today's front page", "Ferry line to reopen", "Ferry line to reopen") == "Ferry line to reopen"
    )


def test_title_is_no_sentence_if_there_is_a_headline() -> None:
    assert (
        _title("Your trusted source since 1881.", "Ferry line to reopen in March")
        == "Ferry line to reopen in March"
    )


def test_text_without_a_headline_has_no_title() -> None:
    assert _title() == ""


def test_title_is_without_the_outlets_name() -> None:
    draft = _read("Ferry line to reopen | Harrow Daily", PROSE, outlet="harrowdaily.example")
    assert draft.title == "Ferry line to reopen"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("October 4, 2025", "2025-10-04"),
        ("Updated: 4 Oct 2025 10:30 GMT", "2025-10-04"),
        ("2025-10-04", "2025-10-04"),
        ("4. Oktober 2025, 10:30 Uhr", "2025-10-04"),
        ("In 2025 the ferry stopped", None),
        ("4 October 2031", None),
    ],
)
def test_date_line(line: str, day: str | None) -> None:
    date = _read("Ferry line to reopen", line, PROSE).published_at
    assert (date.isoformat()[:10] if date else None) == day


def test_date_of_publication_is_preferred_to_that_of_a_change() -> None:
    draft = _read("Ferry line to reopen", "Updated 5 October 2025", "Published 4 October 2025", PROSE)
    assert draft.published_at == datetime(2025, 10, 4, tzinfo=UTC)


def test_date_of_a_change_near_the_headline_is_preferred_to_any_farther_off() -> None:
    teaser = ["Storm warning for the coast", "1 May 2021"]
    lines = ["Ferry line to reopen", "Updated 5 October 2025", *["Share"] * 8, *teaser, PROSE]
    draft = _read(*lines, url="https://a.example/news/ferry-line-to-reopen")
    assert draft.published_at == draft.modified_at == datetime(2025, 10, 5, tzinfo=UTC)


def test_a_later_change_is_on_record() -> None:
    draft = _read("Ferry line to reopen", "4 October 2025", "Updated 5 October 2025", PROSE)
    assert (draft.published_at, draft.modified_at) == (
        datetime(2025, 10, 4, tzinfo=UTC),
        datetime(2025, 10, 5, tzinfo=UTC),
    )


def test_the_date_may_be_above_the_article_when_a_menu_stands_between_it_and_the_headline() -> None:
    menu = [f"Section {name}{other} of the paper" for name in "abcdefghij" for other in "abcdefghijklm"]
    url = "https://a.example/ferry-line-to-reopen-in-march"
    draft = _read("Ferry line to reopen in March", *menu, "4 October 2025", PROSE, MORE, PROSE, url=url)
    assert draft.published_at == datetime(2025, 10, 4, tzinfo=UTC)


def test_date_of_the_address_where_no_line_has_one() -> None:
    draft = _read("Ferry line to reopen", PROSE, url="https://a.example/2025/10/04/ferry-line-to-reopen")
    assert draft.published_at == datetime(2025, 10, 4, tzinfo=UTC)


@pytest.mark.parametrize(("outlet", "month"), [("a.example", 3), ("a.co.uk", 4)])
def test_month_comes_first_in_english_but_for_most_countries_that_write_it(outlet: str, month: int) -> None:
    date = _read("Ferry line to reopen", "3/4/2025", PROSE, outlet=outlet).published_at
    assert date is not None
    assert date.month == month


@pytest.mark.parametrize(
    "lines",
    [
        ("By Nora Pike",),
        ("by", "Nora Pike"),
        ("4 October 2025", "Nora Pike"),
        ("Nora Pike", "4 October 2025, 10:30"),
        ("Nora Pike | 4 October 2025",),
    ],
)
def test_author_stands_behind_by_or_beside_a_date_and_not_in_the_text(lines: tuple[str, ...]) -> None:
    draft = _read("Ferry line to reopen", *lines, PROSE, MORE)
    assert draft.authors == ("Nora Pike",)
    assert draft.lines == (PROSE, MORE)


def test_standfirst_below_the_title_stays_in_the_text() -> None:
    draft = _read("Ferry line to reopen in March", "Islanders have waited long", PROSE)
    assert draft.lines == ("Islanders have waited long", PROSE)


def test_standfirst_among_labels_is_no_teaser() -> None:
    standfirst = "Islanders have waited long for the ship, and some of them for years"
    labels = ("Share", "5 October 2025", "Local", "Share", "6 min")
    url = "https://a.example/ferry-line-to-reopen-in-march"
    draft = _read("Ferry line to reopen in March", standfirst, *labels, PROSE, MORE, url=url)
    assert draft.lines == (standfirst, PROSE, MORE)


def test_what_is_taken_off_is_on_record_in_its_order() -> None:
    menu = [f"Section {name}" for name in "abcdefghijklmnopqrstuvwxyz"]
    lines = ("404", *menu, "Ferry line to reopen", "4 October 2025", PROSE, MORE, "Comments", "First!")
    removed = [(gone.reason, gone.text) for gone in _read(*lines).removed]
    assert [reason for reason, _ in removed] == [
        "error-page-head",
        "above-title",
        "navigation",
        "above-title",
        "byline",
        "comments",
    ]
    gone = "\n".join(text for _, text in removed).split("\n")
    assert [line for line in lines if line not in {"Ferry line to reopen", PROSE, MORE}] == gone


@pytest.mark.parametrize(
    "caption",
    [
        ("A ferry at the quay of Northcliff", "A ferry at the quay of Northcliff"),
        ("A ferry at the quay", "A ferry at the quay Photo: Ruth Ambler"),
        ("A ferry at the quay of Northcliff in the autumn of last year", "© Ruth Ambler/Harbour Board"),
        ("The new landing stage of Northcliff on Monday. (Ruth Ambler/Fjord Press)",),
    ],
)
def test_captions_come_off(caption: tuple[str, ...]) -> None:
    above, below = [f"{PROSE} {MORE}", PROSE], [f"{MORE} {PROSE}", MORE]
    draft = _read("Ferry line to reopen", *above, *caption, *below)
    assert draft.lines == (*above, *below)


def test_paragraphs_that_all_stand_twice_are_no_captions() -> None:
    lines = (PROSE, PROSE, MORE, MORE)
    assert _read("Ferry line to reopen", *lines).lines == lines


def test_date_behind_the_headline_of_a_page_on_one_line() -> None:
    menu = " ".join(f"Section {name}" for name in "ABCDEFGH")
    head = "Ferry line to reopen in March Share Nora Pike Published 4 October 2025, 10:30 GMT Local"
    text = f"Ferry line to reopen in March | Harrow Daily {menu} {head} " + " ".join([PROSE, MORE] * 8)
    assert _read(text).published_at == datetime(2025, 10, 4, tzinfo=UTC)


def _biography_at(*blocks: Block) -> int:
    return biography_at(blocks, [""] * len(blocks), [NAME])


def test_a_biography_begins_with_the_authors_name_as_its_first_words_or_above_it() -> None:
    assert _biography_at(*PARAGRAPHS, LIFE) == 6
    assert _biography_at(*PARAGRAPHS, Block(f"By {NAME}"), LIFE) == 6
    assert _biography_at(*PARAGRAPHS, Block(NAME), Block(LIFE.text.replace(NAME, "She"))) == 6


def test_an_article_without_a_biography_ends_where_it_ends() -> None:
    assert _biography_at(*PARAGRAPHS) == 6
    assert _biography_at(*PARAGRAPHS[:3], LIFE, *PARAGRAPHS[3:]) == 7


def test_a_signature_below_the_article_is_no_biography() -> None:
    assert _biography_at(*PARAGRAPHS, Block(NAME)) == 7
