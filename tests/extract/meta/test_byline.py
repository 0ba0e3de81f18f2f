import pytest

from streams.extract.meta.byline import shown_bylines
from tests.extract.trees import parse


def _shown(html: str) -> list[str]:
    tree = parse(f"<html><body>{html}</body></html>")
    assert tree is not None
    return list(shown_bylines(tree))


@pytest.mark.parametrize(
    "html",
    [
        '<p itemprop="author">Vera Sandell</p><h1>Quay</h1>',
        "<h1>Quay</h1><div><span>Vera Sandell</span> <span>By Vera Sandell</span></div>",
    ],
)
def test_byline_is_found(html: str) -> None:
    assert [name.removeprefix("By ") for name in _shown(html)] == ["Vera Sandell"]


def test_line_above_the_headline_is_no_byline() -> None:
    assert _shown("<p>By Vera Sandell</p><h1>Quay</h1>") == []


def test_sentence_is_no_byline() -> None:
    assert _shown("<h1>Quay</h1><p>By Monday the quay had been cleared of its crates.</p>") == []
