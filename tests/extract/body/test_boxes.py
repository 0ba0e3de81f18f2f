import pytest

from streams.extract.body.boxes import asking
from tests.extract.body.pages import STORY, lines, outline

PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)


def _texts(box: str) -> set[str]:
    page = outline(f"<div>{PARAGRAPHS}{box}{PARAGRAPHS}</div>")
    return {block.text for at in asking(page, 0) for block in page.blocks_of(at)}


@pytest.mark.parametrize(
    "ask",
    [
        '<input type="email">',
        '<p><a href="/newsletters?from=story">Sign up</a></p>',
        '<p><a href="https://shop.example/app/">Get it here</a></p>',
        '<p><a href="/boletin">Suscribirse</a></p>',
    ],
)
def test_text_of_a_box_that_asks_is_found(ask: str) -> None:
    assert "One mail a day." in _texts(f"<div><p>One mail a day.</p>{ask}</div>")


@pytest.mark.parametrize(
    "box",
    [
        '<div><p>One mail a day.</p><a href="/news/apple-app-store">More</a></div>',
        '<p>One mail a day. <a href="/newsletter">Sign up</a></p>',
        '<div>One mail a day. <a href="/newsletter">Sign up</a></div>',
        '<div><p>One mail a day.</p><input type="checkbox"></div>',
        '<article><h1>One mail a day.</h1><input type="email"></article>',
    ],
)
def test_what_is_no_such_box_is_left(box: str) -> None:
    assert _texts(box) == set()


def test_box_that_asks_is_no_text_of_the_article() -> None:
    box = '<div><p>One mail a day brings you the best of it.</p><input type="email"></div>'
    assert lines(f"<div>{PARAGRAPHS}{box}</div>") == STORY
