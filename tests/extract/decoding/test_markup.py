import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from streams.extract.decoding import as_html, is_markup

XHTML = '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'
DOCTYPE = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'


@pytest.mark.parametrize(
    "content",
    [
        "<!doctype html><p>x",
        "  <html><body>x",
        "<?xml version='1.0'?><html/>",
        "<p>A fragment</p>",
        "A line<br>and another",
        "A line<br/>and another",
        '<div class="x">y',
        "a</blink>",
        "<!-- saved from another page --><body>x",
    ],
)
def test_markup_is_markup(content: str) -> None:
    assert is_markup(content, scraped=False)


@pytest.mark.parametrize(
    "content",
    ["Prices < 5 and > 3", "x<y and y>z", "write to <ada@a.example>", "<3", "<<<>>>", "a <- b -> c", "plain"],
)
def test_text_in_the_place_of_markup_is_text(content: str) -> None:
    assert not is_markup(content, scraped=False)


@pytest.mark.parametrize("content", ["the <b> tag makes text bold", "use <p> and </p>", "plain"])
def test_scraped_text_may_name_a_tag(content: str) -> None:
    assert not is_markup(content, scraped=True)


@pytest.mark.parametrize(
    "content", ["<!DOCTYPE html><p>x", "<p>One.</p>\n<p>Two.</p>", "One.<br>Two.<br>Three.<br>"]
)
def test_scraped_text_full_of_tags_is_markup(content: str) -> None:
    assert is_markup(content, scraped=True)


def body_of(html: str) -> str:
    tree = LexborHTMLParser(as_html(html))
    tree.strip_tags(["script", "style"])
    assert tree.body is not None
    return tree.body.text()


@pytest.mark.parametrize("start", [XHTML, f"{DOCTYPE}<html>"])
@pytest.mark.parametrize(
    "name", ["script src='a.js'", "title", "textarea", "iframe", "style", "div class='x/y'"]
)
def test_an_element_of_xhtml_that_closes_itself_swallows_nothing(start: str, name: str) -> None:
    html = as_html(f"{start}<body><{name} /><p>one</p><div>two</div></body></html>")
    assert [node.tag for node in LexborHTMLParser(html).css("p, body > div:last-child")] == ["p", "div"]


def test_a_section_of_xhtml_is_the_text_that_it_holds() -> None:
    assert body_of(f"{XHTML}<body><p><![CDATA[Fish & chips <b>]]> today</p>") == "Fish & chips <b> today"


def test_a_section_in_a_script_stays_with_it() -> None:
    script = '<script type="application/ld+json"><![CDATA[{"a": "b & c"}]]></script>'
    assert as_html(f"{XHTML}{script}<br/><p>x</p>") == f"{XHTML}{script}<br/><p>x</p>"


@pytest.mark.parametrize("html", ["<!DOCTYPE html><div/><p>x", "<p>a<![CDATA[b]]>", "<div/>"])
def test_html_is_left_as_it_is(html: str) -> None:
    assert as_html(html) == html


_PIECES = [
    "<![CDATA[",
    "]]>",
    "<script>",
    "</script>",
    "<script/>",
    "<div/>",
    "<b",
    "/>",
    "<",
    ">",
    "x & y",
    '"',
    "<style>",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_any_xhtml_is_read(soup: str) -> None:
    assert isinstance(as_html(f"{XHTML}{soup}"), str)
