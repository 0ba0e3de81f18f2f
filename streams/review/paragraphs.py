"""The marks of a page as paragraphs of HTML."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from streams.review.marks import Fate, Mark
from streams.review.markup import Markup, element

__all__ = ["paragraphs"]

_OPEN = 3  # lines: a longer run of removed ones is folded away
_ELEMENT = {Fate.FIELD: "span", Fate.REMOVED: "del", Fate.HIDDEN: "ins"}


def paragraphs(marks: Sequence[Mark]) -> Iterator[Markup]:
    """Yield a paragraph for each line, those of a long removed run within a block that opens."""
    rows = [[mark for _, mark in row] for _, row in groupby(enumerate(marks), _row)]
    for gone, run in groupby(rows, lambda row: all(mark.fate is Fate.REMOVED for mark in row)):
        lines = list(run)
        elements = [_paragraph(row) for row in lines]
        if gone and len(elements) > _OPEN:
            yield element("details", element("summary", _summary(lines)), *elements, class_="run")
        else:
            yield from elements


def _summary(rows: Sequence[Sequence[Mark]]) -> str:
    """Return `9 lines removed: 7 outside-article, 2 share-bar`."""
    counts = Counter(row[0].why for row in rows).most_common()
    reasons = (f"{count} {why}" if len(counts) > 1 else why for why, count in counts)
    return f"{len(rows)} lines removed: {', '.join(reasons)}"


def _row(numbered: tuple[int, Mark]) -> tuple[bool, int]:
    """Return what the pieces of one paragraph share; each that is hidden has one of its own."""
    number, mark = numbered
    return (True, number) if mark.line is None else (False, mark.line)


def _paragraph(row: Sequence[Mark]) -> Markup:
    kept = any(mark.fate is Fate.KEPT for mark in row)
    spaced = [part for mark in row for part in (Markup(" "), _piece(mark))]
    return element("p", *spaced[1:], dir="auto", class_="kept" if kept else False)


def _piece(mark: Mark) -> Markup:
    if mark.fate is Fate.KEPT:
        return element("span", mark.text)
    made = element(_ELEMENT[mark.fate], mark.text, class_="field" if mark.fate is Fate.FIELD else False)
    return Markup(f"{made} {element('span', mark.why, class_='why', lang='en')}") if mark.why else made
