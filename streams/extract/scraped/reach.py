"""How far the article below a headline reaches: over its own labels, of which guides have many."""

from collections.abc import Sequence

from streams.extract.scraped.span import Sized, densest, is_loose

__all__ = ["below"]

_FAR = 2000.0  # letters against the article between a headline and the text: this headline is a menu's
_NEAR = 12  # blocks below a headline that a guide's first paragraph stands within
_PARAGRAPH = 80.0  # worth of a text that is more than another article's teaser
_LITTLE, _MOST = 0.6, 0.7  # of that text below the headline: less is a part of an article, so much is all
_STEPS = (0.5, 0.25, 0.12)  # of what a label counts; the first that is enough


def below(
    blocks: Sequence[Sized], reasons: Sequence[str], values: Sequence[float], at: int
) -> tuple[int, int]:
    """Return the range of the article below its headline; from the headline on, unless that is a menu's.

    Guides have labels upon labels, and short paragraphs between. Where the best range leaves much text below
    the headline out, it is a part of one: labels count less then, if that makes one range of it.
    """
    start, end = _range(values, at)
    if _share(values, at, start, end) >= _LITTLE:
        return start, end
    is_near = any(sized.prose for sized in blocks[at + 1 : at + 1 + _NEAR])
    for step in _STEPS:
        eased = [
            step * value if value < 0 and not reason and is_loose(sized) else value
            for sized, reason, value in zip(blocks, reasons, values, strict=True)
        ]
        first, last = _range(eased, at)
        whole = (first == start or (is_near and first < start)) and last >= end
        if whole and _share(values, at, first, last) >= _MOST:
            return first, last
    return start, end


def _range(values: Sequence[float], at: int) -> tuple[int, int]:
    _, start, end = densest(values, at + 1)
    return (start if -sum(values[at + 1 : start]) > _FAR else at + 1), end


def _share(values: Sequence[float], at: int, start: int, end: int) -> float:
    """Return how much of the paragraphs below the headline are in the range."""
    total = _paragraphs(values[at + 1 :])
    return _paragraphs(values[start:end]) / total if total else 1.0


def _paragraphs(values: Sequence[float]) -> float:
    return sum(value - _PARAGRAPH for value in values if value > _PARAGRAPH)
