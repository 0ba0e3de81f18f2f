"""Cards of a list page: small blocks that each lead to another page under a headline."""

from collections.abc import Iterator
from itertools import accumulate, groupby, islice
from operator import itemgetter
from urllib.parse import urldefrag, urljoin

from streams.extract.body.outline import Block, Outline
from streams.extract.lines import key

__all__ = ["card_texts"]

_HEADLINE_WORDS = 4  # a link of fewer is a section's, a name, "Continue reading"
_LINKED = 0.95  # of a block's letters, where it is a headline alone and no sentence with a link in it
_CARD = 600  # letters: a longer block with a headline in it is an article's section
_LEVELS = 7  # elements between a headline and its card's edge
_TEASER = 300  # letters
_MAX_BELOW = 3  # blocks: a picture, a date, a teaser
_MAX_HEADLINES = 3_000  # of 407 pages, the one with the most links has 1,205
_MIN_CARDS = 5  # fewer are the teasers below an article


def card_texts(outline: Outline, url: str) -> frozenset[str]:
    """Return the keys (`lines.key`) of the texts that stand in cards; none where the cards are few."""
    headlines = dict(islice(_headlines(outline, url), _MAX_HEADLINES))
    if len(set(headlines.values())) < _MIN_CARDS:
        return frozenset()
    carded = {at for card in _cards(outline, headlines) for at in card}
    return frozenset(name for at in carded for line in outline.blocks[at].lines if (name := key(line)))


def _headlines(outline: Outline, url: str) -> Iterator[tuple[int, str]]:
    """Yield the blocks that are headlines, with where they lead."""
    for at, block in enumerate(outline.blocks):
        if block.links and block.linked >= _LINKED * block.size and (target := _target(block, url)):
            yield at, target


def _target(block: Block, url: str) -> str:
    """Return where a headline leads; nothing for several links, or one within the page."""
    if len(set(block.links)) != 1 or len(block.text.split()) < _HEADLINE_WORDS:
        return ""
    try:
        target = urldefrag(urljoin(url, block.links[0])).url
    except ValueError:  # a bracket that opens no IPv6 address
        return ""
    return "" if target == urldefrag(url).url else target


def _cards(outline: Outline, headlines: dict[int, str]) -> Iterator[range]:
    """Yield the blocks of each card: of the largest element with one target, and short ones below."""
    sizes = [0, *accumulate(block.size for block in outline.blocks)]
    for alone, run in _runs(headlines, len(outline.blocks)):
        for at in run:
            first, end = _edge(outline, at, alone, sizes)
            yield range(first, _below(outline, end, alone.stop))


def _runs(headlines: dict[int, str], count: int) -> Iterator[tuple[range, list[int]]]:
    """Yield the headlines that lead to one place, with the blocks that have no headline of another."""
    runs = [[at for at, _ in run] for _, run in groupby(headlines.items(), key=itemgetter(1))]
    starts = [0, *(run[-1] + 1 for run in runs[:-1])]
    stops = [*(run[0] for run in runs[1:]), count]
    yield from ((range(start, stop), run) for start, stop, run in zip(starts, stops, runs, strict=True))


def _edge(outline: Outline, at: int, alone: range, sizes: list[int]) -> tuple[int, int]:
    """Return the largest element around a headline that has no other, nor prose above it, and is small."""
    first, end = at, at + 1
    for around in outline.around(outline.blocks[at].element)[:_LEVELS]:
        element = outline.elements[around]
        shared = element.first < alone.start or element.end > alone.stop
        if shared or sizes[element.end] - sizes[element.first] > _CARD:
            break
        if any(block.prose for block in outline.blocks[element.first : at]):
            break
        first, end = element.first, element.end
    return first, end


def _below(outline: Outline, end: int, after: int) -> int:
    """Return where the short blocks below a headline end: no later than the next headline."""
    for at in range(end, min(after, end + _MAX_BELOW)):
        if outline.blocks[at].size > _TEASER or _is_next(outline, at, end, after):
            return at
    return min(after, end + _MAX_BELOW)


def _is_next(outline: Outline, at: int, end: int, after: int) -> bool:
    """Tell whether a block below a card stands in one element with the next headline, and not with this."""
    around = (outline.elements[up] for up in outline.around(outline.blocks[at].element))
    return any(element.first >= end and element.end > after for element in around)
