from dataclasses import replace
from datetime import UTC, datetime

import pytest

from streams.extract.body.doubt import Doubt, doubt_of
from streams.extract.body.newsfold import read
from streams.extract.meta import read_meta
from streams.extract.page import Html, HtmlPage
from tests.extract.body.pages import PROSE, STORY, outline

META = read_meta(
    HtmlPage(Html("<p>Bridge</p>"), "https://a.example/", "a.example", datetime(2025, 10, 26, tzinfo=UTC))
)
STORY_HTML = f"<div>{''.join(f'<p>{text}</p>' for text in STORY)}</div>"


def _doubt(body: str, title: str = "", article: str | None = None) -> Doubt:
    return doubt_of(read(outline(body), frozenset()), replace(META, title=title, article_body=article))


def test_whole_page_read_is_not_doubted() -> None:
    assert _doubt(STORY_HTML, "Bridge closed for the night") is Doubt.NONE


def test_little_text() -> None:
    assert _doubt(f"<p>{PROSE}</p>") is Doubt.SMALL


def test_most_prose_elsewhere() -> None:
    notes = "".join(f'<div class="sidebar-{at}"><p>{PROSE} This is note {at}.</p></div>' for at in range(9))
    assert _doubt(STORY_HTML + notes) is Doubt.SHARE


def test_comments_are_no_prose_that_is_missed() -> None:
    comments = "".join(f"<p>{PROSE} I was there, too.</p>" for _ in range(9))
    assert _doubt(f'{STORY_HTML}<div class="comments"><div>{comments}</div></div>') is Doubt.NONE


def test_article_in_json_ld_is_twice_as_long() -> None:
    assert _doubt(STORY_HTML, article=PROSE * 20) is Doubt.BODY


def test_teaser_in_json_ld_says_nothing() -> None:
    assert _doubt(STORY_HTML, article=PROSE) is Doubt.NONE


@pytest.mark.parametrize(
    ("title", "doubt"),
    [
        ("Council weighs third reservoir beyond Tarsk", Doubt.TITLE),
        ("Council weighs bridge that closed", Doubt.NONE),
        ("Council weighs", Doubt.TITLE),
        ("Council weighs bridges", Doubt.NONE),
        ("Council", Doubt.NONE),
    ],
)
def test_text_is_about_something_else_than_the_title(title: str, doubt: Doubt) -> None:
    assert _doubt(STORY_HTML, title) is doubt


def test_words_of_the_title_may_be_bent() -> None:
    assert _doubt(STORY_HTML, "Bridges closing nightly, townsfolk sleeping") is Doubt.NONE
