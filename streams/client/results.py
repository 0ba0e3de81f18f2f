"""All that came out: the live stories with their members, the events, the threads, the dead letters."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

from aiokafka.structs import ConsumerRecord

from streams.client.lag import lag
from streams.client.reading import read_all
from streams.connection import Connection
from streams.records import CanonicalArticle, Event, StoryMember, Thread
from streams.topics import CANONICAL, DEAD, EVENTS, MEMBERS, THREADS, Topic
from streams.wire import decode

__all__ = ["Results", "read_results", "settled"]

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Results:
    """Stories with their members, the largest first; events, the most told first; threads, the same."""

    stories: tuple[tuple[CanonicalArticle, tuple[StoryMember, ...]], ...]
    events: tuple[Event, ...]
    threads: tuple[Thread, ...]
    dead_letters: tuple[ConsumerRecord, ...]


async def read_results(connection: Connection) -> Results:
    """Read the public topics to their ends."""
    members: dict[str, list[StoryMember]] = defaultdict(list)
    for member in (await _latest(connection, MEMBERS, StoryMember)).values():
        members[member.story_id].append(member)
    stories = [s for s in (await _latest(connection, CANONICAL, CanonicalArticle)).values() if s.status.live]
    stories.sort(key=lambda s: (-s.member_count, s.story_id))
    events = (await _latest(connection, EVENTS, Event)).values()
    threads = [t for t in (await _latest(connection, THREADS, Thread)).values() if t.status.live]
    return Results(
        tuple((story, tuple(members[story.story_id])) for story in stories),
        tuple(sorted(events, key=lambda e: (-e.independent_texts, -e.mention_count, e.event_id))),
        tuple(sorted(threads, key=lambda t: (-t.story_count, t.thread_id))),
        tuple(await read_all(connection, DEAD)),
    )


async def settled(connection: Connection, group: str, seconds: float) -> bool:
    """Wait until the group has committed all that its stages read, twice in a row; returns whether it has.

    Twice, since what one stage has just committed may have given the next one something to read.
    """
    until, quiet = monotonic() + seconds, 0
    while quiet < 2 and monotonic() < until:  # noqa: PLR2004 - see above
        await asyncio.sleep(0.5)
        quiet = 0 if any((await lag(connection, group)).values()) else quiet + 1
    return quiet > 1


async def _latest(connection: Connection, topic: Topic, kind: type[R]) -> dict[bytes, R]:
    """Return the last record of each key, without tombstones."""
    last = {record.key: record.value for record in await read_all(connection, topic)}
    return {key: decode(value, kind) for key, value in last.items() if value is not None}
