"""More partitions for topics in use, on a real Kafka: what comes out is what comes of them from the start."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from streams.broker import clients
from streams.broker.rights import look
from streams.broker.topics import ensure, plan
from streams.client import read_all
from streams.client.repartition import repartition
from streams.client.results import settled
from streams.connection import Connection
from streams.errors import UsageError
from streams.settings import Settings
from streams.topics import CLEAN, RAW
from tests.cli.support import newsfold
from tests.integration.kafka import Kafka, missing
from tests.integration.newsfold import NewsfoldWorker, final_of, ledger, push_all, undisturbed
from tests.pages import pages

pytestmark = pytest.mark.kafka

_PAGES = pages(12, seed=3)
_HALF = len(_PAGES) // 2


@pytest.fixture
def kafka(tmp_path: Path) -> Iterator[Kafka]:
    if reason := missing():
        pytest.skip(reason)
    with Kafka(tmp_path) as running:
        yield running


async def standing(kafka: Kafka) -> dict[str, int]:
    settings = Settings(connection=Connection(kafka.address))
    async with clients.admin(settings.connection) as admin:
        return {name: topic.partitions for name, topic in (await look(admin, plan(settings))).items()}


async def keep_for_a_day(kafka: Kafka, topic: str) -> None:
    settings = Settings(connection=Connection(kafka.address))
    configs = {**plan(settings)[topic], "retention.ms": "86400000"}
    async with clients.admin(settings.connection) as admin:
        await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, configs)])


async def kept_for(kafka: Kafka, topic: str) -> str | None:
    async with clients.admin(Connection(kafka.address)) as admin:
        (answer,) = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, topic)])
    entries = {entry[0]: entry[1] for entry in answer.resources[0][4]}
    return entries.get("retention.ms")


async def work(kafka: Kafka, folder: Path, partitions: int) -> None:
    """Run a worker until all is done, and stop it in order."""
    worker = NewsfoldWorker(kafka.address, folder, "--partitions", str(partitions))
    worker.start()
    try:
        assert await settled(Connection(kafka.address), "newsfold", 240), worker.log[-4_000:]
        worker.stop()
    finally:
        worker.kill()


async def test_copies_and_revisions_find_the_stories_of_before(kafka: Kafka, tmp_path: Path) -> None:
    connection = Connection(kafka.address)
    two, four = (Settings(connection=connection, partitions=number) for number in (2, 4))
    folder = tmp_path / "worker"
    await ensure(two)
    await push_all(kafka.address, _PAGES[:_HALF])
    with pytest.raises(UsageError, match=f"messages wait .{_HALF} in raw-articles"):
        await repartition(four, print)
    await work(kafka, folder, 2)
    assert set((await standing(kafka)).values()) == {2}
    await keep_for_a_day(kafka, CLEAN.name)

    done = newsfold("repartition", "--brokers", kafka.address, "--partitions", 4)
    assert done.returncode == 0, done.stderr
    assert set((await standing(kafka)).values()) == {4}
    assert await kept_for(kafka, CLEAN.name) == "86400000"
    assert len(await read_all(connection, RAW)) == _HALF  # each page once
    again = newsfold("repartition", "--brokers", kafka.address, "--partitions", 4)
    assert (again.returncode, again.stdout) == (0, b"all topics have 4 partitions already\n")

    await push_all(kafka.address, _PAGES[_HALF:])
    await work(kafka, folder, 4)
    final, _ = undisturbed(_PAGES)
    assert await final_of(kafka.address) == final
    records = await read_all(connection, RAW)
    places = {
        key: {r.partition for r in records if r.key == key} for key in {r.key for r in records if r.key}
    }
    assert all(len(partitions) == 1 for partitions in places.values())
    assert set().union(*places.values()) == {0, 1, 2, 3}
    origins = {f"{RAW.name}/{r.partition}/{r.offset}" for r in records}
    assert origins <= set(await ledger(kafka.address))


async def test_a_run_that_was_interrupted_is_gone_on_with(
    kafka: Kafka, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = Connection(kafka.address)
    two, four = (Settings(connection=connection, partitions=number) for number in (2, 4))
    await ensure(two)
    await push_all(kafka.address, _PAGES[:_HALF])
    await work(kafka, tmp_path / "worker", 2)

    async def cut(*_: object) -> None:
        raise ConnectionError

    for step in ("_own_settings", "_delete"):
        with monkeypatch.context() as patch:
            patch.setattr(f"streams.client.repartition.{step}", cut)
            with pytest.raises(ConnectionError):
                await repartition(four, print)
    await repartition(four, print)
    assert set((await standing(kafka)).values()) == {4}
    assert len(await read_all(connection, RAW)) == _HALF


async def test_what_cannot_be_is_one_sentence_and_changes_nothing(kafka: Kafka, tmp_path: Path) -> None:
    connection = Connection(kafka.address)
    two, four = (Settings(connection=connection, partitions=number) for number in (2, 4))
    with pytest.raises(UsageError, match="there are no topics"):
        await repartition(four, print)
    await ensure(four)
    with pytest.raises(UsageError, match="Kafka takes none away"):
        await repartition(two, print)
    worker = NewsfoldWorker(kafka.address, tmp_path / "worker", "--partitions", "4")
    worker.start()
    try:
        for _ in range(300):
            if '"event": "ready"' in worker.log:
                break
            await asyncio.sleep(0.2)
        with pytest.raises(UsageError, match="1 worker is in the group newsfold; stop all of them first"):
            await repartition(Settings(connection=connection, partitions=8), print)
    finally:
        worker.kill()
    assert set((await standing(kafka)).values()) == {4}
