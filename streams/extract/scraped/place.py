"""The headline and the article below it, found together."""

from collections.abc import Sequence
from typing import NamedTuple

from streams.extract.furniture import in_body, of_head
from streams.extract.scraped.block import Block
from streams.extract.scraped.reach import below
from streams.extract.scraped.span import Sized, densest, measure, values_of
from streams.extract.scraped.title import headline_at

__all__ = ["Place", "find_place"]

_ABOVE, _AROUND = 30, 12  # blocks above and below the densest text that are looked at for what they are
_HEADING = 60  # letters
_MAX_LIST = 5  # titles in the middle of an article
_LONG = 1000  # letters: longer blocks are no furniture


class Place(NamedTuple):
    """Where an article stands."""

    title: str  #: its headline; empty where there is none
    title_at: int  #: the headline's block, or -1
    start: int  #: its blocks, from here
    end: int  #: as far as the block before this one
    reasons: list[str]  #: for each of its blocks, what kind of furniture it is; empty for an article's own


def find_place(blocks: Sequence[Block], url: str) -> Place:
    """Find the headline, and the range below it with the most prose and the least else."""
    sized = measure(blocks)
    reasons = ["" for _ in sized]
    _, start, end = densest(values_of(sized, reasons))
    _name(sized, reasons, start - _ABOVE, end + _AROUND)
    values = values_of(sized, reasons)
    if max(values, default=0.0) <= 0:  # no article: a list or a label is judged as it stands
        _name(sized, reasons, 0, len(sized))
        return Place("", -1, 0, len(sized), reasons)
    first = _first_paragraph(sized, values)
    at = headline_at(sized, values, first, url)
    if 0 <= at < start - _ABOVE:
        _name(sized, reasons, at, start - _ABOVE)
        values = values_of(sized, reasons)
    start, end = below(sized, reasons, values, at) if at >= 0 else densest(values, first)[1:]
    return Place(blocks[at].text if at >= 0 else "", at, start, end, reasons[start:end])


def _name(blocks: Sequence[Sized], reasons: list[str], start: int, end: int) -> None:
    """Set the reasons of the furniture in the range."""
    for at in range(max(0, start), min(end, len(blocks))):
        text, size = blocks[at].block.text, blocks[at].size
        if size < _LONG and not reasons[at]:
            reasons[at] = in_body(text) or ""
            if reasons[at] == "read-also" and size <= _HEADING:
                _name_list(blocks, reasons, at)


def _name_list(blocks: Sequence[Sized], reasons: list[str], at: int) -> None:
    """Set the reasons of a few titles between a heading such as "Related" and the next paragraph."""
    below = range(at + 1, min(at + 2 + _MAX_LIST, len(blocks)))
    end = next((place for place in below if blocks[place].ended), at)
    if end == len(blocks) - 1 or not _is_title(blocks[end + 1]):  # or it is a teaser, with another behind it
        reasons[at + 1 : end] = ["read-also"] * (end - at - 1)


def _is_title(sized: Sized) -> bool:
    return not (sized.ended or sized.prose or of_head(sized.block.text))


def _first_paragraph(blocks: Sequence[Sized], values: Sequence[float]) -> int:
    _, start, end = densest(values)
    return next((at for at in range(start, end) if blocks[at].prose and values[at] > 0), start)
