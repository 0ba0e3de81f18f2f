"""The gate: which extractor's paragraphs are taken for the article's, and why.

newsfold's own reading is taken unless it has doubts. Then resiliparse is asked, at the price of one more own
reading; where it has much more, an own reading of a wider part of the page is looked for that agrees with it.
trafilatura, ten times the price, is asked where there is none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from streams.extract.body.agreement import Grams, agreement, grams, share_of
from streams.extract.body.boxes import asking
from streams.extract.body.cards import card_texts
from streams.extract.body.doubt import Doubt, doubt_of
from streams.extract.body.newsfold import NAME, Reading, read
from streams.extract.body.outline import Outline
from streams.extract.body.resiliparse_ import ResiliparseBody
from streams.extract.body.trafilatura_ import TrafilaturaBody
from streams.extract.body.walk import outline_of
from streams.extract.lines import key
from streams.extract.meta import Meta
from streams.extract.page import HtmlPage

__all__ = ["Body", "BodyExtractor", "Why", "find_body"]

_SECOND = ResiliparseBody()
_THIRD = TrafilaturaBody()
_COVERED = 0.4  # of the second opinion: with so much of it, ours is taken for the more careful of the two
_AGREES = 0.7  # a wider reading of ours that agrees so much with the second opinion is taken
_BETTER = 0.15  # by so much it has to agree better than the first one
_LINKED = 0.9  # of a block's letters, where it is a link


class Why(StrEnum):
    """Why an extractor's reading was taken."""

    CLEAR = "clear"  #: there was no doubt, and nobody was asked
    CONFIRMED = "confirmed"  #: the second opinion has little more
    WIDENED = "widened"  #: the second opinion has much more, and a wider reading of ours agrees with it
    OUTVOTED = "outvoted"  #: the second and the third agree with each other, and not with ours
    UNDECIDED = "undecided"  #: no two agree, so ours is taken
    EMPTY = "empty"  #: nobody found anything


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
    why: str  #: `Extracted.extractor_reason`: one of `Why`
    links: frozenset[str]  #: keys (`lines.key`) of those of the lines that are links
    cards: frozenset[str]  #: keys of the texts in cards that lead to other pages
    promotions: frozenset[str]  #: keys of the texts in boxes that ask to subscribe


@dataclass(frozen=True, slots=True)
class _Choice:
    lines: list[str]
    extractor: str
    why: Why


def find_body(page: HtmlPage, meta: Meta) -> Body:
    """Return the article's lines with what is known of them."""
    outline = outline_of(page.dom)
    choice = _choose(page, outline, meta)
    return Body(
        lines=tuple(choice.lines),
        extractor=choice.extractor,
        why=choice.why,
        links=_links(outline, choice.lines),
        cards=frozenset() if meta.declares_article else card_texts(outline, page.url),
        promotions=frozenset() if choice.extractor == NAME else _promotions(outline),
    )


def _choose(page: HtmlPage, outline: Outline, meta: Meta) -> _Choice:
    if not outline.blocks:
        return _Choice([], NAME, Why.EMPTY)
    own = read(outline, meta.standfirsts)
    if doubt_of(own, meta) is Doubt.NONE:
        return _Choice(own.lines, NAME, Why.CLEAR)
    second = _SECOND.paragraphs(page)
    ours, theirs = grams(own.lines), grams(second)
    if theirs and share_of(theirs, ours) >= _COVERED:
        return _Choice(own.lines, NAME, Why.CONFIRMED)
    wider = _widened(own, ours, theirs)
    return wider or _vote(own.lines, second, _THIRD.paragraphs(page))


def _widened(own: Reading, ours: Grams, theirs: Grams) -> _Choice | None:
    """Return the reading of ours that agrees best with the second opinion, if it does so well enough."""
    found = max(own.wider(), key=lambda reading: agreement(grams(reading.lines), theirs))
    agreed = agreement(grams(found.lines), theirs)
    if agreed < max(_AGREES, agreement(ours, theirs) + _BETTER):
        return None
    return _Choice(found.lines, NAME, Why.WIDENED)


def _vote(own: list[str], second: list[str], third: list[str]) -> _Choice:
    """Take the second or third reading where these two agree, ours where no two do."""
    one, two, three = grams(own), grams(second), grams(third)
    if not (one or two or three):
        return _Choice([], NAME, Why.EMPTY)
    if agreement(two, three) < max(_AGREES, agreement(one, two), agreement(one, three)) and one:
        return _Choice(own, NAME, Why.UNDECIDED)
    if third:
        return _Choice(third, _THIRD.name, Why.OUTVOTED)
    return _Choice(second, _SECOND.name, Why.OUTVOTED)


def _links(outline: Outline, lines: Iterable[str]) -> frozenset[str]:
    found = frozenset(lines)
    linked = (block for block in outline.blocks if block.linked >= _LINKED * block.size)
    return frozenset(key(line) for block in linked for line in block.lines if line in found)


def _promotions(outline: Outline) -> frozenset[str]:
    boxes = asking(outline, 0)
    texts = (block.text for box in boxes for block in outline.blocks_of(box))
    return frozenset(map(key, texts))
