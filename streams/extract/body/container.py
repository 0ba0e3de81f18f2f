"""Which element of a page holds the article: the one around its paragraphs, and no more than it takes."""

from dataclasses import dataclass
from itertools import accumulate

from streams.extract.body.marks import Mark, mark_of
from streams.extract.body.outline import Block, Outline
from streams.extract.body.own import other_articles
from streams.extract.body.spared import spare
from streams.extract.body.tags import PARAGRAPHS

__all__ = ["Container", "contain"]

_FACTORS = (1.0, 1.0, 0.3, 0.1, 0.1, 0.0)  # of a paragraph's score, by the mark of what it stands in
_FULL = 400  # letters: a longer paragraph says no more than that it is one
_SHARE_UP = 0.5  # of a score that goes to the element one further up
_NEXT = 0.1  # of the score of what stands below another article's title
_TITLES = 2  # pages with more use the tag for sections, or for teasers
_TITLED = 200  # letters of prose below a title
_ARTICLE = 300  # letters of prose between two titles, where they are those of two articles


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
    titles = [at for at, element in enumerate(outline.elements) if element.tag == "h1"]
    if len(titles) <= _TITLES:
        _spare_titled(outline, marks, titles, before)
    spare(outline, marks, 0, before)
    marks |= dict.fromkeys(other_articles(outline), Mark.OTHER)
    best = _best(outline, marks, _next_title(outline, titles, before))
    spare(outline, marks, best, before)
    return Container(outline, marks, frozenset(outline.around(best)), best)


def _spare_titled(outline: Outline, marks: dict[int, Mark], titles: list[int], before: list[int]) -> None:
    """Take the furniture's mark off what holds the page's title and text below it: its names mislead.

    They may be a theme's own, or the article's keywords: `class="post hentry tag-media"`.
    """
    for title in titles:
        below = before[outline.elements[title].end]
        for at in outline.around(title):
            held = before[outline.elements[at].end] - below
            if marks.get(at) is Mark.FURNITURE and held >= _TITLED:
                marks[at] = Mark.NONE


def _next_title(outline: Outline, titles: list[int], before: list[int]) -> int:
    """Return the block where the page goes on with another article, or one behind the last."""
    firsts = [outline.elements[title].first for title in titles]
    later = (at for at in firsts if before[at] - before[firsts[0]] > _ARTICLE)
    return next(later, len(outline.blocks))


def _best(outline: Outline, marks: dict[int, Mark], end: int) -> int:
    """Return the element with the highest score, most of which counts up to a block only."""
    scores = [0.0] * len(outline.elements)
    worst: dict[int, Mark] = {}  # of an element and all around it; those stand before it
    for at, mark in marks.items():
        worst[at] = max(mark, worst.get(outline.elements[at].parent, Mark.NONE))
    for at, block in enumerate(outline.blocks):
        if block.prose:
            parent = _holder(outline, block)
            score = _score(block) * _FACTORS[worst[block.element]] * (_NEXT if at >= end else 1)
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
