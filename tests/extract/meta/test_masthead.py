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


def test_heading_with_a_link_in_it_is_none() -> None:
    assert mastheads(markup_of('<h1><a href="/">Rails</a> are laid anew</h1>').headings, URL) == []


def test_name_of_the_site_is_no_title_and_no_part_of_one() -> None:
    head = "<title>Why the tram stopped | Ruth on Rails</title>"
    assert title_of(markup_of(LINK.format("/"), head, URL), URL, "rails.example") == "Why the tram stopped"
    asked = "https://www.rails.example/?p=77"
    assert (
        title_of(markup_of(LINK.format("/"), head, asked), asked, "rails.example") == "Why the tram stopped"
    )
