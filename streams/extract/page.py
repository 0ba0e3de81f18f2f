"""A page of HTML with its parsed tree: what the readers of body and metadata look at."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:  # a normal page needs none of lxml
    from lxml.html import HtmlElement

__all__ = ["Html", "HtmlPage"]

_ROOTS = ("<html", "<body", "<!doctype")


@dataclass(frozen=True)
class Html:
    """Markup as text, as bytes and as a tree, each made once: guards and readers look at the same."""

    text: str

    @cached_property
    def data(self) -> bytes:
        """The text in UTF-8, as parsers take it: half a surrogate pair is left out."""
        return self.text.encode("utf-8", "ignore")

    @cached_property
    def dom(self) -> LexborHTMLParser:
        """The tree that a browser would make of it. Not to be changed in place."""
        return LexborHTMLParser(self.data)


@dataclass(frozen=True)
class HtmlPage:
    """A page that has passed the guards. Its trees are made once, and are not to be changed in place."""

    markup: Html
    url: str  #: normalised
    outlet: str  #: registered domain
    fetched_at: datetime

    @property
    def html(self) -> str:
        """The page's markup as text."""
        return self.markup.text

    @property
    def dom(self) -> LexborHTMLParser:
        """The tree that a browser would make of the page, or of a fragment of one."""
        return self.markup.dom

    @cached_property
    def lxml(self) -> "HtmlElement | None":
        """The tree for libraries that want lxml: five times the time, so only where they are asked.

        None where lxml finds no markup.
        """
        import trafilatura  # noqa: PLC0415  # half a second, and few pages come to this

        start = self.html[:2000].lower()
        whole = any(root in start for root in _ROOTS)
        return trafilatura.load_html(self.html if whole else f"<html><body>{self.html}</body></html>")
