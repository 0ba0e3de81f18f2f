"""The Python client, on the embedded broker."""

import asyncio
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer

from newsfold import CanonicalArticle, Event, Feed, Gone, MalformedRecord, UsageError
from streams.broker.embedded import EmbeddedBroker
from streams.broker.topics import ensure
from streams.connection import Connection
from streams.emit import Emit
from streams.settings import Settings
from streams.topics import CANONICAL, EVENTS
from tests.client.test_current import _event, _story

pytestmark = pytest.mark.embedded


@pytest.fixture
def brokers() -> Iterator[str]:
    with EmbeddedBroker() as broker:
        asyncio.run(ensure(Settings(connection=Connection(broker.address), partitions=2)))
        yield broker.address


async def send(brokers: str, *some: CanonicalArticle | Event | Emit) -> None:
    async with AIOKafkaProducer(bootstrap_servers=brokers, max_batch_size=1) as producer:
        for one in some:
            emit = one if isinstance(one, Emit) else _emit(one)
            await producer.send_and_wait(emit.topic, emit.value, emit.key)


def _emit(one: CanonicalArticle | Event) -> Emit:
    if isinstance(one, CanonicalArticle):
        return Emit.of(CANONICAL, one.story_id, one)
    return Emit.of(EVENTS, one.event_id, one)


def revisions(stories: Iterable[CanonicalArticle]) -> list[tuple[str, int]]:
    return [(story.story_id, story.revision) for story in stories]


async def test_what_was_given_is_not_given_again(brokers: str) -> None:
    first, second = _story("a", 1), _story("a", 2)
    await send(brokers, first, second, first, second, merged := _story("a", 3, "b"))
    async with Feed(brokers) as feed:
        assert [s async for s in feed.stories(until="end")] == [first, second, merged]


async def test_a_tombstone_is_given_and_what_comes_behind_it(brokers: str) -> None:
    event = _event("e", 2)
    await send(brokers, event, Emit.tombstone(EVENTS, "e"), event)
    async with Feed(brokers) as feed:
        assert [e async for e in feed.events(until="end")] == [event, Gone("events", "e"), event]


async def test_a_group_goes_on_behind_what_it_has_handled(brokers: str) -> None:
    await send(brokers, *(_story("a", revision) for revision in range(1, 5)))
    async with Feed(brokers, group="app") as feed:
        async for story in feed.stories():
            if story.revision == 3:
                break
    async with Feed(brokers, group="app") as feed:  # the third was broken off
        assert revisions([s async for s in feed.stories(until="end")]) == [("a", 3), ("a", 4)]
    async with Feed(brokers, group="app") as feed:
        assert [s async for s in feed.stories(until="end")] == []
    async with Feed(brokers, group="another") as feed:
        assert len([s async for s in feed.stories(until="end")]) == 4


async def test_a_record_whose_handling_raises_comes_again(brokers: str) -> None:
    await send(brokers, _story("a", 1), _story("a", 2))

    async def handle() -> None:
        async with Feed(brokers, group="app") as feed:
            async for story in feed.stories():
                if story.revision == 2:
                    raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await handle()
    async with Feed(brokers, group="app") as feed:
        assert revisions([s async for s in feed.stories(until="end")]) == [("a", 2)]


async def test_commit_takes_the_record_in_hand_as_handled(brokers: str) -> None:
    await send(brokers, _story("a", 1), _story("a", 2))
    async with Feed(brokers, group="app") as feed:
        async for _ in feed.stories():
            await feed.commit()
            break
    async with Feed(brokers, group="app") as feed:
        assert revisions([s async for s in feed.stories(until="end")]) == [("a", 2)]


async def test_from_now_on_gives_what_comes(brokers: str) -> None:
    await send(brokers, _story("a", 1))
    async with Feed(brokers, start="now") as feed:
        coming = asyncio.ensure_future(anext(feed.stories()))
        revision = 1
        while not coming.done():
            await send(brokers, _story("a", revision := revision + 1))
            await asyncio.wait([coming], timeout=0.5)
        assert (await coming).revision > 1


async def test_what_is_no_record_is_raised_or_counted(brokers: str) -> None:
    good = _story("a", 1)
    await send(brokers, Emit(CANONICAL.name, b"a", b"{"), Emit(CANONICAL.name, b"a", None), good)
    async with Feed(brokers) as feed:
        with pytest.raises(MalformedRecord, match=r"canonical-articles/\d/0 is no record"):
            await anext(feed.stories(until="end"))
    async with Feed(brokers, malformed="skip") as feed:
        assert [s async for s in feed.stories(until="end")] == [good]
        assert feed.skipped == 2


async def test_no_group_has_no_position_to_commit(brokers: str) -> None:
    async with Feed(brokers) as feed:
        with pytest.raises(UsageError, match="give it a group"):
            await feed.commit()


async def test_no_broker_is_an_error_of_one_sentence() -> None:
    async with Feed("127.0.0.1:1") as feed:
        with pytest.raises(UsageError, match="no Kafka broker answers"):
            await anext(feed.stories())


async def test_names_have_the_prefix(brokers: str) -> None:
    connection = Connection(brokers, topic_prefix="try-")
    await ensure(Settings(connection=connection, partitions=1))
    await send(brokers, replace(_emit(_story("a", 1)), topic="try-canonical-articles"), _story("b", 1))
    async with Feed(connection, group="app") as feed:
        assert revisions([s async for s in feed.stories(until="end")]) == [("a", 1)]


async def test_kafkas_own_properties_name_the_broker(brokers: str, tmp_path: Path) -> None:
    await send(brokers, _story("a", 1))
    file = tmp_path / "client.properties"
    file.write_text(f"bootstrap.servers={brokers}\nsecurity.protocol=PLAINTEXT\n", encoding="utf-8")
    async with Feed.from_kafka_config(file) as feed:
        assert revisions([s async for s in feed.stories(until="end")]) == [("a", 1)]


def test_it_is_imported_without_what_only_workers_need() -> None:
    code = "import sys, newsfold; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    names = {name.split(".")[0] for name in loaded.stdout.split()}
    assert names.isdisjoint({"faust", "mode", "spacy", "thinc", "trafilatura", "numpy", "selectolax", "lxml"})
