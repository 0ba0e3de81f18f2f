"""The gate: which extractor's paragraphs are taken for the article's, and why."""

from dataclasses import dataclass
from typing import Protocol

from streams.extract.body.boxes import promoted_texts
from streams.extract.body.cards import card_texts
from streams.extract.body.trafilatura_ import TrafilaturaBody
from streams.extract.lines import clean, key
from streams.extract.meta import Meta
from streams.extract.page import HtmlPage

__all__ = ["Body", "BodyExtractor", "find_body"]

_BODY = TrafilaturaBody()


class BodyExtractor(Protocol):
    """Finds the article's paragraphs in a page."""

    name: str  #: what `Extracted.extractor` says

    def paragraphs(self, page: HtmlPage) -> list[str]:
        """Return the paragraphs in order, cleaned, none of them empty; an empty list where there are none.

        Leaves the page as it is. Raises `BadInput` (failed) where the extractor breaks.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """The lines that an extractor found, and what the page's markup says of single lines."""

    lines: tuple[str, ...]
    extractor: str
    why: str  #: `Extracted.extractor_reason`
    links: frozenset[str]  #: keys (`lines.key`) of the texts that are links on the page
    cards: frozenset[str]  #: keys of the texts in cards that lead to other pages
    promotions: frozenset[str]  #: keys of the texts in boxes that ask to subscribe


def find_body(page: HtmlPage, meta: Meta) -> Body:
    """Return the article's lines with what is known of them."""
    tree = page.lxml
    assert tree is not None
    cards = frozenset() if meta.declares_article else card_texts(tree, page.url)
    promotions = promoted_texts(tree)
    links = frozenset(key(text) for a in tree.iter("a") if (text := clean(a.text_content())))
    return Body(
        lines=tuple(_BODY.paragraphs(page)),
        extractor=_BODY.name,
        why="only",
        links=links,
        cards=cards,
        promotions=promotions,
    )
