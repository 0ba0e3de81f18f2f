"""From the element with the best paragraphs to the one with the whole article.

Articles are divided: by advertisements into sections, by an editor into a `div` a paragraph. So the element
around the best one is taken instead where it adds much text and few links.
"""

from dataclasses import dataclass, replace

from streams.extract.body.container import Container
from streams.extract.body.leftout import Cause
from streams.extract.body.outline import Block, Outline

__all__ = ["lifted"]

_GAIN = 0.2  # of the text so far: an element that adds less is not taken
_GAIN_TITLE = 0.6  # where it adds the title too, it is the page's frame rather than a part of the article
_GAIN_PAGE = 2.0  # the whole page is taken only where scripts put the sections together
_LARGE = 2.0  # so much is a divided article even where links stand between its parts
_LINKED = 0.3  # of the letters that are added
_LINKED_LARGE = 0.5
_MAX_TITLES = 20  # a page has one or two
_TABLE = frozenset(("table", "tbody", "tr"))
_CELL = 0.9  # of the article's prose
_BLOCK_LINKED = 0.6  # of a block's letters, where it counts as a link


@dataclass(slots=True)
class _Sum:
    """What the kept blocks of an element amount to."""

    first: int  # its first block
    end: int  # one behind its last block
    prose: int = 0  # letters
    size: int = 0
    linked: int = 0
    paragraphs: int = 0
    links: int = 0  # blocks that are links


def lifted(container: Container, causes: list[Cause], *, live: bool = False) -> int:
    """Return the element that holds the article; of a live blog, whose posts have many links, all posts."""
    outline = container.outline
    titles = [element.first for element in outline.elements if element.tag == "h1"][:_MAX_TITLES]
    around = outline.around(container.element)
    taken = around[0]
    total = wider = _grown(outline, causes, _Sum(*[outline.elements[taken].first] * 2), taken)
    for element in around[1:]:
        wider = _grown(outline, causes, wider, element)
        if _adds(total, wider, _needed(outline, element, taken, titles), live=live):
            taken, total = element, wider
    return _cell(outline, causes, taken)


def _grown(outline: Outline, causes: list[Cause], inner: _Sum, around: int) -> _Sum:
    """Return the sum of an element around another: each block is looked at once, however deep a page is."""
    element = outline.elements[around]
    total = replace(inner, first=element.first, end=element.end)
    for part in (outline.blocks[element.first : inner.first], outline.blocks[inner.end : element.end]):
        for block in part:
            if not causes[block.element]:
                _add(total, block)
    return total


def _add(total: _Sum, block: Block) -> None:
    total.prose += block.prose
    total.size += block.size
    total.linked += block.linked
    if block.prose:
        total.paragraphs += 1
    elif block.linked > _BLOCK_LINKED * block.size:
        total.links += 1


def _cell(outline: Outline, causes: list[Cause], taken: int) -> int:
    """Return the cell that the article stands in, where the page is laid out with a table."""
    if outline.elements[taken].tag not in _TABLE:
        return taken
    least = max(1, _CELL * _prose(outline, causes, taken))
    inner = (
        at for at in range(taken + 1, outline.elements[taken].last) if outline.elements[at].parent == taken
    )
    cell = next((at for at in inner if _prose(outline, causes, at) >= least), None)
    return taken if cell is None else _cell(outline, causes, cell)


def _prose(outline: Outline, causes: list[Cause], element: int) -> int:
    return sum(block.prose for block in outline.blocks_of(element) if not causes[block.element])


def _needed(outline: Outline, around: int, taken: int, titles: list[int]) -> float:
    if around == 0:
        return _GAIN_PAGE
    inner, outer = outline.elements[taken], outline.elements[around]
    has = any(inner.first <= at < inner.end for at in titles)
    adds = not has and any(outer.first <= at < outer.end for at in titles)
    return _GAIN_TITLE if adds else _GAIN


def _adds(total: _Sum, wider: _Sum, needed: float, *, live: bool) -> bool:
    gain = wider.prose - total.prose
    size, linked = wider.size - total.size, wider.linked - total.linked
    if gain < needed * total.prose:
        return False
    if live or gain >= _LARGE * total.prose:
        return linked <= _LINKED_LARGE * size
    links = wider.links - total.links
    return linked <= _LINKED * size and links <= wider.paragraphs - total.paragraphs
