"""Why a piece of a page is not in the article's text, as far as the record of the article tells."""

from collections.abc import Iterable, Sequence

from streams.extract.draft import EXCERPT
from streams.extract.lines import key, paragraphs
from streams.records import Removed

__all__ = ["OUTSIDE", "Reasons", "is_byline"]

OUTSIDE = "outside-article"  #: the extractor left it out: nothing in the record names it

_FEW = 3  # words: shorter pieces stand in any text, so that only whole lines are believed


class Reasons:
    """What `Extracted.removed` says, to be asked for one piece of the page after the other.

    `other` is the reason of what it does not name.
    """

    def __init__(self, removed: Iterable[Removed], other: str = OUTSIDE) -> None:
        self._other = other
        self._lines: dict[str, str] = {}
        self._texts: list[tuple[str, str]] = []  # with a space at each end
        self._cut: list[tuple[str, str]] = []  # lines of which the record has the beginning only
        for one in removed:
            self._add(one)

    def of(self, text: str) -> str:
        """Return the reason under which a piece was removed, or else the other reason."""
        name = key(text)
        if name in self._lines:
            return self._lines[name]
        if name.count(" ") < _FEW - 1:
            return self._other
        inside = (reason for whole, reason in self._texts if f" {name} " in whole)
        longer = (reason for start, reason in self._cut if name.startswith(start))
        return next(inside, None) or next(longer, self._other)

    def _add(self, one: Removed) -> None:
        lines = paragraphs(one.text)
        for line in lines:
            self._lines.setdefault(key(line), one.reason)
        self._texts.append((f" {key(one.text)} ", one.reason))
        if len(one.text) >= EXCERPT and len(start := key(lines[-1].rpartition(" ")[0])) > 0:
            self._cut.append((start, one.reason))


def is_byline(text: str, authors: Sequence[str]) -> bool:
    """Tell whether a piece is an author's name, or "By" and the name."""
    name = key(text)
    return any(name in (author, f"{name.partition(' ')[0]} {author}") for author in map(key, authors))
