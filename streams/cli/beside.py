"""Two texts beside each other on a terminal, with the runs that they share marked."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from streams.cli.show import tables
from streams.fold.shared import Piece, side_by_side
from streams.records import CleanArticle

__all__ = ["show"]

_NUMBERED = 8  # words: a shorter run is marked, but has no number by which to find its partner


def show(one: CleanArticle, other: CleanArticle) -> None:
    """Print the texts in two columns. A shared run stands in brackets with its number, the same in both."""
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), show_header=False)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(*map(_text, side_by_side(one.text, other.text, one.language)))
    tables.print(table)


def _text(pieces: Sequence[Piece]) -> Text:
    told = Text()
    for piece in pieces:
        if piece.run is None:
            told.append(piece.text, "dim")
        elif piece.length < _NUMBERED:
            told.append(piece.text, "green")
        else:
            text = piece.text.rstrip()
            told.append(f"[{piece.run}: ", "dim green")
            told.append(text, "green")
            told.append(f"]{piece.text[len(text) :]}", "dim green")
    return told
