"""The rows of the tidy stage."""

from dataclasses import dataclass, replace
from datetime import datetime

from streams.records import Extracted, Origin, Outcome, Reason

__all__ = ["Ending", "OutletRow", "TidyRow"]

#: Endings kept per article. A redelivery comes within a commit interval (seconds); eight pushes of one
#: URL in that time are more than a scraper does.
_ENDINGS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Ending:
    """How one page at this URL ended, by its origin: what tells a redelivery from a resend."""

    origin_key: str
    outcome: Outcome
    reason: Reason | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TidyRow:
    """An article as last read, before its outlet's boilerplate is taken off."""

    article: Extracted
    article_id: str
    revision: int
    content: str  #: fingerprint of title and text as extracted
    boilerplate: tuple[str, ...]  #: fingerprints of the paragraphs to strip
    refreshed: tuple[str, ...]  #: articles that got a new revision because of this one
    first_seen: datetime
    origin: Origin  #: of the page that made this revision
    gone: bool
    endings: tuple[Ending, ...]  #: the latest last

    def ending_of(self, origin: Origin) -> Ending | None:
        """Return how the page from `origin` ended, if it has been here before."""
        return next((e for e in self.endings if e.origin_key == origin.key), None)

    def ended(self, origin: Origin, outcome: Outcome, reason: Reason | None = None) -> "TidyRow":
        """Return the row with one more ending."""
        ending = Ending(origin_key=origin.key, outcome=outcome, reason=reason)
        return replace(self, endings=(*self.endings, ending)[-_ENDINGS:])


@dataclass(frozen=True, kw_only=True, slots=True)
class OutletRow:
    """Paragraphs at the ends of an outlet's articles: fingerprint -> the first articles that had it.

    In order of last sight, so that the oldest go first when the row is full.
    """

    paragraphs: dict[str, tuple[str, ...]]
