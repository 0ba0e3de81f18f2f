"""resiliparse (Bevendorff 2018) as an extractor of bodies: the second opinion."""

from resiliparse.extract.html2text import extract_plain_text

from streams.errors import BadInput
from streams.extract.lines import paragraphs
from streams.extract.page import HtmlPage
from streams.records import Reason

__all__ = ["ResiliparseBody"]


class ResiliparseBody:
    """resiliparse's main content, without comments, link targets and bullets."""

    name = "resiliparse"

    def paragraphs(self, page: HtmlPage) -> list[str]:
        """See `BodyExtractor`."""
        try:
            text = extract_plain_text(
                page.html, main_content=True, comments=False, alt_texts=False, list_bullets=False
            )
        except Exception as error:  # any error of the library is a page that it cannot read, not our fault
            raise BadInput(Reason.FAILED, f"resiliparse cannot read the page: {error!r:.200}") from error
        return paragraphs(text)
