"""Which element of a page holds the article: the one around its paragraphs, and no more than it takes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from streams.extract.body.marks import Mark, mark_of
from streams.extract.body.outline import Block, Outline
from streams.extract.body.tags import PARAGRAPHS

__all__ = ["Container", "contain"]

_FACTORS = (1.0, 1.0, 0.3, 0.1, 0.1)  # of a paragraph's score, by the mark of what it stands in
_FULL = 400  # letters: a longer paragraph says no more than that it is one
_SHARE_UP = 0.5  # of a score that goes to the element one further up
_SPARED = (Mark.FURNITURE, Mark.HIDDEN)
_MOST = 0.6  # of the text: what holds so much is not left out, whatever it is called


@dataclass(slots=True)
class Container:
    """An element that may hold the article, with what is known of the page by then."""

    outline: Outline
    marks: dict[int, Mark]  #: of the elements that have prose in them
    around: frozenset[int]  #: the container and all that it stands in: none of them is left out
    element: int


def contain(outline: Outline) -> Container:
    """Return the element with the best paragraphs."""
    before = [0, *accumulate(block.prose for block in outline.blocks)]
    marks = {
        at: mark_of(element)
        for at, element in enumerate(outline.elements)
        if before[element.end] > before[element.first]
    }
    _spare(outline, marks, 0, before)
    best = _best(outline, marks)
    _spare(outline, marks, best, before)
    return Container(outline, marks, frozenset(outline.around(best)), best)


def _best(outline: Outline, marks: dict[int, Mark]) -> int:
    scores = [0.0] * len(outline.elements)
    worst: dict[int, Mark] = {}  # of an element and all around it; those stand before it
    for at, mark in marks.items():
        worst[at] = max(mark, worst.get(outline.elements[at].parent, Mark.NONE))
    for block in outline.blocks:
        if block.prose:
            parent = _holder(outline, block)
            score = _score(block) * _FACTORS[worst[block.element]]
            scores[parent] += score
            scores[max(0, outline.elements[parent].parent)] += _SHARE_UP * score
    return max(range(len(scores)), key=scores.__getitem__)


def _holder(outline: Outline, block: Block) -> int:
    """Return what holds a paragraph: a `div` with nothing else in it is one, a divided cell is not."""
    element = outline.elements[block.element]
    count = element.end - element.first
    single = count == 1 or (block.tag in PARAGRAPHS and block.tag != "td")
    return max(0, element.parent) if single else block.element


def _score(block: Block) -> float:
    commas = sum(line.count(",") for line in block.lines)
    return 1 + commas / 2 + min(block.size, _FULL) / 100


def _spare(outline: Outline, marks: dict[int, Mark], within: int, before: list[int]) -> None:
    """Take the marks off what holds most of the text of an element: its names mislead.

    Elements of one name count together, since a page may call each of its sections a teaser.
    """
    element = outline.elements[within]
    inside = {at: mark for at, mark in marks.items() if mark and within <= at < element.last}
    names = {at: _name(outline, marks, at) for at, mark in inside.items() if mark in _SPARED}
    held = _held(outline, names, before)
    comments = {at: Mark.COMMENTS for at, mark in inside.items() if mark is Mark.COMMENTS}
    commented = sum(_held(outline, comments, before).values())
    least = _MOST * (before[element.end] - before[element.first] - commented)
    for at, name in names.items():
        if held[name] >= least:
            marks[at] = Mark.NONE


def _held(outline: Outline, names: Mapping[int, str | Mark], before: list[int]) -> Counter[str | Mark]:
    """Count the letters of prose in the elements of each name; one within another of its name is in it."""
    held: Counter[str | Mark] = Counter()
    ends: dict[str | Mark, int] = {}
    for at, name in names.items():
        found = outline.elements[at]
        if found.first >= ends.get(name, 0):
            held[name] += before[found.end] - before[found.first]
            ends[name] = found.end
    return held


def _name(outline: Outline, marks: dict[int, Mark], at: int) -> str | Mark:
    if marks[at] is Mark.HIDDEN:
        return Mark.HIDDEN
    attributes = outline.elements[at].attributes
    return attributes.get("class") or attributes.get("id") or outline.elements[at].tag
