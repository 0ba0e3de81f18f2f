"""From a page to its body: the outline, our own reading, the gate, and what is known of single lines."""

from collections.abc import Iterable
from dataclasses import replace

from streams.extract.body.boxes import asking
from streams.extract.body.cards import card_texts
from streams.extract.body.choice import Body, Choice, Why
from streams.extract.body.gate import choose
from streams.extract.body.newsfold import NAME, read
from streams.extract.body.outline import Outline
from streams.extract.body.own import own_article
from streams.extract.body.walk import outline_of
from streams.extract.lines import key
from streams.extract.meta import Meta
from streams.extract.page import HtmlPage

__all__ = ["find_body"]

_LIVE = "LiveBlogPosting"
_LINKED = 0.9  # of a block's letters, where it is a link


def find_body(page: HtmlPage, meta: Meta) -> Body:
    """Return the article's lines with what is known of them. Raises `BadInput` (failed): see extractors."""
    outline = outline_of(page.dom)
    if not outline.blocks:
        return _body(outline, Choice([], NAME, Why.EMPTY))
    own = read(outline, meta.standfirsts, live=_LIVE in meta.types)
    element = own_article(outline)
    titled = element is not None and element in outline.around(own.element)
    return replace(
        _body(outline, choose(page, own, meta, titled=titled)),
        cards=frozenset() if meta.declares_article or titled else card_texts(outline, page.url),
        pictures=outline.elements[own.element].images,
        declared=titled or meta.states_article,
    )


def _body(outline: Outline, choice: Choice) -> Body:
    return Body(
        lines=tuple(choice.lines),
        extractor=choice.extractor,
        why=choice.why,
        links=_links(outline, choice.lines),
        promotions=frozenset() if choice.extractor == NAME else _promotions(outline),
    )


def _links(outline: Outline, lines: Iterable[str]) -> frozenset[str]:
    body_lines = frozenset(lines)
    linked = (block for block in outline.blocks if block.linked >= _LINKED * block.size)
    return frozenset(key(line) for block in linked for line in block.lines if line in body_lines)


def _promotions(outline: Outline) -> frozenset[str]:
    boxes = asking(outline, 0)
    return frozenset(key(block.text) for box in boxes for block in outline.blocks_of(box))
