"""The stage `tally`: reports on events in, the events' records out, with revisions that only grow."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence, Set
from dataclasses import replace

from streams.expiry import Expiry, Heard
from streams.ids import fingerprint
from streams.records import Event, EventReport
from streams.tally.clusters import Cluster, clusters
from streams.tally.join import join
from streams.tally.rows import Published, TallyRow, Withdrawn, is_news, with_report
from streams.wire import encode

__all__ = ["TallyStage"]

#: An event last told of so long before the newest of its family leaves the row, as it was published: a toll
#: is corrected for some days, and talks are announced weeks ahead. So long after its newest the row goes too.
_WINDOW = dt.timedelta(days=30)
#: Reports of a row at most, of the newest events: 300 of 2 KB are under the megabyte of a message.
_MOST = 300


class TallyStage:
    """Keeps the reports of each family of events. `rows` is keyed by family.

    The events come out the same in whatever order the reports of different stories arrive and however often
    they are delivered; those of one story arrive in the order of its revisions. The number of a revision says
    how often an event has changed on the way, and that alone depends on the order.
    """

    def __init__(self, rows: MutableMapping[str, TallyRow]) -> None:
        self._rows = rows
        self._expiry = Expiry(rows, _WINDOW, _heard)

    def reset(self) -> None:
        """Forget what is in memory: the rows are others now. It is made again when it is needed."""
        self._expiry.forget()

    def prepare(self) -> Iterator[None]:
        """Learn from the rows when each was last heard of, in slices of some 10 ms."""
        return self._expiry.prepare()

    def take(self, report: EventReport, shard: int = 0) -> dict[str, Event | None]:
        """Return the records that a report changes, by event_id; null is a tombstone.

        `shard` is the partition of the report. A report that is known, or older than the story's newest,
        changes nothing and gives all records of its family again, each under its revision, so that a crash
        between state and publication is healed by replay.
        """
        row = self._rows.get(report.family, TallyRow(shard=shard))
        if not is_news(row, report):
            return _numbered(row.published, _joined(clusters(row.reports)))
        told = with_report(row, report)
        since = told.updated_at - _WINDOW
        found = clusters(told.reports)
        live = _recent(found, since)
        events = _joined(live)
        past = {cluster.event_id for cluster in found} - events.keys()
        published = _published(told, events, past, since)
        self._write(report.family, replace(_pruned(told, live, since), published=published))
        self._expiry.expire(shard, report.updated_at.timestamp())
        before = {one.event_id: one for one in row.published}
        return _numbered([one for one in published if one != before.get(one.event_id)], events)

    def _write(self, family: str, row: TallyRow) -> None:
        is_new = family not in self._rows
        self._rows[family] = row
        if is_new:
            self._expiry.note(family, row)


def _heard(row: TallyRow) -> Heard:
    return Heard(row.shard, row.updated_at.timestamp())


def _recent(found: Sequence[Cluster], since: dt.datetime) -> list[Cluster]:
    """Return the events that are not yet past, and of these the newest; always one."""
    room = _MOST
    recent: list[Cluster] = []
    for cluster in sorted(found, key=lambda cluster: cluster.updated_at, reverse=True):
        room -= len(cluster.members)
        if not recent or (room >= 0 and cluster.updated_at >= since):
            recent.append(cluster)
    return recent


def _joined(found: Sequence[Cluster]) -> dict[str, Event]:
    """Return the records by their ids, before they have the numbers of their revisions."""
    return {cluster.event_id: join(cluster, 0) for cluster in found}


def _pruned(row: TallyRow, live: Sequence[Cluster], since: dt.datetime) -> TallyRow:
    """Return the row without what is past."""
    kept = {member.kept.key for cluster in live for member in cluster.members}
    return replace(
        row,
        reports=tuple(one for one in row.reports if one.key in kept),
        withdrawn=_newest(one for one in row.withdrawn if one.updated_at >= since),
    )


def _newest(withdrawn: Iterable[Withdrawn]) -> tuple[Withdrawn, ...]:
    """Return as many as a row has room for."""
    newest = sorted(withdrawn, key=lambda one: one.updated_at)[-_MOST:]
    return tuple(sorted(newest, key=lambda one: (one.story_id, one.event_id)))


def _published(
    row: TallyRow, events: Mapping[str, Event], past: Set[str], since: dt.datetime
) -> tuple[Published, ...]:
    """Return what stands published: the live events, and tombstones for those that are told of no more."""
    known = {one.event_id: one for one in row.published}
    ended = [
        _stamped(one, one.event_id, "", one.updated_at)
        for one in row.published
        if one.event_id not in events
        and one.event_id not in past
        and (one.content or one.updated_at >= since)
    ]
    now = [
        _stamped(known.get(key), key, fingerprint(encode(event).decode()), event.updated_at)
        for key, event in events.items()
    ]
    return tuple(sorted([*ended, *now], key=lambda one: one.event_id))


def _stamped(known: Published | None, event_id: str, content: str, at: dt.datetime) -> Published:
    revision = known.revision + (known.content != content) if known else 1
    return Published(event_id=event_id, revision=revision, content=content, updated_at=at)


def _numbered(stamps: Sequence[Published], events: Mapping[str, Event]) -> dict[str, Event | None]:
    return {
        one.event_id: replace(event, revision=one.revision) if (event := events.get(one.event_id)) else None
        for one in stamps
    }
