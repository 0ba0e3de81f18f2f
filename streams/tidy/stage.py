"""The tidy stage: is this page new, a revision, or nothing new; and what of it is the outlet's own."""

from collections.abc import Collection, MutableMapping
from dataclasses import dataclass, replace
from datetime import datetime

from streams.ids import article_id
from streams.records import ArticleChange, Extracted, Origin, Outcome, PageOutcome, PageRead, Reason
from streams.tidy.ages import KEPT, Ages
from streams.tidy.changes import change_of, lesson, next_row, nothing_new, outcome_of, refresh, stay
from streams.tidy.clean import stripped
from streams.tidy.learn import learn
from streams.tidy.outlet import OutletRow
from streams.tidy.rows import TidyRow

__all__ = ["TidyResult", "TidyStage"]


@dataclass(frozen=True, slots=True)
class TidyResult:
    """Changes for the fold; and the page's outcome, where the page ends here."""

    changes: tuple[ArticleChange, ...] = ()
    outcome: PageOutcome | None = None
    redelivered: bool = False


class TidyStage:
    """Tells revisions from resends and redeliveries, strips boilerplate, signs.

    Crash safety: `take` may die after any of its row writes and be given the same page again. The
    article's own row is written last, and is what says that the page has been here. Until it stands, all
    is done again, and all of it can be: the outlet's row names the page that it learned from last, and what
    that page proved. Once it stands, a redelivery gives the same changes again, and the same counts.
    """

    def __init__(
        self, articles: MutableMapping[str, TidyRow], outlets: MutableMapping[str, OutletRow]
    ) -> None:
        self._articles = articles
        self._outlets = outlets
        self._ages: Ages | None = None

    def reset(self) -> None:
        """Forget what is in memory: the rows are others now. It is made again when it is needed."""
        self._ages = None

    def take(self, read: PageRead) -> TidyResult:
        """Take one page that was read, or the word that it is gone."""
        result = self._take(read)
        if read.article:
            self._expire(read.article.outlet, read.origin.timestamp)
        return result

    def _take(self, read: PageRead) -> TidyResult:
        row = self._articles.get(article_id(read.url))
        if row and row.ending_of(read.origin):
            return self._again(row, read)
        if row and row.is_past(read.origin):
            return TidyResult(redelivered=True)
        if read.article is None:
            return self._retract(row, read)
        article = stay(row, read.article)
        reason = nothing_new(row, article) if row else None
        if row and reason:
            row = replace(row, fetched_at=max(row.fetched_at, article.fetched_at))
            return self._ends_here(row, read, Outcome.UNCHANGED, reason)
        return self._publish(row, article, read.origin)

    def _publish(self, row: TidyRow | None, article: Extracted, origin: Origin) -> TidyResult:
        ages = self._ready()
        outcome = Outcome.REVISED if row else Outcome.PUBLISHED
        outlet, found = self._learn(row, article, origin)
        earlier = tuple(other for a in outlet.earlier if (other := a.hex()) in self._articles)
        changes = [change for other in earlier for change in self._refresh(other, outlet)]
        new = next_row(row, article, origin, outlet.counts(found), earlier).ended(origin, outcome)
        self._articles[new.article_id] = new
        ages.note(new)
        return TidyResult(changes=(*changes, change_of(new, outcome)))

    def _learn(
        self, row: TidyRow | None, article: Extracted, origin: Origin
    ) -> tuple[OutletRow, Collection[int]]:
        """Learn from a page; return its outlet's row, and what of the page can be boilerplate."""
        taught = lesson(row, article, origin)
        after = learn(self._outlets.get(article.outlet) or OutletRow(), taught)
        self._outlets[article.outlet] = after
        return after, taught.found

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
        ages = self._ready()
        new = replace(row, gone=True, origin=read.origin).ended(read.origin, Outcome.RETRACTED)
        self._articles[new.article_id] = new
        ages.note(new)
        return TidyResult(changes=(change_of(new, Outcome.RETRACTED),))

    def _ends_here(self, row: TidyRow, read: PageRead, outcome: Outcome, reason: Reason) -> TidyResult:
        self._articles[row.article_id] = row.ended(read.origin, outcome, reason)
        return TidyResult(outcome=outcome_of(row, read, outcome, reason))

    def _expire(self, outlet: str, now: datetime) -> None:
        for article in self._ready().due(outlet, now):
            row = self._articles.get(article)
            if row and row.origin.timestamp < now - KEPT:
                del self._articles[article]

    def _ready(self) -> Ages:
        if self._ages is None:
            self._ages = Ages(self._articles.values())
        return self._ages

    def _again(self, row: TidyRow, read: PageRead) -> TidyResult:
        """Give again what a redelivered page gave, unless a later revision has taken its place."""
        ending = row.ending_of(read.origin)
        assert ending
        if ending.reason:
            said = outcome_of(row, read, ending.outcome, ending.reason)
            return TidyResult(outcome=said, redelivered=True)
        if row.origin.key != read.origin.key:
            return TidyResult(redelivered=True)
        others = (self._articles[other] for other in row.refreshed if other in self._articles)
        changes = (
            *(change_of(other, None) for other in others if not other.gone),
            change_of(row, ending.outcome),
        )
        return TidyResult(changes=changes, redelivered=True)
