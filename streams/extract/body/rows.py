"""From blocks to lines: one a paragraph, one a row of a table."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from streams.extract.body.outline import Block, Outline
from streams.extract.lines import clean_spaced

__all__ = ["data_cells", "lines_of"]

_CELL = 120  # letters: a table with longer ones is a page's layout, or text in columns
_BETWEEN = " | "


def lines_of(outline: Outline, blocks: list[Block]) -> list[str]:
    """Return the blocks' lines, cleaned; the cells of a table's row stand in one line."""
    if not any(element.tag == "tr" for element in outline.elements):
        return list(_cleaned(blocks))
    lines: list[str] = []
    rows = _rows(outline)
    for row, group in groupby(blocks, key=lambda block: rows[block.element]):
        cells = list(_cleaned(group))
        as_row = row >= 0 and len(cells) > 1 and all(len(cell) <= _CELL for cell in cells)
        lines += [_BETWEEN.join(cells)] if as_row else cells
    return lines


def data_cells(outline: Outline) -> frozenset[int]:
    """Return the rows of short cells, and all that is in them: names and links there are the column's.

    A row of nothing but links is a share bar.
    """
    rows = (
        at for at, element in enumerate(outline.elements) if element.tag == "tr" and _is_data(outline, at)
    )
    return frozenset(at for row in rows for at in range(row, outline.elements[row].last))


def _is_data(outline: Outline, row: int) -> bool:
    cells = outline.blocks_of(row)
    short = len(cells) > 1 and all(cell.size <= _CELL for cell in cells)
    return short and not all(cell.linked for cell in cells)


def _cleaned(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for line in block.lines:
            if text := clean_spaced(line):
                yield text


def _rows(outline: Outline) -> list[int]:
    """Return for each element the innermost row of a table that it stands in; -1 where it is in none."""
    rows: list[int] = []
    for at, element in enumerate(outline.elements):
        if element.tag == "tr":
            rows.append(at)
        else:
            rows.append(-1 if at == 0 or element.tag == "table" else rows[element.parent])
    return rows
