"""A page of HTML with its parsed tree: what the readers of body and metadata look at."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:  # a normal page needs none of lxml
    from lxml.html import HtmlElement

__all__ = ["HtmlPage"]

_ROOTS = ("<html", "<body", "<!doctype")


@dataclass(frozen=True)
class HtmlPage:
    """A page that has passed the guards. Its trees are made once, and are not to be changed in place."""

    html: str
    url: str  #: normalised
    outlet: str  #: registered domain
    fetched_at: datetime

    @cached_property
    def dom(self) -> LexborHTMLParser:
        """The tree that a browser would make of the page, or of a fragment of one."""
        return LexborHTMLParser(self.html)

    @cached_property
    def lxml(self) -> "HtmlElement | None":
        """The tree for libraries that want lxml: five times the time, so only where they are asked.

        None where lxml finds no markup.
        """
        import trafilatura  # noqa: PLC0415  # half a second, and few pages come to this

        start = self.html[:2000].lower()
        whole = any(root in start for root in _ROOTS)
        return trafilatura.load_html(self.html if whole else f"<html><body>{self.html}</body></html>")
