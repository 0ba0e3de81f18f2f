from datetime import UTC, datetime

import pytest
from lxml import html as lxml_html

from streams.extract.html import read_html
from streams.extract.meta.authors import people
from streams.extract.meta.dates import parse_date, published_of
from streams.extract.meta.jsonld import article_nodes, names
from streams.extract.meta.markup import read_markup
from streams.extract.meta.title import title_of

FETCHED = datetime(2025, 10, 26, tzinfo=UTC)
URL = "https://www.harrowdaily.example/a"


def _title(head: str, body: str = "") -> str:
    tree = lxml_html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return title_of(read_markup(tree), "harrowdaily.example")


def _published(head: str) -> str | None:
    tree = lxml_html.document_fromstring(f"<html><head>{head}</head><body><p>x</p></body></html>")
    found = published_of(read_markup(tree), tree, URL, FETCHED)
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Tram halts | Harrow Daily</title>",
            "<h1>Harrow Daily</h1><h1>Tram halts</h1>",
            "Tram halts",
        ),
        ("<title>Tram halts - Local - harrowdaily</title>", "", "Tram halts - Local"),
        (
            "<title>Harrow Daily: Tram halts</title><meta property='og:site_name' content='Harrow Daily'>",
            "",
            "Tram halts",
        ),
        (
            "<meta property='og:title' content='Why the tram stopped'>",
            "<h1>Business</h1>",
            "Why the tram stopped",
        ),
        ("<title>Q&amp;amp;A: trams</title>", "", "Q&A: trams"),
        ("", "<h1>Tram halts at noon</h1>", "Tram halts at noon"),
        ("", "<h1></h1>", ""),
    ],
)
def test_title(head: str, body: str, title: str) -> None:
    assert _title(head, body) == title


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-01-14T07:30:00+01:00", "2025-01-14T07:30:00+01:00"),
        ("2025-01-14T07:30:00Z", "2025-01-14T07:30:00+00:00"),
        ("2025-01-14 07:30:00 +0100", "2025-01-14T07:30:00+01:00"),
        ("2025-01-14", "2025-01-14T00:00:00+00:00"),
        ("Tue, 14 Jan 2025 07:30:00 -0500", "2025-01-14T07:30:00-05:00"),
        ("2025-01-14 at seven", "2025-01-14T00:00:00+00:00"),
    ],
)
def test_date_keeps_the_offset_of_the_page(text: str, iso: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize("text", ["", "soon", "9999-99-99", "0"])
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_date_in_the_future_is_passed_over() -> None:
    meta = "<meta property='article:published_time' content='{}'>"
    both = meta.format("2031-01-01") + "<meta name='date' content='2025-10-20'>"
    assert _published(both) == "2025-10-20T00:00:00+00:00"


@pytest.mark.parametrize(
    ("stated", "publishers", "found"),
    [
        (["By Ruth Ambler and Nora Pike"], [], ("Ruth Ambler", "Nora Pike")),
        (["Ruth Ambler (ram); ruth ambler"], [], ("Ruth Ambler",)),
        (["Harrow Daily", "Ruth Ambler"], ["Harrow Daily"], ("Ruth Ambler",)),
        (["https://harrowdaily.example/authors/ruth", "editor@harrowdaily.example"], [], ()),
        (["admin", "Staff", "12 March 2025"], [], ()),
        (["Mar&iacute;a L&oacute;pez"], [], ("María López",)),
    ],
)
def test_people(stated: list[str], publishers: list[str], found: tuple[str, ...]) -> None:
    assert people(stated, publishers) == found


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ('<p>By: <span itemprop="author">WK7 Staff</span></p>', ("WK7 Staff",)),
        ("<p><span>By Ruth Ambler</span> <time>8 a.m.</time></p>", ("Ruth Ambler",)),
        ("By Ruth Ambler<br>", ("Ruth Ambler",)),
    ],
)
def test_author_is_read_from_the_byline(body: str, authors: tuple[str, ...]) -> None:
    prose = "<p>The tram to the harbour halts for a week while the rails are laid anew, the city said.</p>"
    page = f"<html><body><article><h1>Tram halts</h1>{body}{prose * 3}</article></body></html>"
    assert read_html(page, URL, "harrowdaily.example", FETCHED).authors == authors


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        ('<meta property="og:type" content="article">', True),
        ('<meta property="og:type" content="event">', True),
        ('<meta property="article:published_time" content="2025-10-24">', True),
        ('<script type="application/ld+json">{"@type": "NewsArticle"}</script>', True),
        ('<meta property="og:type" content="website">', False),
        ("<title>Harbour</title>", False),
    ],
)
def test_page_that_declares_itself_an_article(head: str, declared: bool) -> None:
    tree = lxml_html.document_fromstring(f"<html><head>{head}</head><body><p>x</p></body></html>")
    assert read_markup(tree).declares_article() is declared


def test_author_that_is_a_reference_is_looked_up() -> None:
    script = """{"@graph": [{"@type": "Article", "author": {"@id": "#r"}},
                            {"@type": "Person", "@id": "#r", "name": "Ruth Ambler"}]}"""
    assert [list(names(node["author"])) for node in article_nodes([script])] == [["Ruth Ambler"]]


@pytest.mark.parametrize(
    "script",
    ["", "{", "[" * 50_000, "null", "5", '"NewsArticle"', '{"@type": {"a": 1}}', '{"@type": [null, 5]}'],
)
def test_script_that_holds_no_article_gives_none(script: str) -> None:
    assert article_nodes([script]) == ()


def test_trailing_commas_and_line_breaks_are_forgiven() -> None:
    assert article_nodes(['[{"@type": "NewsArticle", "headline": "a\nb",},]'])[0]["headline"] == "a\nb"


def test_text_in_the_place_of_a_title_is_none() -> None:
    assert _title("<title>Tram halts</title>", f"<h1>{'Tram halts at noon. ' * 100}</h1>") == "Tram halts"
