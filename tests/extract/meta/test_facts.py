import pytest

from streams.extract.meta.facts import agency_of, outlet_name_of, section_of, types_of_page
from tests.extract.meta.pages import URL, ld, markup_of

META = "<meta property='{}' content='{}'>"


def _article(fields: str) -> str:
    return ld(f'{{"@type": "NewsArticle", "url": "{URL}", {fields}}}')


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (META.format("og:site_name", "Harrow &amp;amp; Daily"), "Harrow & Daily"),
        (
            _article('"publisher": {"name": "Harrow Daily"}') + META.format("og:site_name", "harrow.example"),
            "Harrow Daily",
        ),
        (META.format("og:site_name", "harrow.example"), "harrow.example"),
        (ld('{"@type": "WebSite", "name": "Harrow Daily"}'), "Harrow Daily"),
        (META.format("application-name", "Harrow Daily"), "Harrow Daily"),
        (META.format("publisher", "https://www.facebook.example/harrow"), None),
        (META.format("publisher", "@harrow"), None),
        ("", None),
    ],
)
def test_outlet_name(head: str, name: str | None) -> None:
    assert outlet_name_of(markup_of("", head)) == name


CRUMBS = """{"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"item": {"name": "Sport"}},
             {"name": "Rowing"}, {"name": "Tram halts"}]}"""


@pytest.mark.parametrize(
    ("head", "section"),
    [
        (_article('"articleSection": ["News", "Local &amp; Town"]'), "Local & Town"),
        (_article('"articleSection": "News"'), "News"),
        (META.format("article:section", "Local,Trams"), "Local"),
        (META.format("article:section", "Articles") + ld(CRUMBS), "Sport"),
        (META.format("article:section", "www.harrow.example"), None),
        ("", None),
    ],
)
def test_section(head: str, section: str | None) -> None:
    assert section_of(markup_of("", head), "Tram halts") == section


@pytest.mark.parametrize(
    ("head", "authors", "agency"),
    [
        (_article('"sourceOrganization": {"name": "AFP"}'), (), "AFP"),
        (_article('"creditText": "Reuters"'), (), "Reuters"),
        (
            _article('"author": {"@type": "Organization", "name": "The Associated Press"}'),
            (),
            "The Associated Press",
        ),
        (META.format("article:source", "dpa"), (), "dpa"),
        ("", ("Ruth Ambler", "dpa"), "dpa"),
        (_article('"sourceOrganization": {"name": "Harrow Daily"}'), ("Ruth Ambler",), None),
    ],
)
def test_agency(head: str, authors: tuple[str, ...], agency: str | None) -> None:
    assert agency_of(markup_of("", head), authors) == agency


def test_types_are_the_article_s_and_the_page_s_without_those_of_other_articles() -> None:
    head = _article('"headline": "Tram halts"') + META.format("og:type", "article")
    other = ld('[{"@type": "LiveBlogPosting", "url": "/b"}, {"@type": "schema:VideoObject"}]')
    assert types_of_page(markup_of("", head + other)) == {"NewsArticle", "VideoObject", "article"}
