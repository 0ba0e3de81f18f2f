"""trafilatura (Barbaresi 2021) as an extractor of bodies."""

import trafilatura

from streams.errors import BadInput
from streams.extract.body.layout import unwrap_layout
from streams.extract.lines import paragraphs
from streams.extract.page import HtmlPage
from streams.records import Reason

__all__ = ["TrafilaturaBody"]


class TrafilaturaBody:
    """trafilatura with its defaults, comments left out."""

    name = "trafilatura"

    def paragraphs(self, page: HtmlPage) -> list[str]:
        """See `BodyExtractor`."""
        if page.lxml is None:
            return []
        unwrap_layout(page.lxml)
        try:
            found = trafilatura.bare_extraction(page.lxml, url=page.url, include_comments=False)
        except Exception as error:  # any error of the library is a page that it cannot read, not our fault
            raise BadInput(Reason.FAILED, f"trafilatura cannot read the page: {error!r:.200}") from error
        text = getattr(found, "text", None) or ""
        return [line for raw in text.split("\n") for line in paragraphs(raw.removeprefix("- "))]
