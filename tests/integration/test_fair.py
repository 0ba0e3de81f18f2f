"""A stage that is slow, and a partition that is flooded, hold up nobody else."""

import asyncio
from pathlib import Path

import pytest

from streams.broker.topics import ensure
from streams.client.lag import lag
from streams.connection import Connection
from streams.records import RawPage
from streams.settings import Settings
from streams.topics import CANONICAL, RAW
from streams.wire import encode
from tests.integration.kafka import Kafka
from tests.integration.newsfold import NewsfoldWorker, ledger, push_all
from tests.integration.slow_model import slow_model
from tests.integration.support import committed, produce
from tests.pages import Pushed, pages

pytestmark = pytest.mark.kafka

_STORIES = 150  # 540 pages
_FLOOD = 400  # pages in one partition
_COLD = 12  # pages in another, which come behind them
_PROSE = "The ministers of both states met on Monday to talk about the water of the dam and its use. " * 8


async def all_ended(address: str, origins: set[str], worker: NewsfoldWorker) -> None:
    """Wait until each of the pages has its outcome. A slow machine is given its time."""
    for _ in range(400):
        if origins <= set(await ledger(address)):
            return
        await asyncio.sleep(0.5)
    raise AssertionError(worker.log[-4_000:])


def page(number: int) -> Pushed:
    url = f"https://outlet{number}.example/{number}"
    html = f"<title>Ministers meet over dam {number}</title><article><p>{_PROSE}</p></article>"
    return Pushed(url.encode(), encode(RawPage(url=url, html=html)))


@pytest.mark.usefixtures("jars")
async def test_pages_get_their_outcomes_while_stories_wait_to_be_coded(tmp_path: Path) -> None:
    with Kafka(tmp_path) as kafka, slow_model() as url:
        await ensure(Settings(connection=Connection(kafka.address)))
        origins = await push_all(kafka.address, pages(_STORIES, seed=5))
        options = ("--coder", "llm", "--coder-model", "slow", "--coder-url", url)
        worker = NewsfoldWorker(kafka.address, tmp_path / "worker", *options)
        worker.start()
        try:
            await all_ended(kafka.address, set(origins), worker)
            waiting = (await lag(Connection(kafka.address), "newsfold"))[CANONICAL.name]
        finally:
            worker.kill()
        # Half a second a story, of which there are more than a hundred: a stage that held the others up would
        # be at its end by now.
        assert waiting > _STORIES / 2


@pytest.mark.usefixtures("jars")
async def test_a_flooded_partition_does_not_hold_up_another(tmp_path: Path) -> None:
    with Kafka(tmp_path) as kafka:
        await ensure(Settings(connection=Connection(kafka.address)))
        flood = [(0, p.key, p.value or b"") for p in map(page, range(_FLOOD))]
        cold = [(1, p.key, p.value or b"") for p in map(page, range(_FLOOD, _FLOOD + _COLD))]
        await produce(kafka.address, RAW.name, flood)
        await produce(kafka.address, RAW.name, cold)
        worker = NewsfoldWorker(kafka.address, tmp_path / "worker")
        worker.start()
        try:
            await all_ended(kafka.address, {f"{RAW.name}/1/{n}" for n in range(_COLD)}, worker)
            done = (await committed(kafka.address, "newsfold", RAW.name))[0]
        finally:
            worker.kill()
        assert done < _FLOOD / 2
