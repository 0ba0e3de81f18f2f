"""Pages laid out with tables: the cell that holds the article becomes blocks and paragraphs."""

import re
from heapq import nlargest

from lxml import etree
from lxml.html import HtmlElement

__all__ = ["unwrap_layout"]

_PROSE = "descendant::text()[not(ancestor::a or ancestor::script or ancestor::style)]"
_MIN_PROSE = 400  # letters: a shorter cell is a note, or the page is
_SHARE = 0.5  # of the page's prose that the article's cell holds; no table within an article has that much
_MAX_NESTED = 8  # tables within tables; the pages of 1999 have four
_MAX_CELLS = 5  # longest ones that are looked at: a menu may be longer than the article beside it
_SPACE = re.compile(r"\s+")
_PARTS = "tr | tr/td | tr/th | tbody | tbody/tr | tbody/tr/td | tbody/tr/th"  # of a table
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "big", "cite", "code", "em", "i", "q", "s", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u"}
)


def unwrap_layout(tree: HtmlElement) -> None:
    """Turn the table that lays out the page into blocks, in place; other pages stay as they are.

    The cells beside the article's go, since they are menus and advertisements; the rows above and below
    stay as blocks, since the headline may be in one. `<br>` within the article's cell ends a paragraph.
    """
    cell = _article_cell(tree)
    if cell is None:
        return
    for beside in (cell, *cell.iterancestors("td")):
        _drop_beside(beside)
    for table in list(cell.iterancestors("table")):
        for part in (table, *table.xpath(_PARTS)):
            part.tag = "div"
    etree.strip_tags(cell, "font", "center")
    _break_paragraphs(cell)


def _article_cell(tree: HtmlElement) -> HtmlElement | None:
    """Return the innermost cell that holds most of the page's prose."""
    found = _largest(tree, _MIN_PROSE)
    least = 0 if found is None else _SHARE * _prose(tree)
    if found is None or _prose(found) < least:
        return None
    for _ in range(_MAX_NESTED):
        inner = _largest(found, least)
        if inner is None:
            break
        found = inner
    return found


def _largest(around: HtmlElement, least: float) -> HtmlElement | None:
    """Return the cell with the most prose, of those that stand in no other, if that is enough."""
    cells = around.xpath("descendant::td[count(ancestor::td) = $depth]", depth=_depth(around))
    longest = nlargest(_MAX_CELLS, cells, key=lambda cell: len(cell.text_content()))
    found = max(longest, key=_prose, default=None)
    return found if found is not None and _prose(found) >= least else None


def _depth(element: HtmlElement) -> int:
    """Count the cells that a cell within the element stands in."""
    return len(list(element.iterancestors("td"))) + int(element.tag == "td")


def _prose(element: HtmlElement) -> int:
    """Count the letters that are no links."""
    texts: list[str] = element.xpath(_PROSE)
    return sum(len(_SPACE.sub(" ", text).strip()) for text in texts)


def _drop_beside(cell: HtmlElement) -> None:
    for other in (*cell.itersiblings("td", "th"), *cell.itersiblings("td", "th", preceding=True)):
        other.getparent().remove(other)


def _break_paragraphs(box: HtmlElement) -> None:
    """Put what stands between line breaks and blocks into paragraphs."""
    children, lead = list(box), box.text
    box.text = None
    for child in children:
        box.remove(child)
    paragraph = _open(box, lead)
    for child in children:
        if child.tag in _INLINE:
            paragraph.append(child)
            continue
        tail, child.tail = child.tail, None
        if child.tag != "br":
            box.append(child)
        paragraph = _open(box, tail)


def _open(box: HtmlElement, text: str | None) -> HtmlElement:
    paragraph = etree.SubElement(box, "p")
    paragraph.text = text
    return paragraph
