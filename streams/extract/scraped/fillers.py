"""What stands among an article's paragraphs and is none: captions that images bring, lines with a date."""

from collections.abc import Sequence
from itertools import pairwise

from streams.extract.captions import is_picture_credit
from streams.extract.headline import is_dated
from streams.extract.lines import is_prose, weight
from streams.extract.scraped.block import Block

__all__ = ["fillers"]

_CAPTION = 250  # letters
_MOST = 0.2  # of an article's letters
_SHORTEST = 12  # letters of a caption
_CREDIT = 90  # letters of whom it is from, behind the same words
_CREDITS = frozenset({"caption", "copyright"})


def fillers(blocks: Sequence[Block], reasons: Sequence[str]) -> list[str]:
    """Return why each block is no part of the article; an empty string where it is."""
    found = list(reasons)
    _mark_doubled(blocks, found)
    _mark_credited(blocks, found)
    for at, block in enumerate(blocks):
        if not found[at] and not block.mark and not is_prose(block.text) and is_dated(block.text):
            found[at] = "byline"
    return found


def _mark_doubled(blocks: Sequence[Block], found: list[str]) -> None:
    """Mark a text that stands twice in a row: a caption below the text that stands in place of its image.

    Where that would be much of the article, it is the article that stands there twice, line by line.
    """
    doubled = [
        at for at, (above, below) in enumerate(pairwise(blocks)) if _is_doubled(above.text, below.text)
    ]
    if sum(len(blocks[at].text) for at in doubled) < _MOST * sum(len(block.text) for block in blocks):
        for at in (place for above in doubled for place in (above, above + 1)):
            found[at] = found[at] or "caption"


def _is_doubled(above: str, below: str) -> bool:
    fits = weight(above) >= _SHORTEST and weight(below) <= _CAPTION
    return fits and below.startswith(above) and len(below) - len(above) <= _CREDIT


def _mark_credited(blocks: Sequence[Block], found: list[str]) -> None:
    """Mark a short text above a line that is a picture's credit and nothing else."""
    for at, (above, below) in enumerate(pairwise(blocks)):
        is_own = not (found[at] or above.mark) and weight(above.text) <= _CAPTION
        if is_own and found[at + 1] in _CREDITS and is_picture_credit(below.text):
            found[at] = "caption"
