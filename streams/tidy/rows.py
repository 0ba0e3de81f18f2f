"""The row of an article; an outlet's row is in `streams.tidy.outlet`."""

from dataclasses import dataclass, replace
from datetime import datetime

from streams.records import Extracted, Origin, Outcome, Reason

__all__ = ["Ending", "TidyRow"]

#: Endings kept per article: 32 x 70 bytes = 2 KB where one URL is pushed that often. What comes from before
#: the oldest of them is taken for a redelivery too, since Kafka keeps the order of a partition.
_ENDINGS = 32


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
    boilerplate: dict[int, int]  #: what to strip: fingerprint -> in how many articles it was known to stand
    first_seen: datetime
    origin: Origin  #: of the page that made this revision
    fetched_at: datetime  #: the latest fetch, of new content or not, as far as that is credible
    gone: bool
    endings: tuple[Ending, ...]  #: the latest last
    shard: int = 0  #: the partition that the row goes with

    def ending_of(self, origin: Origin) -> Ending | None:
        """Return how the page from `origin` ended, if it has been here before."""
        return next((e for e in self.endings if e.origin_key == origin.key), None)

    def is_past(self, origin: Origin) -> bool:
        """Tell by its offset whether a page came before all whose endings are kept: it has ended already."""
        here = [e for e in self.endings if e.origin_key.startswith(f"{origin.topic}/{origin.partition}/")]
        offsets = [int(e.origin_key.rpartition("/")[2]) for e in here]
        return len(self.endings) == _ENDINGS and bool(offsets) and origin.offset < min(offsets)

    def is_later_than(self, origin: Origin) -> bool:
        """Tell by its offset whether what made this revision stands behind `origin` in the same partition."""
        same = (self.origin.topic, self.origin.partition) == (origin.topic, origin.partition)
        return same and self.origin.offset > origin.offset

    def ended(self, origin: Origin, outcome: Outcome, reason: Reason | None = None) -> "TidyRow":
        """Return the row with one more ending."""
        ending = Ending(origin_key=origin.key, outcome=outcome, reason=reason)
        return replace(self, endings=(*self.endings, ending)[-_ENDINGS:])
