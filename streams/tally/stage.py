"""The stage `tally`: reports on events in, the events' records out, with revisions that only grow."""

import datetime as dt
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import replace

from streams.expiry import Expiry, Heard
from streams.records import Event, EventReport
from streams.tally.clusters import clusters
from streams.tally.family import Family
from streams.tally.published import publish, recent
from streams.tally.rows import Aside, Published, TallyRow

__all__ = ["TallyStage"]

#: An event last told of so long before the newest of its family leaves the row, as it was published: a toll
#: is corrected for some days, and talks are announced weeks ahead. So long after its newest the row goes too.
_WINDOW = dt.timedelta(days=30)


class TallyStage:
    """Keeps the reports of each family of events.

    `rows` is keyed by family, and `asides`, with what is known of a story and not in there, by family and
    story. The events come out the same in whatever order the reports of different stories arrive and however
    often they are delivered; those of one story arrive in the order of its revisions. The number of a
    revision says how often an event has changed on the way, and that alone depends on the order. Of events
    with more stories than a row has room for, docs/concepts.md says what else does.
    """

    def __init__(self, rows: MutableMapping[str, TallyRow], asides: MutableMapping[str, Aside]) -> None:
        self._rows = rows
        self._asides = asides
        self._expiry = Expiry(rows, _WINDOW, _heard)
        self._past = Expiry(asides, _WINDOW, _heard)

    def reset(self) -> None:
        """Forget what is in memory: the rows are others now. It is made again when it is needed."""
        self._expiry.forget()
        self._past.forget()

    def prepare(self) -> Iterator[None]:
        """Learn from the rows when each was last heard of, in slices of some 10 ms."""
        yield from self._expiry.prepare()
        yield from self._past.prepare()

    def take(self, report: EventReport, shard: int = 0) -> dict[str, Event | None]:
        """Return the records that a report changes, by event_id; null is a tombstone.

        `shard` is the partition of the report. A report that is known, or older than the story's newest,
        changes nothing.
        """
        known = self._rows.get(report.family)
        row = known or TallyRow(updated_at=report.updated_at, shard=shard)
        family = Family(row, lambda story_id: self._asides.get(_aside_key(report.family, story_id)))
        if not family.is_news(report):
            return {}
        family.put(report)
        row, changed = self._tell(report, family, row.published)
        self._rows[report.family] = row
        if known is None:
            self._expiry.note(report.family, row)
        self._expiry.expire(shard, report.updated_at.timestamp())
        self._past.expire(shard, report.updated_at.timestamp())
        return changed

    def _tell(
        self, report: EventReport, family: Family, before: Sequence[Published]
    ) -> tuple[TallyRow, dict[str, Event | None]]:
        """Return the family's row as it is to be, and which of its records are others."""
        since = family.updated_at - _WINDOW
        events = clusters(family.reports, family.rests)
        if family.refill(events):
            events = clusters(family.reports, family.rests)
        live = recent(events, since, (report.story_id, report.event_id))
        published, changed = publish(before, events, live, since)
        after = family.bounded(live)
        for story_id, aside in after.asides.items():
            self._put_aside(_aside_key(report.family, story_id), aside)
        return replace(after.row, published=published), changed

    def _put_aside(self, key: str, aside: Aside) -> None:
        is_new = key not in self._asides
        if aside.parked or aside.withdrawn or aside.below:
            self._asides[key] = aside
            if is_new:
                self._past.note(key, aside)
        elif not is_new:
            del self._asides[key]


def _aside_key(family: str, story_id: str) -> str:
    return f"{family}/{story_id}"


def _heard(row: TallyRow | Aside) -> Heard:
    return Heard(row.shard, row.updated_at.timestamp())
