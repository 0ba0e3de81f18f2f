"""Boxes on a page that ask for something: an address for the newsletter, a subscription, an app."""

import re
from collections.abc import Iterator

from streams.extract.body.outline import Element, Outline

__all__ = ["asking"]

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
    linking = (
        block.element
        for block in outline.blocks_of(within)
        if block.links and block.size <= _BOX and any(map(_ASKS.search, block.links))
    )
    boxes = (_box(outline, at, within) for at in dict.fromkeys((*fields, *linking)))
    return frozenset(box for box in boxes if box is not None)


def _box(outline: Outline, at: int, within: int) -> int | None:
    """Return the largest block around a field or link that is no larger than a box."""
    found = None
    for around in outline.around(at)[:_MAX_LEVELS]:
        element = outline.elements[around]
        if around == within or not _is_small(outline, around, element):
            break
        if element.tag in _BOXES and (element.last > around + 1 or around in outline.fields):
            found = around
    return found


def _is_small(outline: Outline, at: int, element: Element) -> bool:
    size = sum(block.size for block in outline.blocks[element.first : element.end])
    return size <= _BOX and not any(map(_is_own, _inside(outline, at, element)))


def _inside(outline: Outline, at: int, element: Element) -> Iterator[Element]:
    yield from outline.elements[at : element.last]


def _is_own(element: Element) -> bool:
    return element.tag in _OWN or element.attributes.get("itemprop") == "articleBody"
