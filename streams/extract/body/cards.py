"""Cards of a list page: small blocks that each lead to another page under a headline."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, takewhile
from urllib.parse import urldefrag, urljoin

from lxml.html import HtmlElement

from streams.extract.lines import clean, key

__all__ = ["card_texts", "texts_of"]

_HEADLINE_WORDS = 4  # a link of fewer is a section's, a name, "Continue reading"
_CARD = 600  # letters: a longer block with a headline in it is an article's section
_LEVELS = 6  # elements between a headline and its card's edge
_TEASER = 300  # letters
_MAX_BELOW = 3  # blocks: a picture, a date, a teaser
_MAX_LINKS = 3_000  # of 407 pages, the one with the most has 1,205
_MIN_CARDS = 5  # fewer are the teasers below an article
_INLINE = frozenset({"a", "span", "b", "strong", "em", "i", "font", "u"})


def card_texts(tree: HtmlElement, url: str) -> frozenset[str]:
    """Return the keys (`lines.key`) of the texts that stand in cards; none where the cards are few."""
    links = islice(tree.iter("a"), _MAX_LINKS)
    headlines = [(link, target) for link in links if (target := _target(link, url))]
    targets: dict[HtmlElement, set[str]] = defaultdict(set)
    for link, target in headlines:
        for element in _upwards(link):
            targets[element].add(target)
    small = cache(_is_small)  # thousands of links may stand in one block
    cards = {_edge(link, targets, small): target for link, target in headlines}
    if len(set(cards.values())) < _MIN_CARDS:
        return frozenset()
    blocks = (block for card in cards for block in (card, *_below(card, cards)))
    return frozenset(name for block in blocks for name in texts_of(block))


def texts_of(block: HtmlElement) -> set[str]:
    """Return the keys of the texts of a block and of all elements in it."""
    return {name for element in block.iter("*") if (name := key(element.text_content()))}


def _below(card: HtmlElement, cards: dict[HtmlElement, str]) -> Iterator[HtmlElement]:
    """Yield the short blocks between a headline and the next, where neither has a box of its own."""
    for block in islice(card.itersiblings("*"), _MAX_BELOW):
        if block in cards or len(block.text_content()) > _TEASER:
            return
        yield block


def _target(link: HtmlElement, url: str) -> str:
    """Return where a headline leads; nothing for a link within the text, or within the page."""
    words = clean(link.text_content()).split()
    if len(words) < _HEADLINE_WORDS or not _is_alone(link):
        return ""
    try:
        target = urldefrag(urljoin(url, link.get("href", ""))).url
    except ValueError:  # a bracket that opens no IPv6 address
        return ""
    return "" if target == urldefrag(url).url else target


def _is_alone(link: HtmlElement) -> bool:
    """Tell whether no text runs into the link: it is a line of its own, not a part of a sentence."""
    for element in _upwards(link):
        before = element.getprevious()
        parent = element.getparent()
        lead = before.tail if before is not None else parent.text if parent is not None else None
        if (lead and lead.strip()) or (element.tail and element.tail.strip()):
            return False
        if parent is None or parent.tag not in _INLINE:
            return True
    return False


def _upwards(link: HtmlElement) -> list[HtmlElement]:
    return [link, *islice(link.iterancestors(), _LEVELS)]


def _is_small(block: HtmlElement) -> bool:
    return len(clean(block.text_content())) <= _CARD


def _edge(
    link: HtmlElement, targets: dict[HtmlElement, set[str]], small: Callable[[HtmlElement], bool]
) -> HtmlElement:
    """Return the largest block around a headline that has no other, and is small enough for a card."""
    around = takewhile(lambda block: len(targets[block]) == 1 and small(block), _upwards(link))
    return next(iter(deque(around, maxlen=1)), link)
