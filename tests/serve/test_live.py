"""What a reader of the stream gets, from a hub that is handed its records by hand."""

import asyncio
import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any, cast

import pytest

from streams.connection import Connection
from streams.serve import sse
from streams.serve.filters import EventFilter, StoryFilter, ThreadFilter
from streams.serve.live import Asked, Hub, frames
from streams.serve.lookup import Entry
from streams.serve.positions import read_positions, written
from streams.topics import CANONICAL, EVENTS, THREADS
from tests.serve.stored import of_the_samples

_ALL = Asked(StoryFilter(), EventFilter(), ThreadFilter())
_KINDS = {CANONICAL.name: "story", EVENTS.name: "event", THREADS.name: "thread"}


def sent() -> list[Entry]:
    return [e for e in of_the_samples() if e.topic in _KINDS and e.value]


def parsed(frame: bytes) -> tuple[str, str | None, Any]:
    fields = dict(line.split(": ", 1) for line in frame.decode().splitlines() if line)
    return fields["event"], fields.get("id"), json.loads(fields["data"])


class Reading:
    """A reader that has joined, and reads when it is asked to."""

    def __init__(self, hub: Hub, asked: Asked = _ALL) -> None:
        hub.started.set()
        self.frames = cast("AsyncGenerator[bytes]", frames(hub, asked, None))
        self.more: asyncio.Task[bytes] | None = None

    async def joined(self) -> "Reading":
        assert (await anext(self.frames)).startswith(b"retry: ")
        assert (await anext(self.frames)).startswith(b": heartbeat\n")
        self.more = asyncio.create_task(anext(self.frames))
        await asyncio.sleep(0)
        return self

    async def rest(self) -> list[bytes]:
        """Return all up to the end."""
        assert self.more
        try:
            return [await self.more, *[frame async for frame in self.frames]]
        except StopAsyncIteration:
            return []


async def test_records_come_in_order_as_they_are_and_with_where_they_end() -> None:
    hub = Hub(Connection())
    reading = await Reading(hub).joined()
    for entry in sent():
        hub.hand_on(entry)
    hub.close()
    events = [parsed(frame) for frame in await reading.rest()]
    assert [data for _, _, data in events] == [json.loads(entry.value or b"") for entry in sent()]
    assert [kind for kind, _, _ in events] == [_KINDS[entry.topic] for entry in sent()]
    assert {kind for kind, _, _ in events} == set(_KINDS.values())
    ends: dict[tuple[str, int], int] = {}
    for entry, (_, id_, _) in zip(sent(), events, strict=True):
        ends[entry.topic, entry.partition] = entry.offset + 1
        assert read_positions(id_ or "") == ends


async def test_a_reader_knows_where_it_is_before_anything_comes() -> None:
    hub = Hub(Connection())
    hub.started.set()
    hub.positions[CANONICAL.name, 0] = 7
    stream = cast("AsyncGenerator[bytes]", frames(hub, _ALL, None))
    await anext(stream)
    assert await anext(stream) == sse.heartbeat(written(hub.positions))
    await stream.aclose()


async def test_a_reader_gets_what_passes_its_filters_and_every_end_of_a_story() -> None:
    hub = Hub(Connection())
    reading = await Reading(hub, Asked(StoryFilter(outlet="capitalwire.example"), None)).joined()
    for entry in sent():
        hub.hand_on(entry)
    hub.hand_on(Entry(EVENTS.name, 0, 9_999, b"e", None))
    hub.hand_on(Entry(CANONICAL.name, 0, 9_999, b"s", None))
    hub.close()
    *stories, (last, _, gone) = [parsed(frame) for frame in await reading.rest()]
    assert (last, gone) == ("gone", {"story_id": "s"})
    assert stories
    for kind, _, story in stories:
        outlets = {member["outlet"] for member in story["members"]} | {story["outlet"]}
        assert kind == "story"
        assert "capitalwire.example" in outlets or story["status"] in ("merged", "retracted")


async def test_a_reader_who_is_too_slow_is_cut_off_and_told_so_and_goes_on_where_it_was() -> None:
    hub = Hub(Connection(), waiting=5)
    reading = await Reading(hub).joined()
    hub.hand_on(sent()[0])
    assert reading.more
    _, id_, _ = parsed(await reading.more)
    for entry in sent()[1:8]:
        hub.hand_on(entry)
    rest = [frame async for frame in reading.frames]
    assert [parsed(frame)[:2] for frame in rest] == [("cut-off", None)]
    assert read_positions(id_ or "") == {(sent()[0].topic, 0): 1}


async def test_nothing_is_kept_for_a_reader_who_has_left() -> None:
    hub = Hub(Connection())
    reading = await Reading(hub).joined()
    hub.hand_on(sent()[0])
    assert reading.more
    await reading.more
    assert len(hub._readers) == 1
    await reading.frames.aclose()
    assert not hub._readers


async def test_a_record_that_is_not_newsfold_s_is_passed_over() -> None:
    hub = Hub(Connection())
    reading = await Reading(hub).joined()
    hub.hand_on(Entry(EVENTS.name, 0, 0, b"x", b"{}"))
    hub.close()
    assert await reading.rest() == []
    assert hub.positions == {(EVENTS.name, 0): 1}


@pytest.mark.parametrize("offset", [0, 1, 2])
async def test_what_a_reader_has_already_does_not_come_again(offset: int) -> None:
    """One that has caught up by itself may be ahead of the hub."""
    hub = Hub(Connection())
    hub.started.set()
    hub.positions[CANONICAL.name, 0] = 0
    values = [entry.value for entry in sent() if entry.topic == CANONICAL.name][:3]
    stream = frames(hub, _ALL, {(CANONICAL.name, 0): offset})
    await anext(stream)
    await anext(stream)
    more = asyncio.create_task(anext(stream, b""))
    await asyncio.sleep(0)
    for number, value in enumerate(values):
        hub.hand_on(Entry(CANONICAL.name, 0, number, b"x", value))
    hub.close()
    got = [await more, *[frame async for frame in stream]]
    assert [parsed(frame)[2] for frame in got] == [json.loads(value or b"") for value in values[offset:]]


async def test_who_comes_back_after_a_break_has_what_it_missed_from_the_hub_itself() -> None:
    """No consumer is made for it: the connection leads nowhere."""
    hub = Hub(Connection("127.0.0.1:1"), waiting=40)
    hub.started.set()
    stories = [entry for entry in sent() if entry.topic == CANONICAL.name][:25]
    for entry in stories:
        hub.hand_on(entry)
    stream = frames(hub, _ALL, {(CANONICAL.name, 0): stories[10].offset})
    await anext(stream)
    assert read_positions((await anext(stream)).decode().split("id: ")[1].strip()) == {
        (CANONICAL.name, 0): stories[10].offset
    }
    got = [parsed(await anext(stream)) for _ in range(15)]
    assert [data for _, _, data in got] == [json.loads(entry.value or b"") for entry in stories[10:]]
    assert read_positions(got[0][1] or "") == {(CANONICAL.name, 0): stories[11].offset}


async def test_who_wants_one_kind_has_nothing_to_catch_up_with_of_another() -> None:
    """Such as a reader whose id is of a time before there were threads."""
    hub = Hub(Connection("127.0.0.1:1"), waiting=10)
    hub.started.set()
    threads = [entry for entry in sent() if entry.topic == THREADS.name]
    story = next(entry for entry in sent() if entry.topic == CANONICAL.name)
    hub._kept_from = {(THREADS.name, 0): 7}  # those before are gone
    for number, entry in enumerate((*threads, *threads), 7):
        hub.hand_on(replace(entry, offset=number))
    hub.hand_on(story)
    stream = frames(hub, Asked(StoryFilter(), None), {})
    await anext(stream)
    assert b"heartbeat" in await anext(stream)
    kind, id_, _ = parsed(await anext(stream))
    assert kind == "story"
    assert read_positions(id_ or "") == hub.positions


async def test_what_is_kept_is_bounded_and_who_lacks_more_is_told_apart() -> None:
    hub = Hub(Connection("127.0.0.1:1"), waiting=10)
    stories = [entry for entry in sent() if entry.topic == CANONICAL.name][:12]
    for entry in stories:
        hub.hand_on(entry)
    place = (CANONICAL.name, 0)
    assert [hub.has_kept({place: entry.offset}) for entry in stories] == [False] * 7 + [True] * 5
    assert len(hub._kept) == 5
