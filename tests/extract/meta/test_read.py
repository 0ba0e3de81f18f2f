from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extract.html import read_html
from streams.extract.meta import read_meta
from streams.extract.page import Html
from tests.extract.meta.pages import FETCHED, PROSE, URL, ld, meta_of, page_of

ARTICLE = f"""{{"@type": "NewsArticle", "url": "{URL}", "headline": "Tram halts at noon",
    "inLanguage": "en-GB",
    "author": {{"@type": "Person", "name": "Ruth Ambler"}},
    "datePublished": "2025-10-20T07:00+01:00",
    "dateModified": "2025-10-21T07:00+01:00", "articleSection": "Local",
    "image": "/i/tram.jpg",
    "isAccessibleForFree": false, "sourceOrganization": {{"name": "PA Media"}},
    "articleBody": "The tram halts.",
    "publisher": {{"name": "Harrow Daily"}}, "description": "No trams for a week."}}"""


def test_record_is_filled_from_json_ld() -> None:
    meta = meta_of("<h1>Tram halts at noon</h1>", ld(ARTICLE) + '<link rel="canonical" href="/tram">')
    assert meta.title == "Tram halts at noon"
    assert meta.authors == ("Ruth Ambler",)
    assert str(meta.published_at) == "2025-10-20 07:00:00+01:00"
    assert str(meta.modified_at) == "2025-10-21 07:00:00+01:00"
    assert (meta.canonical_url, meta.outlet_name, meta.section) == ("/tram", "Harrow Daily", "Local")
    assert (meta.agency, meta.image, meta.accessible_for_free) == ("PA Media", "/i/tram.jpg", False)
    assert (meta.declared_language, meta.standfirsts) == ("en", frozenset({"no trams for a week"}))
    assert (meta.declares_article, meta.types, meta.article_body) == (
        True,
        frozenset({"NewsArticle"}),
        "The tram halts.",
    )


def test_the_canonical_address_is_that_of_no_other_link() -> None:
    links = '<link rel="author" href="/humans.txt"><link itemprop="url" href="/">'
    meta = meta_of("<h1>Tram halts at noon</h1>", f'{links}<link rel="alternate Canonical" href="/tram">')
    assert meta.canonical_url == "/tram"
    assert meta_of("<h1>Tram halts at noon</h1>", links).canonical_url is None


def test_record_of_a_bare_page_is_empty() -> None:
    meta = meta_of(PROSE)
    assert (meta.title, meta.authors, meta.published_at, meta.modified_at) == ("", (), None, None)
    assert (meta.section, meta.agency, meta.image, meta.accessible_for_free) == (None, None, None, None)
    assert (meta.declares_article, meta.types, meta.article_body) == (False, frozenset(), None)


@settings(max_examples=50)
@given(st.text(alphabet="<>/=\"' abc{}[]:,@h1metaitemprop"))
def test_no_page_raises(body: str) -> None:
    meta_of(body, ld(body))


def test_tree_of_lxml_is_not_built() -> None:
    page = page_of(f"<h1>Tram halts</h1>{PROSE}")
    read_meta(page)
    assert "lxml" not in vars(page)


def test_article_has_the_authors_of_its_page() -> None:
    byline = '<p>By: <span itemprop="author">WK7 Staff</span></p>'
    page = f"<html><body><article><h1>Tram halts</h1>{byline}{PROSE * 3}</article></body></html>"
    assert read_html(Html(page), URL, "harrowdaily.example", FETCHED).authors == ("WK7 Staff",)
