"""From the element with the best paragraphs to the one with the whole article.

Articles are divided: by advertisements into sections, by an editor into a `div` a paragraph. So the element
around the best one is taken instead where it adds much text and few links.
"""

from dataclasses import dataclass

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
_TABLE = frozenset(("table", "tbody", "tr"))
_CELL = 0.9  # of the article's prose
_BLOCK_LINKED = 0.6  # of a block's letters, where it counts as a link


@dataclass(slots=True)
class _Sum:
    """What the kept blocks of an element amount to."""

    prose: int = 0  # letters
    size: int = 0
    linked: int = 0
    paragraphs: int = 0
    links: int = 0  # blocks that are links


def lifted(container: Container, causes: list[Cause]) -> int:
    """Return the element that holds the article."""
    outline = container.outline
    titles = [element.first for element in outline.elements if element.tag == "h1"]
    taken, total = container.element, _sum(outline, causes, container.element)
    for around in outline.around(container.element)[1:]:
        if _raw(outline, around) < (1 + _GAIN) * total.prose:
            continue
        wider = _sum(outline, causes, around)
        if _adds(total, wider, _needed(outline, around, taken, titles)):
            taken, total = around, wider
    return _cell(outline, causes, taken)


def _cell(outline: Outline, causes: list[Cause], taken: int) -> int:
    """Return the cell that the article stands in, where the page is laid out with a table."""
    if outline.elements[taken].tag not in _TABLE:
        return taken
    least = _CELL * _sum(outline, causes, taken).prose
    parts = range(taken + 1, outline.elements[taken].last)
    inner = (at for at in parts if outline.elements[at].parent == taken)
    large = (at for at in inner if _sum(outline, causes, at).prose >= max(1, least))
    found = next(large, None)
    return taken if found is None else _cell(outline, causes, found)


def _needed(outline: Outline, around: int, taken: int, titles: list[int]) -> float:
    if around == 0:
        return _GAIN_PAGE
    inner, outer = outline.elements[taken], outline.elements[around]
    has = any(inner.first <= at < inner.end for at in titles)
    adds = not has and any(outer.first <= at < outer.end for at in titles)
    return _GAIN_TITLE if adds else _GAIN


def _adds(total: _Sum, wider: _Sum, needed: float) -> bool:
    gain = wider.prose - total.prose
    size, linked = wider.size - total.size, wider.linked - total.linked
    if gain < needed * total.prose:
        return False
    if gain >= _LARGE * total.prose:
        return linked <= _LINKED_LARGE * size
    links = wider.links - total.links
    return linked <= _LINKED * size and links <= wider.paragraphs - total.paragraphs


def _raw(outline: Outline, element: int) -> int:
    return sum(block.prose for block in outline.blocks_of(element))


def _sum(outline: Outline, causes: list[Cause], element: int) -> _Sum:
    found = _Sum()
    for block in outline.blocks_of(element):
        if not causes[block.element]:
            _add(found, block)
    return found


def _add(found: _Sum, block: Block) -> None:
    found.prose += block.prose
    found.size += block.size
    found.linked += block.linked
    if block.prose:
        found.paragraphs += 1
    elif block.linked > _BLOCK_LINKED * block.size:
        found.links += 1
