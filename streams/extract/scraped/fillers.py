"""What stands among an article's paragraphs and is none: captions that images bring, lines with a date."""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from operator import eq

from streams.extract.captions import is_picture_credit
from streams.extract.headline import is_dated
from streams.extract.lines import is_prose, weight
from streams.extract.scraped.block import Block
from streams.extract.scraped.closing import is_service
from streams.extract.scraped.site import is_of_site, is_of_writer

__all__ = ["fillers"]

_CAPTION = 250  # letters
_MOST = 0.2  # of an article's letters
_SHORTEST = 12  # letters of a caption
_CREDIT = 90  # letters of whom it is from, behind the same words
_TWICE = 900  # letters of a caption and the same before it
_LEAST, _LOOSE = 20, 5  # letters of what stands twice, and of its end, which may differ
_LAST = 3  # paragraphs at the end, where the writer is introduced
_BOX, _APART = 3, 30  # lines of a box, and lines between its first and the same again, at the most
_CREDITS = frozenset({"caption", "copyright"})


def fillers(blocks: Sequence[Block], known: Sequence[str]) -> list[str]:
    """Return why each block is no part of the article, an empty string where it is; of some it is `known`."""
    reasons = list(known)
    _mark_doubled(blocks, reasons)
    _mark_credited(blocks, reasons)
    _mark_spoken(blocks, reasons)
    _mark_boxes([block.text for block in blocks], reasons)
    much = _MOST * sum(len(block.text) for block in blocks)
    for at, block in enumerate(blocks):
        if not reasons[at] and len(block.text) < much and _begins_anew(block.text):
            reasons[at] = "caption"
        if not reasons[at] and not block.mark and not is_prose(block.text) and is_dated(block.text):
            reasons[at] = "byline"
    return reasons


def _mark_doubled(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Mark a text that stands twice in a row: a caption below the text that stands in place of its image.

    Where that would be much of the article, it is the article that stands there twice, line by line.
    """
    doubled = [
        at for at, (above, below) in enumerate(pairwise(blocks)) if _is_doubled(above.text, below.text)
    ]
    if sum(len(blocks[at].text) for at in doubled) < _MOST * sum(len(block.text) for block in blocks):
        for at in (place for above in doubled for place in (above, above + 1)):
            reasons[at] = reasons[at] or "caption"


def _mark_spoken(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Mark what the page says to its readers, and in the last paragraphs of who has written the article."""
    for at, block in enumerate(blocks):
        if not reasons[at] and is_service(block.text):
            reasons[at] = "promotion"
        elif not reasons[at] and is_of_site(block.text):
            reasons[at] = "notice"
    for at in [at for at, reason in enumerate(reasons) if not reason][-_LAST:]:
        if is_of_writer(blocks[at].text):
            reasons[at] = "byline"


def _mark_boxes(lines: Sequence[str], reasons: list[str]) -> None:
    """Mark a box that stands there for two widths of a screen: lines, and the same lines again soon.

    One of them is known for furniture; what an article repeats has none.
    """
    much = _MOST * sum(map(len, lines))
    at = 0
    while at < len(lines):
        again, size = _again(lines, at)
        is_small = size >= _BOX and sum(map(len, lines[at : at + size])) < much
        if is_small and any(reasons[at : at + size]):
            for place in (*range(at, at + size), *range(again, again + size)):
                reasons[place] = reasons[place] or "promotion"
        at += max(1, size)


def _again(lines: Sequence[str], at: int) -> tuple[int, int]:
    """Return where a line soon stands again, and how many lines are the same from there on."""
    below = range(at + _BOX, min(at + _APART, len(lines)))
    again = next((place for place in below if lines[place] == lines[at]), at)
    same = map(eq, lines[at:again], lines[again : 2 * again - at])
    return again, sum(takewhile(bool, same))


def _is_doubled(above: str, below: str) -> bool:
    fits = weight(above) >= _SHORTEST and weight(below) <= _CAPTION
    return fits and below.startswith(above) and len(below) - len(above) <= _CREDIT


def _begins_anew(text: str) -> bool:
    """Tell whether a text begins anew within itself: a caption behind the text in place of its image."""
    if not _SHORTEST < len(text) <= _TWICE:
        return False
    start = text[:_SHORTEST]
    at = text.find(start, _SHORTEST)
    while at >= 0:
        caption = text[: at - 1].rstrip(" .…-–—")
        fits = _LEAST <= len(caption) <= len(text) - at <= len(caption) + _CAPTION
        if fits and text.startswith(caption[: len(caption) - _LOOSE], at):
            return True
        at = text.find(start, at + 1)
    return False


def _mark_credited(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Mark a short text above a line that is a picture's credit and nothing else."""
    for at, (above, below) in enumerate(pairwise(blocks)):
        is_own = not (reasons[at] or above.mark) and weight(above.text) <= _CAPTION
        if is_own and reasons[at + 1] in _CREDITS and is_picture_credit(below.text):
            reasons[at] = "caption"
