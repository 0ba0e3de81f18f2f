"""Boxes on a page that ask for something: an address for the newsletter, a subscription, an app."""

import re
from collections.abc import Callable
from functools import cache
from itertools import islice, takewhile

from lxml.html import HtmlElement

from streams.extract.body.cards import texts_of

__all__ = ["promoted_texts"]

_FIELDS = './/input[not(@type) or @type="email" or @type="text"]'
_BOXES = ("div", "aside", "section", "form", "table")
_BLOCKS = "p|div|form|ul|h2|h3|h4|h5|h6|input|button"  # a box has some; a paragraph in a div has none
_OWN = './/h1 | .//article | .//*[@itemprop="articleBody"]'  # what holds one of these is no box
_BOX = 300  # letters: a longer block is not only a box
_MAX_LEVELS = 8
#: Where such a box leads: the last part of the link's path.
_ASKS = re.compile(
    r"/(?:(?:e-?mail-?)?newsletters?(?:-?sign-?up)?|sign-?up|subscri(?:be|ptions?)|apps?|mobile-?apps?|abos?"
    r"|abonnement|abonnieren|membership|join|boletin(?:es)?|suscri(?:bete|pcion(?:es)?)|infolettres?)/?(?:[?#]|$)",
    re.IGNORECASE,
)


def promoted_texts(tree: HtmlElement) -> frozenset[str]:
    """Return the keys (`lines.key`) of the texts in boxes that hold a field or lead to where they ask."""
    links = (link for link in tree.iterfind(".//a[@href]") if _ASKS.search(link.get("href")))
    small = cache(_is_small)  # thousands of links may stand in one block
    boxes = dict.fromkeys(_box(asking, small) for asking in (*tree.xpath(_FIELDS), *links))
    return frozenset(name for box in boxes if box is not None for name in texts_of(box))


def _box(asking: HtmlElement, small: Callable[[HtmlElement], bool]) -> HtmlElement | None:
    """Return the largest block around a field or link that is no larger than a box."""
    around = takewhile(small, islice(asking.iterancestors(), _MAX_LEVELS))
    boxes = [block for block in around if block.tag in _BOXES and block.xpath(_BLOCKS)]
    return boxes[-1] if boxes else None


def _is_small(block: HtmlElement) -> bool:
    return len(" ".join(block.text_content().split())) <= _BOX and not block.xpath(_OWN)
