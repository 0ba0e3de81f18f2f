"""newsfold's extractor as a whole: odd pages, any pages, and hostile ones."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.body.newsfold import read
from streams.extract.lines import clean, key
from tests.extract.body.pages import PROSE, STORY, lines, outline

TAGS = [
    "div",
    "p",
    "span",
    "a",
    "h1",
    "h2",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "blockquote",
    "pre",
    "br",
    "section",
]
NAMES = ["", "related", "comments", "caption", "hidden", "article-body", "sidebar"]
TEXTS = st.sampled_from(
    [PROSE, *STORY, "Short.", "", "橋は夜間閉鎖され、町はよく眠った。" * 3, "a\u00adb\u200b"]
)
NODES = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        lambda tag, name, parts: f'<{tag} class="{name}" href="/a">{"".join(parts)}</{tag}>',
        st.sampled_from(TAGS),
        st.sampled_from(NAMES),
        st.lists(inner, max_size=5),
    ),
    max_leaves=25,
)


@given(NODES)
def test_lines_are_the_pages_own(body: str) -> None:
    page = outline(body)
    if not page.blocks:
        return
    whole = clean(" ".join(block.text for block in page.blocks))
    for line in read(page, frozenset()).lines:
        assert line == clean(line) != ""
        assert all(key(cell) in key(whole) for cell in line.split(" | "))


@given(st.text())
def test_any_text_is_read(html: str) -> None:
    body = lines(html)
    assert all(line == clean(line) != "" for line in body)


@given(st.lists(st.sampled_from(STORY), min_size=3, max_size=9, unique=False))
def test_paragraphs_come_in_the_pages_order(story: list[str]) -> None:
    assert lines(f"<div>{''.join(f'<p>{text}</p>' for text in story)}</div>") == story


def test_entities_are_letters() -> None:
    text = f"{PROSE} The caf&eacute; &amp; the &ldquo;bridge&rdquo;."
    assert lines(f"<div><p>{text}</p><p>{PROSE}</p></div>") == [unescape(text), PROSE]


def test_questions_and_answers() -> None:
    pairs = [line for at, text in enumerate(STORY) for line in (f"Who slept in night {at}?", text)]
    html = "".join(f"<p><b>{line}</b></p>" if line.endswith("?") else f"<p>{line}</p>" for line in pairs)
    assert lines(f"<article>{html}</article>") == pairs


def test_list_that_is_the_article() -> None:
    html = "".join(f"<li><h3>Night {at}</h3><p>{text}</p></li>" for at, text in enumerate(STORY))
    assert lines(f"<main><ol>{html}</ol></main>") == [
        line for at, text in enumerate(STORY) for line in (f"Night {at}", text)
    ]


def test_article_in_a_form() -> None:
    html = "".join(f"<p>{text}</p>" for text in STORY)
    assert lines(f'<form id="aspnetForm"><div>{html}</div></form>') == STORY


def test_article_that_a_script_shows() -> None:
    html = "".join(f"<p>{text}</p>" for text in STORY)
    assert lines(f'<div id="app"></div><div hidden id="S:0"><div>{html}</div></div>') == STORY


def test_article_without_any_markup() -> None:
    assert lines("<br>".join(STORY)) == STORY


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 4_000 + PROSE * 5,
        "".join(f"<div><p>{PROSE}</p>" for _ in range(2_000)),
        f'<p><a href="/a">{PROSE}</a></p>' * 4_000,
        "".join(f'<p><a href="/{at}">Town number {at} of the many towns</a></p>' for at in range(4_000)),
        f"<p>{PROSE}</p><input>" * 4_000,
        "<table><tr><td>" * 1_000 + PROSE * 5,
        f"<h1>A</h1><p>{PROSE}</p>" * 4_000,
        "<ul>" * 1_000 + "<li>" * 3_000 + PROSE,
        f'<div class="{"related " * 500}">{PROSE}</div>' * 500,
        f"<div hidden><p>{PROSE}</p></div>" * 3_000,
    ],
)
def test_hostile_page_comes_to_an_end(html: str) -> None:
    page = outline(html)
    reading = read(page, frozenset([key(PROSE)] * 3))
    assert isinstance(reading.lines, list)
    assert len(list(reading.wider())) < 40
