import pytest

from streams.extract.body.boxes import promoted_texts
from tests.extract.trees import parse

STORY = "<p>The bridge was closed for the night, and the town slept well.</p>" * 6


def _texts(box: str) -> frozenset[str]:
    tree = parse(f"<html><body><div>{STORY}{box}{STORY}</div></body></html>")
    assert tree is not None
    return promoted_texts(tree)


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
    assert "one mail a day" in _texts(f"<div><p>One mail a day.</p>{ask}</div>")


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
    assert _texts(box) == frozenset()
