"""A page that was cleaned, with all that is asked of it: its text, the share kept, the marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from streams.errors import BadInput
from streams.extract import ExtractSettings
from streams.extract.decoding import as_html, content_of, is_markup, mend
from streams.extract.guards import check, check_text
from streams.extract.lines import paragraphs
from streams.extract.page import Html
from streams.records import Outcome, RawPage
from streams.review.marks import Mark, marks
from streams.review.reasons import OUTSIDE, Reasons
from streams.review.visible import letters, visible_lines

__all__ = ["Entry", "share"]


@dataclass(frozen=True)
class Entry:
    """A page and its end. `cleaned` has what `clean --jsonl` writes of it."""

    source: str  #: the file, or the line of one; of an archive's page its URL
    cleaned: Mapping[str, Any]
    page: RawPage | None  #: None where it could not be read as a record

    @property
    def is_article(self) -> bool:
        """Whether the page became an article, by its outcome."""
        return bool(self.cleaned["outcome"] == Outcome.PUBLISHED)

    @cached_property
    def lines(self) -> list[str]:
        """The text that a reader sees; none of a page that was refused, since it may be no text at all."""
        refused = self.cleaned["outcome"] == Outcome.DEAD_LETTERED
        return [] if self.page is None or refused else _lines(self.page)

    @cached_property
    def kept(self) -> int:
        """Letters of the article."""
        return letters(self.cleaned.get("text") or "")

    @cached_property
    def seen(self) -> int:
        """Letters of the page's visible text."""
        return sum(map(letters, self.lines))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The page's text with what became of each piece."""
        cleaned = self.cleaned
        other = OUTSIDE if self.is_article else cleaned["reason"]
        reasons = Reasons(cleaned.get("removed") or (), other)
        kept = (cleaned.get("text") or "").splitlines()
        return marks(self.lines, kept, reasons, cleaned.get("title") or "", cleaned.get("authors") or ())


def share(kept: int, seen: int) -> int:
    """Return how much was kept, in percent; at most 100, though an article may hold what its page hides."""
    return min(100, round(100 * kept / seen)) if seen else 0


def _lines(page: RawPage) -> list[str]:
    """Return the lines of the page as its readers are given it; none where it would not come to them."""
    settings = ExtractSettings()
    try:
        content = content_of(page, settings.max_size)
        markup = is_markup(content.text, scraped=content.scraped)
        if markup:
            check(Html(content.text), settings)
        else:
            check_text(content.text, settings)
    except BadInput:  # a page that ends before it is read, such as an error page, may be anything
        return []
    text = mend(content.text)
    return visible_lines(as_html(text)) if markup else paragraphs(text)
