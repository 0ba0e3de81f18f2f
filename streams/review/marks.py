"""A page beside its article: what was kept, what became a field, what was removed and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from streams.extract.lines import key
from streams.review.align import Piece, align
from streams.review.reasons import Reasons, is_byline

__all__ = ["Fate", "Mark", "marks"]


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    FIELD = "field"  #: it is in a field of the article: the title, an author
    REMOVED = "removed"
    HIDDEN = "hidden"  #: in the article, and not to be seen on the page: what it hides, or what was mended


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of text with its fate. The pieces of one line of the page have its number."""

    text: str
    fate: Fate
    why: str  #: the reason of what was removed; the field's name; or nothing
    line: int | None  #: None for what is hidden


def marks(
    page: Sequence[str], article: Sequence[str], reasons: Reasons, title: str, authors: Sequence[str]
) -> tuple[Mark, ...]:
    """Return the page's text in its order, with what became of each piece, beside the article's lines."""
    marker = _Marker(reasons, key(title), authors)
    return tuple(marker.mark(piece) for piece in align(page, article))


@dataclass(slots=True)
class _Marker:
    reasons: Reasons
    title: str
    authors: Sequence[str]
    titled: bool = False  # the title is marked where it stands first; after that, it is a repetition

    def mark(self, piece: Piece) -> Mark:
        if piece.kept:
            return Mark(piece.text, Fate.HIDDEN if piece.line is None else Fate.KEPT, "", piece.line)
        if field := self._field(piece.text):
            return Mark(piece.text, Fate.FIELD, field, piece.line)
        return Mark(piece.text, Fate.REMOVED, self.reasons.of(piece.text), piece.line)

    def _field(self, text: str) -> str:
        if self.title and not self.titled and key(text) == self.title:
            self.titled = True
            return "title"
        return "authors" if is_byline(text, self.authors) else ""
