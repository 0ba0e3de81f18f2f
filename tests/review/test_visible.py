from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.review.visible import letters, visible_lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One <b>bo</b>ld&nbsp;word</p><p>Two</p>", ["One bold word", "Two"]),
        ("Bare<div>In<p>deep</p>after</div>end", ["Bare", "In", "deep", "after", "end"]),
        ("one<br>two<hr>three", ["one", "two", "three"]),
        ("<ul><li>a<li>b</ul><table><tr><td>c<td>d</table>", ["a", "b", "c", "d"]),
        ("<x-card>in<x-word>line</x-word></x-card>", ["inline"]),
        ("<p>  \n </p><p>\u200b</p>", []),
        ("", []),
    ],
)
def test_text_comes_in_order_a_line_for_each_block(html: str, lines: list[str]) -> None:
    assert visible_lines(html) == lines


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<template><p>x</p></template>",
        "<noscript>x</noscript>",
        "<!-- x -->",
        "<svg><text>x</text></svg>",
        "<textarea>x</textarea>",
        "<p hidden>x</p>",
        "<div style='color:red; DISPLAY : none'><p>x</p></div>",
        "<p style='visibility:hidden'>x</p>",
    ],
)
def test_what_no_reader_sees_is_not_there(hidden: str) -> None:
    assert visible_lines(f"<html><head><title>x</title></head><body>{hidden}<p>Seen") == ["Seen"]


def test_a_page_that_hides_all_until_its_script_runs_is_seen_whole() -> None:
    text = "Text of the article. " * 20
    assert visible_lines(f"<p>Wait</p><div style='display:none'><p>{text}</p></div>")[1:] == [text.strip()]


def test_a_page_may_nest_deeper_than_calls() -> None:
    assert visible_lines("<div>" * 2_000 + "deep") == ["deep"]


def test_letters_are_all_but_spaces() -> None:
    assert letters(" Two words,\n 2 lines ") == 15


@given(st.lists(st.text(alphabet="ab <>&\"'", max_size=20), max_size=5))
def test_what_is_written_as_text_is_read_as_text(texts: list[str]) -> None:
    page = "".join(f"<p>{escape(text)}</p>" for text in texts)
    assert visible_lines(page) == [" ".join(text.split()) for text in texts if text.split()]
