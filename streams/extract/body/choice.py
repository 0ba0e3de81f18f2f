"""What the gate hands on: the article's lines, who found them, and why he was believed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from streams.extract.page import HtmlPage

__all__ = ["Body", "BodyExtractor", "Choice", "Why"]


class Why(StrEnum):
    """Why an extractor's reading was taken."""

    CLEAR = "clear"  #: there was no doubt, and nobody was asked
    CONFIRMED = "confirmed"  #: the second opinion has little more, or the third is much the same
    WIDENED = "widened"  #: the second opinion has much more, and a wider reading of ours agrees with it
    OUTVOTED = "outvoted"  #: the second and the third agree with each other, and not with ours
    UNDECIDED = "undecided"  #: no two agree, so ours is taken, or the third where we have none
    LOST = "lost"  #: it is a short text that no two agree on, or that has nothing to do with the title
    EMPTY = "empty"  #: nobody found anything


class BodyExtractor(Protocol):
    """Finds the article's paragraphs in a page."""

    name: str  #: what `Extracted.extractor` says

    def paragraphs(self, page: HtmlPage) -> list[str]:
        """Return the paragraphs in order, cleaned, none of them empty; an empty list where there are none.

        Leaves the page as it is. Raises `BadInput` (failed) where the extractor breaks.
        """


@dataclass(frozen=True, slots=True)
class Choice:
    """The lines that were chosen."""

    lines: list[str]
    extractor: str
    why: Why


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """The lines that an extractor found, and what the page's markup says of single lines."""

    lines: tuple[str, ...]
    extractor: str
    why: str  #: `Extracted.extractor_reason`: one of `Why`
    links: frozenset[str]  #: keys (`lines.key`) of those of the lines that are links
    promotions: frozenset[str]  #: keys of the texts in boxes that ask to subscribe; none where they are out
    cards: frozenset[str] = frozenset()  #: keys of the texts in cards that lead to other pages
    pictures: int = 0  #: pictures and players in the element that holds the article
    declared: bool = False  #: whether the page's markup says that this is its article
