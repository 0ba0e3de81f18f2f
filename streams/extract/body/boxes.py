"""Boxes on a page that ask for something: an address for the newsletter, a subscription, an app."""

import re
from itertools import accumulate

from streams.extract.body.outline import Block, Element, Outline

__all__ = ["asking", "in_asking"]

_BOXES = frozenset(("div", "aside", "section", "form", "table"))
_OWN = frozenset(("h1", "article"))  # what holds one of these is no box
_BOX = 300  # letters: a longer block is not only a box
_MAX_LEVELS = 8
#: Where such a box leads: the last part of the link's path.
_ASKS = re.compile(
    r"/(?:(?:e-?mail-?)?newsletters?(?:-?sign-?up)?|sign-?up|subscri(?:be|ptions?)|apps?|mobile-?apps?|abos?"
    r"|abonnement|abonnieren|membership|join|boletin(?:es)?|suscri(?:bete|pcion(?:es)?)|infolettres?)/?(?:[?#]|$)",
    re.IGNORECASE,
)


def asking(outline: Outline, within: int) -> frozenset[int]:
    """Return the elements, of those in an element, that hold a field or lead to where one subscribes."""
    around = outline.elements[within]
    fields = (at for at in outline.fields if within < at < around.last)
    linking = (block.element for block in outline.blocks_of(within) if _leads_there(block))
    find = _Finder(outline, within)
    boxes = (find.box(at) for at in dict.fromkeys((*fields, *linking)))
    return frozenset(box for box in boxes if box is not None)


def in_asking(outline: Outline, at: int) -> bool:
    """Tell whether an element stands in such a box, or is one: without a look at the rest of the page."""
    for around in outline.around(at)[:_MAX_LEVELS]:
        blocks, last = outline.blocks_of(around), outline.elements[around].last
        if sum(block.size for block in blocks) > _BOX:
            return False
        if any(around <= field < last for field in outline.fields) or any(map(_leads_there, blocks)):
            return True
    return False


def _leads_there(block: Block) -> bool:
    return bool(block.links) and block.size <= _BOX and any(map(_ASKS.search, block.links))


class _Finder:
    """Looks for the boxes of one element; a page may have thousands of fields in one block."""

    def __init__(self, outline: Outline, within: int) -> None:
        self.outline = outline
        self.within = within
        self.fields = frozenset(outline.fields)
        self.sizes = [0, *accumulate(block.size for block in outline.blocks)]
        self.small: dict[int, bool] = {}

    def box(self, at: int) -> int | None:
        """Return the largest block around a field or link that is no larger than a box."""
        box = None
        for around in self.outline.around(at)[:_MAX_LEVELS]:
            if around == self.within or not self._is_small(around):
                break
            element = self.outline.elements[around]
            if element.tag in _BOXES and (element.last > around + 1 or around in self.fields):
                box = around
        return box

    def _is_small(self, at: int) -> bool:
        if at not in self.small:
            self.small[at] = self._looks_small(at)
        return self.small[at]

    def _looks_small(self, at: int) -> bool:
        element = self.outline.elements[at]
        if self.sizes[element.end] - self.sizes[element.first] > _BOX:
            return False
        return not any(map(_is_own, self.outline.elements[at : element.last]))


def _is_own(element: Element) -> bool:
    return element.tag in _OWN or element.attributes.get("itemprop") == "articleBody"
