"""The tidy stage: is this page new, a revision, or nothing new; and what of it is the outlet's own."""

from collections.abc import Collection, Iterator, MutableMapping
from dataclasses import dataclass, replace
from datetime import timedelta

from streams.expiry import Expiry, Heard
from streams.ids import article_id
from streams.records import ArticleChange, Extracted, Origin, Outcome, PageOutcome, PageRead, Reason
from streams.tidy.changes import change_of, fetched, lesson, next_row, nothing_new, outcome_of, refresh, stay
from streams.tidy.clean import stripped
from streams.tidy.learn import learn
from streams.tidy.outlet import OutletRow
from streams.tidy.rows import TidyRow

__all__ = ["TidyResult", "TidyStage"]

#: How long a row is kept after its article's last revision. Scrapers come back to a page for some days; a
#: later resend is taken for a new article, with the same id, and its story's window (72 h) is long over.
_KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class TidyResult:
    """Changes for the fold; and the page's outcome, where the page ends here."""

    changes: tuple[ArticleChange, ...] = ()
    outcome: PageOutcome | None = None
    redelivered: bool = False


class TidyStage:
    """Tells revisions from resends and redeliveries, strips boilerplate, signs.

    The rows that a page changes are to be committed together, when what it gave has been sent. Its article's
    row then says that it has been here: a redelivery changes and gives nothing.
    """

    def __init__(
        self, articles: MutableMapping[str, TidyRow], outlets: MutableMapping[str, OutletRow]
    ) -> None:
        self._articles = articles
        self._outlets = outlets
        self._expiry = Expiry(articles, _KEPT, _heard)

    def reset(self) -> None:
        """Forget what is in memory: the rows are others now. It is made again when it is needed."""
        self._expiry.forget()

    def prepare(self) -> Iterator[None]:
        """Learn from the rows when each was last heard of, in slices of some 10 ms."""
        return self._expiry.prepare()

    def take(self, read: PageRead, shard: int = 0) -> TidyResult:
        """Take one page that was read, or the word that it is gone. `shard` is its partition, by outlet."""
        result = self._take(read, shard)
        self._expiry.expire(shard, read.origin.timestamp.timestamp())
        return result

    def _take(self, read: PageRead, shard: int) -> TidyResult:
        row = self._articles.get(article_id(read.url))
        if row and (row.ending_of(read.origin) or row.is_past(read.origin)):
            return TidyResult(redelivered=True)
        if read.article is None:
            return self._retract(row, read)
        article = stay(row, read.article)
        reason = nothing_new(row, article, read.origin) if row else None
        if row and reason:
            row = replace(row, fetched_at=max(row.fetched_at, fetched(article, read.origin)))
            return self._ends_here(row, read, Outcome.UNCHANGED, reason)
        return self._publish(row, article, read.origin, shard)

    def _publish(self, row: TidyRow | None, article: Extracted, origin: Origin, shard: int) -> TidyResult:
        outcome = Outcome.REVISED if row else Outcome.PUBLISHED
        outlet, candidates, earlier = self._learn(row, article, origin)
        known = (other for a in earlier if (other := a.hex()) in self._articles)
        changes = [change for other in known for change in self._refresh(other, outlet)]
        new = next_row(row, article, origin, outlet.counts(candidates)).ended(origin, outcome)
        self._articles[new.article_id] = new = replace(new, shard=shard)
        if row is None:
            self._expiry.note(new.article_id, new)
        return TidyResult(changes=(*changes, change_of(new, outcome)))

    def _learn(
        self, row: TidyRow | None, article: Extracted, origin: Origin
    ) -> tuple[OutletRow, Collection[int], Collection[bytes]]:
        """Learn from a page.

        Returns its outlet's row, what of the page can be boilerplate, and the earlier articles to be cleaned.
        """
        taught = lesson(row, article, origin)
        after, earlier = learn(self._outlets.get(article.outlet) or OutletRow(), taught)
        self._outlets[article.outlet] = after
        return after, taught.candidates, earlier

    def _refresh(self, other: str, outlet: OutletRow) -> tuple[ArticleChange, ...]:
        """Clean an earlier article of boilerplate that was not known when it came, if that changes it."""
        before = self._articles[other]
        after = refresh(before, outlet)
        if after != before:
            self._articles[other] = after
        return (change_of(after, None),) if stripped(after).removed and not after.gone else ()

    def _retract(self, row: TidyRow | None, read: PageRead) -> TidyResult:
        if row is None or row.is_later_than(read.origin):
            # The second is a redelivery of the first: there was no article then.
            return TidyResult(outcome=outcome_of(row, read, Outcome.UNCHANGED, Reason.UNKNOWN_URL))
        if row.gone:
            return self._ends_here(row, read, Outcome.UNCHANGED, Reason.UNKNOWN_URL)
        new = replace(row, gone=True, origin=read.origin).ended(read.origin, Outcome.RETRACTED)
        self._articles[new.article_id] = new
        return TidyResult(changes=(change_of(new, Outcome.RETRACTED),))

    def _ends_here(self, row: TidyRow, read: PageRead, outcome: Outcome, reason: Reason) -> TidyResult:
        self._articles[row.article_id] = row.ended(read.origin, outcome, reason)
        return TidyResult(outcome=outcome_of(row, read, outcome, reason))


def _heard(row: TidyRow) -> Heard:
    return Heard(row.shard, row.origin.timestamp.timestamp())
