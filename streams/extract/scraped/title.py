"""The headline among the blocks of a page's text: by what names it, how it looks, and where it stands."""

from collections import Counter
from collections.abc import Sequence

from streams.extract.scraped.looks import can_be_headline, looks, stands
from streams.extract.scraped.names import Names
from streams.extract.scraped.span import Sized

__all__ = ["headline_at"]

_BEFORE = 30  # blocks above the first paragraph; farther off, a headline has to be named
_LEAST = 1.0  # points of a line that is named
_MOST = 0.5  # of the most text on the page, that stands below a headline
#: Points, fitted together with those of `looks`.
_ADDRESS, _TITLE, _TWICE = 5.5, 3.0, 0.7
_WITHIN = -2.0  # it stands below the first paragraph
_LOST, _LOST_LETTERS = -1.7, 800  # text of the article stands above it, so much or more
_FAR, _STEP, _STEPS = -0.3, 10, 3  # blocks stand between it and the next paragraph
_OTHER_SCRIPT = -9.0  # an address in Latin letters names a breadcrumb in its own language
_SAMPLE = 20  # blocks of an article that tell its script
_LATIN = 1.5  # bytes a letter: Vietnamese has 1.35, Greek and Cyrillic 1.8, the scripts of Asia more
_REPEATED = 0.5  # of the page's own title, that another line has: then the title itself is no headline


def headline_at(blocks: Sequence[Sized], values: Sequence[float], first: int, url: str) -> int:
    """Return the place of the headline of the article whose first paragraph is at `first`; -1 for none."""
    below, gaps = _most_below(values), _gaps(blocks, values)
    places = [at for at in range(len(blocks)) if below[at + 1] > _MOST * below[0]]
    points = _named(blocks, places, first, url)
    is_latin = _is_latin(blocks[first : first + _SAMPLE])
    for at in points:
        points[at] += looks(blocks[at]) + stands(blocks, at) + _WITHIN * (at >= first)
        points[at] += _LOST * min(1.0, (below[0] - below[at + 1]) / _LOST_LETTERS)
        points[at] += _FAR * min(_STEPS, gaps[at + 1] // _STEP)
        points[at] += _OTHER_SCRIPT * (blocks[at].block.text.isascii() and not is_latin)
    return max(points, key=lambda at: points[at], default=-1)


def _named(blocks: Sequence[Sized], places: Sequence[int], first: int, url: str) -> dict[int, float]:
    """Return the lines that can be the headline, with their points for what names them."""
    names = Names([sized.block.text for sized in blocks[:1]], url)
    counts = Counter(sized.block.text for sized in blocks)
    named: dict[str, tuple[float, float]] = {}
    candidates: dict[int, float] = {}
    for at in filter(lambda at: can_be_headline(blocks[at]), places):
        text = blocks[at].block.text
        if text not in named:
            named[text] = names.in_address(text), names.in_title(text) * (counts[text] > (at == 0))
        address, title = named[text]
        points = _ADDRESS * address + _TITLE * title
        if points >= _LEAST or first - _BEFORE <= at < first:
            candidates[at] = points + _TWICE * (counts[text] > 1)
    if any(named[blocks[at].block.text][1] >= _REPEATED for at in candidates if at):
        candidates.pop(0, None)
    return candidates


def _most_below(values: Sequence[float]) -> list[float]:
    """Return the largest sum of a range that begins at each place or below it."""
    best, total = [0.0], 0.0
    for value in reversed(values):
        total = max(0.0, total + value)
        best.append(max(best[-1], total))
    return best[::-1]


def _gaps(blocks: Sequence[Sized], values: Sequence[float]) -> list[int]:
    """Return how many blocks stand between each place and the next paragraph."""
    gaps = [len(blocks)]
    for sized, value in zip(reversed(blocks), reversed(values), strict=True):
        gaps.append(0 if sized.prose and value > 0 else gaps[-1] + 1)
    return gaps[::-1]


def _is_latin(blocks: Sequence[Sized]) -> bool:
    sample = "".join(sized.block.text for sized in blocks)
    return len(sample.encode()) <= _LATIN * len(sample)
