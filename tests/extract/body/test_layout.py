from lxml.html import HtmlElement, tostring

from streams.extract.body.layout import unwrap_layout
from tests.extract.trees import parse

PROSE = "The bridge was closed for the night, and the town slept well until the bells rang. " * 6


def _unwrapped(html: str) -> HtmlElement:
    tree = parse(f"<html><body>{html}</body></html>")
    assert tree is not None
    unwrap_layout(tree)
    return tree


def _paragraphs(tree: HtmlElement) -> list[str]:
    return [text for p in tree.iter("p") if (text := p.text_content().strip())]


def test_line_breaks_in_the_article_cell_end_paragraphs() -> None:
    tree = _unwrapped(
        f"<table><tr><td>First <b>one</b>.<br><br><font>{PROSE}<br></font>Last.</td></tr></table>"
    )
    assert _paragraphs(tree) == ["First one.", PROSE.strip(), "Last."]


def test_cells_beside_the_article_go() -> None:
    tree = _unwrapped(f"<table><tr><td>Tides</td><td>{PROSE}</td><td>SPONSORED</td></tr></table>")
    assert _paragraphs(tree) == [PROSE.strip()]


def test_rows_above_and_below_stay_as_blocks() -> None:
    row = "<tr><td><h1>{}</h1></td></tr>"
    tree = _unwrapped(f"<table>{row.format('Bridge')}<tr><td>{PROSE}</td></tr>{row.format('More')}</table>")
    assert [(h1.text, h1.getparent().tag) for h1 in tree.iter("h1")] == [("Bridge", "div"), ("More", "div")]


def test_article_in_a_table_within_a_table_is_found() -> None:
    inner = f"<table><tr><td>Tides</td><td>{PROSE}</td></tr></table>"
    assert "Tides" not in _unwrapped(f"<table><tr><td>{inner}</td></tr></table>").text_content()


def test_table_within_an_article_stays() -> None:
    html = f"<p>{PROSE * 2}</p><table><tr><td>{PROSE}</td><td>A note.</td></tr></table>"
    tree = _unwrapped(html)
    assert b"<td>A note.</td>" in tostring(tree)


def test_table_of_figures_stays() -> None:
    tree = _unwrapped("<table><tr><td>Oslo</td><td>14</td></tr></table>")
    assert len(list(tree.iter("td"))) == 2
