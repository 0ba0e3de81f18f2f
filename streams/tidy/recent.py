"""The recent articles of an outlet, and which of them had a paragraph that comes again."""

from collections.abc import Iterable

import numpy as np

from streams.tidy.candidates import Place
from streams.tidy.outlet import Seen

__all__ = ["enter", "marks_of", "meet"]

_MOST = 128  #: marks kept of an article in all its revisions
_KEY = 0xFFFFFFFC  # the bits of a mark that are a fingerprint's; the others are its place's


def marks_of(candidates: Iterable[tuple[int, Place]]) -> bytes:
    """Return what is kept of candidates: 30 bits of each fingerprint, and 2 of its place.

    That two paragraphs have one mark happens once in 2^30: among 1,500 marks and 25 paragraphs once in
    30,000 articles. It then takes more such chances to prove anything.
    """
    return np.array([(key << 2 & _KEY) | place for key, place in candidates], "<u4").tobytes()


def enter(seen: dict[int, Seen], article: Seen) -> tuple[int, dict[int, Seen]]:
    """Return the number of an article, and the articles with it as the latest.

    An article that comes again has the marks of all its revisions, its first's in front. What it is
    compared by stays that of the first, so that what was one story, or was not, is so for good.
    """
    before = next((number for number, other in seen.items() if other.article == article.article), None)
    if before is None:
        number = next(n for n in range(len(seen) + 1) if n not in seen)
        return number, {**seen, number: article}
    known = seen[before]
    marks = _united(known.marks[: 4 * known.first], article.marks, known.marks)
    rest = {number: other for number, other in seen.items() if number != before}
    return before, {**rest, before: known._replace(day=max(known.day, article.day), marks=marks)}


def meet(seen: dict[int, Seen], number: int, keys: list[int]) -> dict[int, dict[int, bool]]:
    """Return for each of an article's candidates that other recent ones had: their numbers, and the place."""
    of = {key << 2 & _KEY: key for key in keys}
    sought = np.array(sorted(of), "<u4")
    others = [n for n in seen if n != number]
    marks = np.frombuffer(b"".join(seen[n].marks for n in others), "<u4")
    if not keys or not len(marks):
        return {}
    at = np.searchsorted(sought, marks & np.uint32(_KEY)).clip(max=len(sought) - 1)
    hits = np.flatnonzero(sought[at] == marks & np.uint32(_KEY))
    owners = np.repeat(others, [len(seen[n].marks) // 4 for n in others])
    met: dict[int, dict[int, bool]] = {}
    for mark, owner in zip(marks[hits].tolist(), owners[hits].tolist(), strict=True):
        had = met.setdefault(of[mark & _KEY], {})
        had[owner] = had.get(owner, False) or bool(mark & 1)  # at an end in one of its revisions
    return met


def _united(*marks: bytes) -> bytes:
    every = dict.fromkeys(np.frombuffer(b"".join(marks), "<u4").tolist())
    return np.array(list(every)[:_MOST], "<u4").tobytes()
