import pytest

from streams.extract.head import strip_head

TITLE = "Ferry line to reopen in March"
STANDFIRST = "Islanders have waited long for the ship"
PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (TITLE.upper(), "title-repeated"),
        (f"Northcliff : {TITLE}", "title-repeated"),
        ("By Ruth Ambler and Nora Pike", "byline"),
        ("Local news", "label"),
    ],
)
def test_line_between_title_and_article_comes_off(line: str, reason: str) -> None:
    kept, removed = strip_head((line, STANDFIRST, PROSE), TITLE)
    assert kept == (STANDFIRST, PROSE)
    assert [(gone.reason, gone.text) for gone in removed] == [(reason, line)]


def test_labels_within_the_article_are_headings() -> None:
    assert strip_head((PROSE, "Local news", PROSE), TITLE)[0] == (PROSE, "Local news", PROSE)


def test_short_sentence_opens_an_article() -> None:
    assert strip_head(("It is done.", PROSE), TITLE)[0] == ("It is done.", PROSE)


def test_lines_without_prose_are_no_head() -> None:
    assert strip_head(("Local news", "Weather"), TITLE)[0] == ("Local news", "Weather")


def test_long_title_is_not_taken_for_prose() -> None:
    title = (
        "The ferry line between the mainland and the island will reopen, and islanders say it was high time!"
    )
    assert strip_head((title, PROSE), title)[0] == (PROSE,)
