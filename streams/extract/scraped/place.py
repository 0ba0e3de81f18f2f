"""The headline and the article below it, found together."""

from collections.abc import Sequence
from typing import NamedTuple

from streams.extract.furniture import in_body, of_head
from streams.extract.scraped.block import Block
from streams.extract.scraped.span import Sized, densest, measure, values_of
from streams.extract.scraped.title import headline_near, named_headline

__all__ = ["Place", "find_place"]

_AROUND = 12  # blocks above and below the densest text that are looked at for what they are
_FAR = 2000.0  # letters against the article between a headline and the text: this headline is a menu's
_MENU = 200.0  # what the text below such a headline is worth less
_MOST = 0.5  # of the page's densest text, that stands below its headline
_AS_GOOD = 0.85  # of the best: the last headline of those is the one above the text
_MAX_PLACES = 12  # times that a page shows its headline above its article
_HEADING = 60  # letters
_MAX_LIST = 5  # titles in the middle of an article
_LONG = 600  # letters: longer blocks are no furniture


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
    title = named_headline(blocks[:end], url)
    places = [at for at, block in enumerate(blocks[:end]) if title and block.text == title]
    _name(sized, reasons, min([start, *places]) - _AROUND, end + _AROUND)
    values = values_of(sized, reasons)
    if max(values, default=0.0) <= 0:  # no article: a list or a label is judged as it stands
        _name(sized, reasons, 0, len(sized))
        return Place("", -1, 0, len(sized), reasons)
    at, start, end = _best(values, places) or _unnamed(values, sized, url)
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


def _best(values: Sequence[float], places: Sequence[int]) -> tuple[int, int, int] | None:
    """Return the headline with the best text below it, and the text's range; None where most is elsewhere."""
    found = [(at, *_below(values, at)) for at in places[-_MAX_PLACES:]]
    best = max((total for _, total, _, _ in found), default=0.0)
    if best <= _MOST * densest(values)[0]:
        return None
    at, _, start, end = [one for one in found if one[1] >= _AS_GOOD * best][-1]
    return at, start, end


def _below(values: Sequence[float], at: int) -> tuple[float, int, int]:
    total, start, end = densest(values, at + 1)
    if -sum(values[at + 1 : start]) > _FAR:
        return total - _MENU, start, end
    return total, at + 1, end


def _unnamed(values: Sequence[float], blocks: Sequence[Sized], url: str) -> tuple[int, int, int]:
    """Return the block that looks like a headline above the first paragraph, and the range below it."""
    _, start, end = densest(values)
    start = next((at for at in range(start, end) if blocks[at].prose and values[at] > 0), start)
    at = headline_near([sized.block for sized in blocks], start, url)
    return at, at + 1 if at >= 0 else start, end
