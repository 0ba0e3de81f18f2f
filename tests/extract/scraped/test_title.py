import pytest

from streams.extract.scraped.block import Block
from streams.extract.scraped.title import headline_near, named_headline

TITLE = "Fähre nach Küstersiel fährt wieder"
URL = "https://elbtalbote.example/region/faehre-nach-kuestersiel-faehrt-wieder-4711.html"


def _named(*lines: str, url: str = "https://a.example/1") -> str:
    return named_headline([Block(line) for line in lines], url)


def test_the_address_names_the_headline_however_it_spells_it() -> None:
    assert _named("Startseite", "Sturmwarnung für die Küste heute Nacht", TITLE, url=URL) == TITLE


def test_the_pages_own_title_names_it() -> None:
    lines = (
        "Ferry line to reopen in March - Harrow Daily",
        "Weather",
        "Ferry line to reopen in March",
        "More",
    )
    assert _named(*lines) == "Ferry line to reopen in March"


def test_the_first_line_of_a_menu_names_nothing() -> None:
    lines = ("Try it for a month for free", "Try it for a month for free", TITLE)
    assert _named(*lines, url=URL) == TITLE


@pytest.mark.parametrize(
    "line", ["Ferry line, harbour repairs,", "Die Fähre nach Küstersiel fährt wieder, und alle sind froh."]
)
def test_a_list_and_a_sentence_are_no_headlines(line: str) -> None:
    assert _named("Menu", line, url="https://a.example/ferry-line-harbour-repairs") == ""


def test_without_a_name_it_is_what_looks_like_one_above_the_article() -> None:
    lines = ["Sport", "25 October 2025", "By Nora Pike", TITLE, "Share", "A ferry. Photo: Ruth Ambler"]
    assert headline_near([Block(line) for line in lines], len(lines), "https://a.example/1") == 3


def test_a_heading_is_preferred() -> None:
    blocks = [
        Block("Islanders have waited long for the ship"),
        Block("The ferry line is to reopen", "heading"),
    ]
    assert headline_near(blocks, 2, "https://a.example/1") == 1


def test_there_may_be_none() -> None:
    assert headline_near([Block("Home"), Block("Share")], 2, "https://a.example/1") == -1
