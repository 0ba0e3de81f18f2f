"""The seam where a page's body is found: whatever implements `BodyExtractor` can stand here."""

from typing import Protocol

import trafilatura
from lxml.html import HtmlElement

from streams.errors import BadInput
from streams.extract.lines import paragraphs
from streams.records import Reason

__all__ = ["BodyExtractor", "TrafilaturaBody", "parse"]

_ROOTS = ("<html", "<body", "<!doctype")


class BodyExtractor(Protocol):
    """Finds the article's paragraphs in a parsed page."""

    name: str  #: what `Extracted.extractor` says

    def paragraphs(self, tree: HtmlElement, url: str) -> list[str]:
        """Return the paragraphs in order, cleaned, none of them empty; an empty list where there are none.

        Leaves the tree as it is. Raises `BadInput` (failed) where the extractor breaks.
        """


class TrafilaturaBody:
    """trafilatura with its defaults (Barbaresi 2021), comments left out."""

    name = "trafilatura"

    def paragraphs(self, tree: HtmlElement, url: str) -> list[str]:
        """See `BodyExtractor`."""
        try:
            found = trafilatura.bare_extraction(tree, url=url, include_comments=False)
        except Exception as error:  # any error of the library is a page that it cannot read, not our fault
            raise BadInput(Reason.FAILED, f"trafilatura cannot read the page: {error!r:.200}") from error
        text = getattr(found, "text", None) or ""
        return [line for raw in text.split("\n") for line in paragraphs(raw.removeprefix("- "))]


def parse(html: str) -> HtmlElement | None:
    """Parse a page, or a fragment of one; None where there is no markup in it."""
    start = html[:2000].lower()
    whole = html if any(root in start for root in _ROOTS) else f"<html><body>{html}</body></html>"
    return trafilatura.load_html(whole)
