"""What stands published of a family's events, and under which revisions."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from streams.ids import fingerprint
from streams.records import Event
from streams.tally.clusters import Cluster
from streams.tally.join import join
from streams.tally.rows import Key, Published
from streams.wire import encode

__all__ = ["publish", "recent"]

#: Reports of a row at most, of the newest events: 300 of 1.7 KB are 500 KB, and 60 deflated.
_MOST = 300
#: Events of which a row knows the revisions, beside those that are in it: 600 of 110 bytes. A family with
#: more in a month begins those anew that it has forgotten.
_KNOWN = 600


def recent(clusters: Sequence[Cluster], since: dt.datetime, in_hand: Key) -> list[Cluster]:
    """Return the events that are not yet past, and of these the newest; and that of the report in hand."""
    ours = next((c for c in clusters if any(one.kept.key == in_hand for one in c.members)), None)
    room = _MOST - (len(ours.members) if ours else 0)
    live = [ours] if ours else []
    for cluster in sorted(clusters, key=lambda cluster: cluster.updated_at, reverse=True):
        if cluster is not ours and cluster.updated_at >= since:
            room -= len(cluster.members)
            if room < 0:
                break
            live.append(cluster)
    return live


def publish(
    before: Sequence[Published], clusters: Iterable[Cluster], live: Iterable[Cluster], since: dt.datetime
) -> tuple[tuple[Published, ...], dict[str, Event | None]]:
    """Return what stands published afterwards, and the records that change, by event_id: null is a tombstone.

    Of events that leave the row by age nothing is known; of those that leave it for want of room the
    revision, until they are as old.
    """
    known = {one.event_id: one for one in before}
    made = {cluster.event_id: _made(known.get(cluster.event_id), cluster) for cluster in live}
    recent_ids = {cluster.event_id: cluster.updated_at >= since for cluster in clusters}
    beside = (
        _beside(one, recent_ids.get(one.event_id))
        for one in before
        if one.event_id not in made and (one.updated_at >= since or (one.content and not one.left))
    )
    rest = sorted((one for one in beside if one), key=lambda one: (one.updated_at, one.event_id))[-_KNOWN:]
    changed = {key: event for key, (_, event) in made.items() if event}
    ended = {one.event_id: None for one in rest if one.revision != known[one.event_id].revision}
    published = [*rest, *(stamp for stamp, _ in made.values())]
    return tuple(sorted(published, key=lambda one: one.event_id)), {**changed, **ended}


def _made(known: Published | None, cluster: Cluster) -> tuple[Published, Event | None]:
    """Return an event's stamp; and its record, if that is another than what was published."""
    made_of = cluster.made_of
    if known and known.content and known.made_of == made_of:
        return replace(known, left=False), None
    event = join(cluster, 0)
    content = fingerprint(encode(event).decode())
    revision = known.revision + (known.content != content) if known else 1
    stamp = Published(
        event_id=cluster.event_id,
        revision=revision,
        content=content,
        made_of=made_of,
        updated_at=event.updated_at,
    )
    is_other = not known or known.content != content
    return stamp, replace(event, revision=revision) if is_other else None


def _beside(one: Published, is_recent: bool | None) -> Published | None:
    """Return what is known of an event that leaves; `is_recent` is null where nobody tells of it."""
    if is_recent:
        return replace(one, left=True)
    if is_recent is False:
        return None
    return one if one.left or not one.content else replace(one, revision=one.revision + 1, content="")
