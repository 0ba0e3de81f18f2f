"""Names that mislead: what holds most of a page's text is its article, whatever it is called."""

from collections import Counter
from collections.abc import Mapping

from streams.extract.body.marks import Mark, never_spared
from streams.extract.body.outline import Outline

__all__ = ["spare"]

_SPARED = (Mark.FURNITURE, Mark.HIDDEN)
_BESIDE = (Mark.COMMENTS, Mark.OTHER)  # whose text is not counted
_MOST = 0.6  # of the text


def spare(outline: Outline, marks: dict[int, Mark], within: int, before: list[int]) -> None:
    """Take the marks off what holds most of the text of an element: its names mislead.

    Elements of one name count together, since a page may call each of its sections a teaser. The site's
    frame and boxes that ask for consent keep their marks: see `never_spared`.
    """
    element = outline.elements[within]
    inside = {at: mark for at, mark in marks.items() if mark and within <= at < element.last}
    names = {at: _name(outline, marks, at) for at, mark in inside.items() if mark in _SPARED}
    beside = {at: mark for at, mark in inside.items() if mark in _BESIDE}
    uncounted = sum(_held(outline, beside, before).values())
    least = _MOST * (before[element.end] - before[element.first] - uncounted)
    likely = _holding(outline, names, before, least)  # few: only their names are read word by word
    spared = {at: name for at, name in likely.items() if not never_spared(outline.elements[at])}
    marks.update(dict.fromkeys(_holding(outline, spared, before, least), Mark.NONE))


def _holding(
    outline: Outline, names: Mapping[int, str | Mark], before: list[int], least: float
) -> dict[int, str | Mark]:
    """Return those of the elements whose name holds so many letters of prose."""
    held = _held(outline, names, before)
    return {at: name for at, name in names.items() if held[name] >= least}


def _held(outline: Outline, names: Mapping[int, str | Mark], before: list[int]) -> Counter[str | Mark]:
    """Count the letters of prose in the elements of each name; one within another of its name is in it."""
    held: Counter[str | Mark] = Counter()
    ends: dict[str | Mark, int] = {}
    for at, name in names.items():
        element = outline.elements[at]
        if element.first >= ends.get(name, 0):
            held[name] += before[element.end] - before[element.first]
            ends[name] = element.end
    return held


def _name(outline: Outline, marks: dict[int, Mark], at: int) -> str | Mark:
    if marks[at] is Mark.HIDDEN:
        return Mark.HIDDEN
    attributes = outline.elements[at].attributes
    return attributes.get("class") or attributes.get("id") or outline.elements[at].tag
