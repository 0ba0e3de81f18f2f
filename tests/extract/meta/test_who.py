import pytest

from streams.extract.meta.who import authors_of
from tests.extract.meta.pages import URL, ld, titled

META = "<meta name='{}' content='{}'>"
SITE = '<meta property="og:site_name" content="Harrow Daily">'


def _authors(body: str, head: str = "") -> tuple[str, ...]:
    return authors_of(titled(f"<h1>Tram halts</h1>{body}", head))


def _signed(author: str) -> str:
    return ld(f'{{"@type": "Article", "url": "{URL}", "author": {author}}}')


def test_json_ld_comes_before_metas() -> None:
    assert _authors("", _signed('{"name": "Ruth Ambler"}') + META.format("author", "Nora Pike")) == (
        "Ruth Ambler",
    )


def test_json_ld_that_may_be_another_s_comes_after_metas() -> None:
    unsure = ld('{"@type": "Article", "headline": "Ferry", "author": {"name": "Ruth Ambler"}}')
    assert _authors("", unsure + META.format("author", "Nora Pike")) == ("Nora Pike",)
    assert _authors("", unsure) == ("Ruth Ambler",)


def test_first_meta_that_names_somebody_is_believed() -> None:
    head = META.format("author", "Harrow Daily") + META.format("article:author", "https://a.example/") + SITE
    assert _authors("", head + META.format("parsely-author", "Ruth Ambler")) == ("Ruth Ambler",)


def test_label_for_messengers_says_who_wrote() -> None:
    head = META.format("twitter:label1", "{}") + META.format("twitter:data1", "Ruth Ambler")
    assert _authors("", head.format("Written by")) == ("Ruth Ambler",)
    assert _authors("", head.format("Filed under")) == ()


def test_byline_is_read_where_the_markup_names_nobody() -> None:
    assert _authors('<p class="byline">By Ruth Ambler</p>') == ("Ruth Ambler",)
    assert _authors("<p>By Ruth Ambler</p>") == ("Ruth Ambler",)


def test_name_of_the_outlet_is_no_author_where_the_page_shows_one() -> None:
    head = _signed('{"@type": "Organization", "name": "Harrow Daily"}') + SITE
    assert _authors("<p>By Ruth Ambler</p>", head) == ("Ruth Ambler",)


def test_agency_beside_persons_is_an_author() -> None:
    agency = '{"@type": "Organization", "name": "dpa"}'
    assert _authors("", _signed(f'[{{"name": "Ruth Ambler"}}, {agency}]')) == ("Ruth Ambler", "dpa")


def test_outlet_signs_where_nobody_else_does() -> None:
    assert _authors("", _signed('{"@type": "Organization", "name": "Harrow Daily"}') + SITE) == (
        "Harrow Daily",
    )


def test_writer_of_a_site_of_the_same_name_is_a_person() -> None:
    head = '<meta property="og:site_name" content="Ruth Ambler">'
    assert _authors('<p class="author">Ruth Ambler</p>', head) == ("Ruth Ambler",)


def test_account_loses_to_a_name() -> None:
    head = META.format("author", "rambler7")
    assert _authors("<p>By Ruth Ambler</p>", head) == ("Ruth Ambler",)
    assert _authors("", head) == ("rambler7",)


def test_authors_of_comments_are_not_the_article_s() -> None:
    assert _authors('<div id="comments"><p itemprop="author">Nora Pike</p></div>') == ()


@pytest.mark.parametrize("author", ["[]", "null", "5", '{"name": null}', '[[{"name": "Ruth Ambler"}]]'])
def test_author_of_any_shape_is_read(author: str) -> None:
    assert _authors("", _signed(author)) in {(), ("Ruth Ambler",)}


def test_company_is_no_author_where_the_page_shows_one() -> None:
    head = META.format("author", "Northern Print GmbH")
    assert _authors("<p>By Ruth Ambler</p>", head) == ("Ruth Ambler",)
    assert _authors("", head) == ("Northern Print GmbH",)
    assert _authors("<p>By Nora Pike</p>", META.format("author", "Ruth Ambler, Northern Print GmbH"))[0] == (
        "Ruth Ambler"
    )


@pytest.mark.parametrize("outlet", ["The Harrow Daily", "HarrowDaily", "Harrow Daily Online"])
def test_outlet_in_any_spelling_is_no_author_where_the_page_shows_one(outlet: str) -> None:
    head = META.format("author", outlet)
    assert _authors("<p>By Ruth Ambler</p>", head) == ("Ruth Ambler",)
    assert _authors("", head) == (outlet,)


@pytest.mark.parametrize(
    "byline",
    [
        "<div><a rel=author href=/r>Ruth Ambler</a>, <a rel=author href=/n>Nora Pike</a></div>",
        "<p><span class=author>Ruth Ambler</span><span class=author>Nora Pike</span></p>",
        "<ul class=authors><li class=author>Ruth Ambler</li><li class=author>Nora Pike</li></ul>",
        "<p class=byline><a href=/o>Opinion</a> <a href=/r>Ruth Ambler</a> and <a href=/n>Nora Pike</a></p>",
    ],
)
def test_all_who_stand_beside_the_first(byline: str) -> None:
    assert _authors(byline) == ("Ruth Ambler", "Nora Pike")


def test_office_and_place_beside_a_name_are_no_authors() -> None:
    marked = "<span class=author>{}</span>"
    byline = "".join(map(marked.format, ("Ruth Ambler", "Political Editor", "Harrow")))
    assert _authors(f"<p>{byline}</p>") == ("Ruth Ambler",)


def test_author_of_another_article_stands_elsewhere() -> None:
    other = "<section><div><a><span class=author>Nora Pike</span></a></div></section>"
    assert _authors(f"<div><p><span class=author>Ruth Ambler</span></p></div>{other}") == ("Ruth Ambler",)


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By Ruth Ambler and Nora Pike</p>",
        "<p class=byline>By <a href=/r>Ruth Ambler</a> &amp; <a href=/n>Nora Pike</a></p>",
    ],
)
def test_byline_names_more_than_the_markup(byline: str) -> None:
    assert _authors(byline, _signed('{"name": "Ruth Ambler"}')) == ("Ruth Ambler", "Nora Pike")


def test_byline_without_whom_the_markup_names_is_anothers() -> None:
    html = "<p>By Nora Pike and Tom Arden</p><p>Ruth Ambler, Nora Pike says, was there.</p>"
    assert _authors(html, _signed('{"name": "Ruth Ambler"}')) == ("Ruth Ambler",)


def test_section_is_no_author() -> None:
    head = (
        _signed('{"name": "Harbour Affairs"}') + "<meta property='article:section' content='Harbour Affairs'>"
    )
    assert _authors("<p>By Ruth Ambler</p>", head) == ("Ruth Ambler",)
