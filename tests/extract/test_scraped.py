from datetime import UTC, datetime

import pytest

from streams.extract.scraped import read_text
from streams.extract.wrapped import unwrap

FETCHED = datetime(2025, 10, 26, tzinfo=UTC)
PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)


def _title(*head: str, url: str = "https://a.example/1") -> str:
    return read_text("\n".join((*head, PROSE)), url, "a.example", FETCHED).title


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
    found = read_text(
        f"Ferry line to reopen\n{line}\n{PROSE}", "https://a.example/1", "a.example", FETCHED
    ).published_at
    assert (found.isoformat()[:10] if found else None) == day


def test_standfirst_below_the_title_stays_in_the_text() -> None:
    draft = read_text(
        f"Ferry line to reopen\nIslanders have waited long\n{PROSE}",
        "https://a.example/1",
        "a.example",
        FETCHED,
    )
    assert draft.lines == ("Islanders have waited long", PROSE)


def test_sentence_broken_over_lines_is_joined() -> None:
    assert unwrap("The board said it\nwill open the line.\nA new paragraph.") == [
        "The board said it will open the line.",
        "A new paragraph.",
    ]


def test_text_wrapped_throughout_is_joined_block_by_block() -> None:
    block = (
        "The ferry line between the town of Northcliff and\n"
        "Seal Island will run again. Officials of the harbour\nBoard said so on Monday at noon."
    )
    assert unwrap(f"{block}\n\n{block}\n") == [block.replace("\n", " ")] * 2


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    assert unwrap(f"{PROSE}\n{PROSE}") == [PROSE, PROSE]
