"""Pages laid out with tables, as they were made until 2005 and in some places are."""

from tests.extract.body.pages import PROSE, STORY, lines

BROKEN = "<br><br>".join(STORY)


def test_line_breaks_in_the_article_cell_end_paragraphs() -> None:
    cell = f"First <b>one</b>.<br><br><font>{BROKEN}<br></font>Last."
    assert lines(f"<table><tr><td>{cell}</td></tr></table>") == ["First one.", *STORY, "Last."]


def test_cells_beside_the_article_go() -> None:
    assert lines(f"<table><tr><td>Tides</td><td>{BROKEN}</td><td>SPONSORED</td></tr></table>") == STORY


def test_article_in_a_table_within_a_table_is_found() -> None:
    inner = f"<table><tr><td>Tides</td><td>{BROKEN}</td></tr></table>"
    assert lines(f"<table><tr><td>Menu</td><td>{inner}</td></tr></table>") == STORY


def test_table_within_an_article_stays() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY)
    html = f"<div>{paragraphs}<table><tr><td>{PROSE}</td><td>A note.</td></tr></table></div>"
    assert lines(html)[-1] == f"{PROSE} | A note."


def test_row_of_figures_is_one_line() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY)
    rows = "<tr><th>Town</th><th>Ships</th></tr><tr><td>Oslo</td><td>14</td></tr>"
    assert lines(f"<div>{paragraphs}<table>{rows}</table></div>") == [*STORY, "Town | Ships", "Oslo | 14"]
