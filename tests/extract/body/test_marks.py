import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.body.marks import Mark, is_pictured, is_standfirst, mark_of
from streams.extract.body.outline import Element


def _element(names: str = "", tag: str = "div", **attributes: str | None) -> Element:
    return Element(tag, 0, {"class": names, **attributes}, 0)


@pytest.mark.parametrize(
    "names",
    [
        "related", "article__related", "relatedLinks", "articleRelated_list__x3f", "post-share-bar",
        "newsletter-box", "NewsletterSignup", "sidebar1", "relatedarticles", "wp-caption-text", "author-bio",
        "ad", "werbung", "sp-dsgvo-popup", "postmetadata alt",
        "x not-prose",
    ],
)  # fmt: skip
def test_furniture_by_name(names: str) -> None:
    assert mark_of(_element(names)) is Mark.FURNITURE


@pytest.mark.parametrize(
    "names",
    [
        "article-body",
        "correlated",
        "shareholders",
        "adventure",
        "has-sidebar",
        "no-share",
        "with-ads",
        "commentary",
        "",
    ],
)
def test_names_that_say_nothing(names: str) -> None:
    assert mark_of(_element(names)) is Mark.NONE


@pytest.mark.parametrize(
    "names",
    ["comments", "comment-list", "articleComments", "allcommentsbelow", "kommentare", "style_commentlinks"],
)
def test_comments_by_name(names: str) -> None:
    assert mark_of(_element(names)) is Mark.COMMENTS


def test_id_counts_as_the_class_does() -> None:
    assert mark_of(_element(id="disqus_thread")) is Mark.COMMENTS


@pytest.mark.parametrize("tag", ["aside", "footer", "form", "figure", "figcaption"])
def test_furniture_by_tag(tag: str) -> None:
    assert mark_of(_element(tag=tag)) is Mark.FURNITURE


def test_figure_around_a_table_is_none() -> None:
    element = _element(tag="figure")
    element.holds = True
    assert mark_of(element) is Mark.NONE


@pytest.mark.parametrize(
    "attributes",
    [
        {"hidden": None}, {"aria-hidden": "true"}, {"style": "color: red; display:none"},
        {"style": "visibility : hidden"}, {"class": "box sr-only"}, {"class": "hidden"},
        {"class": "visually-hidden"}, {"class": "print-only"},
    ],
)  # fmt: skip
def test_hidden(attributes: dict[str, str | None]) -> None:
    assert mark_of(Element("div", 0, attributes, 0)) is Mark.HIDDEN


@pytest.mark.parametrize(
    "attributes",
    [
        {"class": "hidden md:block"}, {"class": "d-none d-lg-flex"}, {"class": "overflow-hidden"},
        {"style": "display: block"}, {"aria-hidden": "false"}, {"class": "paywall", "style": "display:none"},
    ],
)  # fmt: skip
def test_shown(attributes: dict[str, str | None]) -> None:
    assert mark_of(Element("div", 0, attributes, 0)) is Mark.NONE


def test_picture_and_standfirst_by_name() -> None:
    assert is_pictured(_element("article-image"))
    assert is_pictured(_element("contentimage"))
    assert not is_pictured(_element("imagine"))
    assert is_standfirst(_element("article__standfirst"))
    assert not is_standfirst(_element("leader"))


@given(st.text(), st.text(), st.text())
def test_any_names_have_a_mark(names: str, name: str, style: str) -> None:
    assert mark_of(_element(names, id=name, style=style)) in Mark
