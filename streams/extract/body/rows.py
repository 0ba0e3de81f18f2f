"""From blocks to lines: one a paragraph, one a row of a table."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from streams.extract.body.outline import Block, Outline
from streams.extract.lines import clean

__all__ = ["lines_of"]

_CELL = 120  # letters: a table with longer ones is a page's layout, or text in columns
_BETWEEN = " | "


def lines_of(outline: Outline, blocks: list[Block]) -> list[str]:
    """Return the blocks' lines, cleaned; the cells of a table's row stand in one line."""
    if not any(element.tag == "tr" for element in outline.elements):
        return list(_cleaned(blocks))
    lines: list[str] = []
    for row, group in groupby(blocks, key=lambda block: _row(outline, block)):
        found = list(_cleaned(group))
        as_row = row >= 0 and len(found) > 1 and all(len(line) <= _CELL for line in found)
        lines += [_BETWEEN.join(found)] if as_row else found
    return lines


def _cleaned(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for line in block.lines:
            if found := clean(line):
                yield found


def _row(outline: Outline, block: Block) -> int:
    """Return the table row that a block stands in; -1 for other blocks."""
    at = block.element
    while at >= 0 and outline.elements[at].tag != "table":
        if outline.elements[at].tag == "tr":
            return at
        at = outline.elements[at].parent
    return -1
