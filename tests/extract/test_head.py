import pytest

from streams.extract.head import Stated, strip_head
from streams.extract.lines import key

TITLE = "Ferry line to reopen in March"
STANDFIRST = "Islanders have waited long for the ship"
PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)
STATED = Stated(title=key(TITLE), authors=frozenset({key("Ruth Ambler-van der Meulen")}))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (TITLE.upper(), "title-repeated"),
        (f"Northcliff : {TITLE}", "title-repeated"),
        ("By Ruth Ambler and Nora Pike", "byline"),
        ("Von Ruth Ambler |", "byline"),
        ("Ruth Ambler-van der Meulen", "byline"),
        ("October 24, 2025 1:10 a.m.", "byline"),
        ("Local news", "label"),
    ],
)
def test_line_between_title_and_article_comes_off(line: str, reason: str) -> None:
    kept, removed = strip_head((line, STANDFIRST, PROSE), STATED)
    assert kept == (STANDFIRST, PROSE)
    assert [(gone.reason, gone.text) for gone in removed] == [(reason, line)]


def test_labels_within_the_article_are_headings() -> None:
    assert strip_head((PROSE, "Local news", PROSE), STATED)[0] == (PROSE, "Local news", PROSE)


def test_short_sentence_opens_an_article() -> None:
    assert strip_head(("It is done.", PROSE), STATED)[0] == ("It is done.", PROSE)


def test_lines_without_prose_are_no_head() -> None:
    assert strip_head(("Local news", "Weather"), STATED)[0] == ("Local news", "Weather")


def test_long_title_is_not_taken_for_prose() -> None:
    title = (
        "The ferry line between the mainland and the island will reopen, and islanders say it was high time!"
    )
    assert strip_head((title, PROSE), Stated(title=key(title)))[0] == (PROSE,)


def test_standfirst_stays() -> None:
    assert strip_head((STANDFIRST, "Von Ruth Ambler |", PROSE), STATED)[0] == (STANDFIRST, PROSE)
