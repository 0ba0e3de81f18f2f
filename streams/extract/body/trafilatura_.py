"""trafilatura (Barbaresi 2021) as an extractor of bodies: the last that is asked."""

from copy import deepcopy

from streams.errors import BadInput
from streams.extract.lines import paragraphs
from streams.extract.page import HtmlPage
from streams.records import Reason

__all__ = ["TrafilaturaBody"]


class TrafilaturaBody:
    """trafilatura without its own fallbacks, comments left out."""

    name = "trafilatura"

    def paragraphs(self, page: HtmlPage) -> list[str]:
        """See `BodyExtractor`."""
        import trafilatura  # noqa: PLC0415  # half a second, for the one page in two hundred that needs it

        if page.lxml is None:
            return []
        try:
            found = trafilatura.bare_extraction(
                deepcopy(page.lxml), url=page.url, include_comments=False, with_metadata=False, fast=True
            )
        except Exception as error:  # any error of the library is a page that it cannot read, not our fault
            raise BadInput(Reason.FAILED, f"trafilatura cannot read the page: {error!r:.200}") from error
        text = getattr(found, "text", None) or ""
        return [line for raw in text.split("\n") for line in paragraphs(raw.removeprefix("- "))]
