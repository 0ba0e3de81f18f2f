import pytest

from streams.extract.meta.markup import marked_in, read_markup
from tests.extract.meta.pages import ld, markup_of, page_of


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        ('<meta property="og:type" content="article">', True),
        ('<meta property="og:type" content="event">', True),
        ('<meta property="article:published_time" content="2025-10-24">', True),
        (ld('{"@type": "NewsArticle"}'), True),
        ('<meta property="og:type" content="website">', False),
        ("<title>Harbour</title>", False),
    ],
)
def test_page_that_declares_itself_an_article(head: str, declared: bool) -> None:
    assert markup_of("<p>x</p>", head).declares_article() is declared


def test_meta_is_read_by_name_and_by_property_blind_to_case() -> None:
    head = '<meta name=" Author" content=" Ruth  Ambler "><meta property="OG:Title" content="Tram">'
    markup = markup_of("", head)
    assert (markup.meta("author"), markup.meta("og:title")) == ("Ruth Ambler", "Tram")


def test_meta_that_says_nothing_is_passed_over() -> None:
    assert markup_of("", '<meta name="author" content=" "><meta content="x">').metas == {}


def test_title_of_a_drawing_is_not_the_page_s() -> None:
    assert (
        markup_of("<svg><title>Logo</title></svg>", "<title></title><title>Tram</title>").page_title == "Tram"
    )


def test_element_that_fits_twice_is_read_once() -> None:
    marked = marked_in(page_of('<p class="byline author" rel="author">Ruth</p>'))
    assert len(marked) == 1


def test_page_of_nothing_has_no_markup() -> None:
    markup = markup_of("")
    assert (markup.metas, markup.articles, markup.headings, markup.page_title, markup.canonical) == (
        {},
        (),
        (),
        "",
        None,
    )


def test_page_of_a_million_elements_is_cut() -> None:
    assert len(read_markup(page_of("<h1 class=date>Tram</h1>" * 20_000)).headings) < 100
