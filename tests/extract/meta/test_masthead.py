import pytest

from streams.extract.meta.masthead import mastheads
from streams.extract.meta.title import title_of
from tests.extract.meta.pages import markup_of

URL = "https://www.rails.example/blog/2025/tram-halts"
LINK = '<h1><a href="{}">Ruth on Rails</a></h1>'


@pytest.mark.parametrize(
    "href", ["/", "https://rails.example", "//www.rails.example/", "/blog/", "../../../", " / "]
)
def test_heading_that_leads_to_a_page_above_is_a_name(href: str) -> None:
    assert mastheads(markup_of(LINK.format(href)).headings, URL) == ["Ruth on Rails"]


@pytest.mark.parametrize(
    "href", ["/blog/2025/tram-halts", "/other/", "https://elsewhere.example/", "/?p=7", "http://[", "#top"]
)
def test_heading_that_leads_elsewhere_is_none(href: str) -> None:
    assert mastheads(markup_of(LINK.format(href)).headings, URL) == []


@pytest.mark.parametrize("path", ["blog/?p=77", "blog/2026/", "blog/ampere/", "blog/" + 40 * "1" + "x"])
def test_heading_above_an_article_known_by_a_number_is_a_name(path: str) -> None:
    url = f"https://www.rails.example/{path}"
    assert mastheads(markup_of(LINK.format("/blog/"), url=url).headings, url) == ["Ruth on Rails"]


def test_heading_with_a_link_in_it_is_none() -> None:
    assert mastheads(markup_of('<h1><a href="/">Rails</a> are laid anew</h1>').headings, URL) == []


def test_name_of_the_site_is_no_title_and_no_part_of_one() -> None:
    head = "<title>Why the tram stopped | Ruth on Rails</title>"
    assert title_of(markup_of(LINK.format("/"), head, URL), URL, "rails.example") == "Why the tram stopped"
    asked = "https://www.rails.example/?p=77"
    assert (
        title_of(markup_of(LINK.format("/"), head, asked), asked, "rails.example") == "Why the tram stopped"
    )


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("2026/tram/amp/", ""),
        ("2026/tram/2/", ""),
        ("2026/tram/page/2", ""),
        ("2026/tram/?page=2", ""),
        ("2026/tram/comments/", "<title>Tram halts in Harrow - Harrow Times</title>"),
        ("2026/tram/comments/", '<meta property="og:title" content="Tram halts in Harrow">'),
    ],
)
def test_headline_that_leads_to_the_article_itself_is_its_title(path: str, head: str) -> None:
    url = f"https://www.rails.example/{path}"
    head = head or "<title>The halt - Harrow Times</title>"
    heading = '<h1><a href="/2026/tram/">Tram halts in Harrow</a></h1>'
    assert title_of(markup_of(heading, head, url), url, "rails.example") == "Tram halts in Harrow"


def test_name_that_a_title_begins_with_is_one_where_it_leads_to_the_front_page() -> None:
    titles = ("Ruth on Rails | Why the tram stopped",)
    assert mastheads(markup_of(LINK.format("/")).headings, URL, titles) == ["Ruth on Rails"]
    assert mastheads(markup_of(LINK.format("/blog/")).headings, URL, titles) == []
