"""The Python client of a gateway, on the embedded broker."""

import asyncio
import dataclasses
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import TypeVar

import pytest

from newsfold import Event, Gone, UsageError
from newsfold import GatewayFeed as Feed
from streams.broker.embedded import EmbeddedBroker
from streams.broker.topics import ensure
from streams.connection import Connection
from streams.emit import Emit
from streams.settings import Settings
from streams.topics import EVENTS, THREADS
from tests.client.test_current import _event, _story, _thread
from tests.client.test_feed import send
from tests.serve.process import GatewayProcess

pytestmark = pytest.mark.embedded
R = TypeVar("R")


@pytest.fixture
def brokers() -> Iterator[str]:
    with EmbeddedBroker() as broker:
        asyncio.run(ensure(Settings(connection=Connection(broker.address), partitions=2)))
        yield broker.address


@pytest.fixture
def gateway(brokers: str, tmp_path: Path) -> Iterator[GatewayProcess]:
    with GatewayProcess(brokers, tmp_path / "data") as gateway:
        yield gateway


async def take(records: AsyncIterator[R], count: int) -> list[R]:
    """Return so many records, each handled when the next one is asked for."""
    taken = []
    async with asyncio.timeout(60):
        async for record in records:
            taken.append(record)
            if len(taken) == count:
                break
    return taken


def url(gateway: GatewayProcess) -> str:
    return str(gateway.client.base_url)


async def test_stories_come_once_and_with_the_filters(brokers: str, gateway: GatewayProcess) -> None:
    first, second = _story("a", 1), _story("a", 2)
    await send(brokers, first, second, first, second, merged := _story("a", 3, "b"))
    async with Feed(url(gateway)) as feed, aclosing(feed.stories()) as stories:
        assert await take(stories, 3) == [first, second, merged]
    async with Feed(url(gateway)) as feed, aclosing(feed.stories(language="xx")) as stories:
        assert await take(stories, 1) == [merged]  # it ends one that its reader may have


async def test_an_event_that_is_gone_is_given_as_such(brokers: str, gateway: GatewayProcess) -> None:
    event = _event("e", 2)
    await send(brokers, event, Emit.tombstone(EVENTS, "e"), event)
    async with Feed(url(gateway)) as feed, aclosing(feed.events()) as events:
        assert await take(events, 3) == [event, Gone("events", "e"), event]


async def test_threads_come_once_and_with_the_filters(brokers: str, gateway: GatewayProcess) -> None:
    first, second = _thread("f", 1), _thread("f", 2)
    await send(brokers, *(Emit.of(THREADS, "f", one) for one in (first, second, first)))
    async with Feed(url(gateway)) as feed, aclosing(feed.threads(min_stories=1)) as threads:
        assert await take(threads, 2) == [first, second]


async def test_a_filter_of_several_values_takes_each(brokers: str, gateway: GatewayProcess) -> None:
    first, second, third = (
        dataclasses.replace(_event(name, 1), story_ids=(f"of-{name}",)) for name in ("d", "e", "f")
    )
    await send(brokers, first, second, third)
    async with Feed(url(gateway)) as feed, aclosing(feed.events(story=["of-d", "of-f"])) as events:
        assert {getattr(event, "event_id", "") for event in await take(events, 2)} == {"d", "f"}


async def test_it_goes_on_where_its_file_says(brokers: str, gateway: GatewayProcess, tmp_path: Path) -> None:
    stories = [_story("a", revision) for revision in range(1, 6)]
    await send(brokers, *stories)
    file = tmp_path / "positions.json"
    async with Feed(url(gateway), positions=file) as feed, aclosing(feed.stories()) as some:
        assert (
            await take(some, 3) == stories[:3]
        )  # the third one is not handled: none was asked for behind it
    async with Feed(url(gateway), positions=file) as feed, aclosing(feed.stories()) as some:
        assert await take(some, 3) == stories[2:]


async def test_a_gateway_that_is_killed_and_comes_back_costs_no_record(brokers: str, tmp_path: Path) -> None:
    before, after = _event("e", 1), _event("e", 2)
    with GatewayProcess(brokers, tmp_path / "one") as gateway:
        port = gateway.client.base_url.port
        async with Feed(url(gateway)) as feed, aclosing(feed.events()) as events:
            await send(brokers, before)
            assert await take(events, 1) == [before]
            coming = asyncio.create_task(anext(events))
            gateway.stop(signal.SIGKILL)
            await send(brokers, after)
            with GatewayProcess(brokers, tmp_path / "two", "--port", port):
                assert isinstance(got := await asyncio.wait_for(coming, 60), Event)
                assert got == after


async def test_what_cannot_be_asked_is_said_in_a_sentence(gateway: GatewayProcess, tmp_path: Path) -> None:
    async with Feed("http://127.0.0.1:9") as feed:
        with pytest.raises(UsageError, match=r"no gateway answers at http://127.0.0.1:9: "):
            await anext(feed.stories())
    async with Feed(url(gateway)) as feed:
        with pytest.raises(UsageError, match=r"the gateway at .* refuses: "):
            await anext(feed.events(quad=9))
        with pytest.raises(UsageError, match="lang is no filter of stories; there are outlet, "):
            feed.stories(lang="en")  # type: ignore[call-arg]
    file = tmp_path / "positions"
    file.write_text("[]")
    with pytest.raises(UsageError, match="holds no positions of a feed"):
        Feed(url(gateway), positions=file)
