"""`--topic-prefix`, on the embedded broker: a verb speaks to the topics that have it, and to no others."""

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer
from click.testing import CliRunner

from streams.broker import clients
from streams.broker.embedded import EmbeddedBroker
from streams.cli.topics import topics
from streams.client import push, read_all
from streams.client.pushing import RawMessage
from streams.connection import Connection
from streams.emit import Message, dead_letter_headers
from streams.records import Reason, Stage
from streams.settings import Settings
from streams.topics import ALL, DEAD, RAW, TABLES
from tests.cli.support import newsfold

pytestmark = pytest.mark.embedded

_MESSAGE = Message(RAW.name, 0, 7, datetime(2025, 10, 24, tzinfo=UTC), b"key", b"{")
_PREFIX = ("--topic-prefix", "try-")


@pytest.fixture
def brokers() -> Iterator[str]:
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 1, *_PREFIX).returncode == 0
        yield broker.address


async def _names(brokers: str) -> set[str]:
    async with clients.admin(Connection(brokers)) as admin:
        return set(await admin.list_topics())


def test_all_topics_and_changelogs_begin_with_it(brokers: str) -> None:
    named = {f"try-{topic.name}" for topic in ALL} | {f"try-newsfold-{table}-changelog" for table in TABLES}
    assert asyncio.run(_names(brokers)) == named


def test_rows_and_group_are_those_of_the_prefix() -> None:
    settings = Settings(connection=Connection(topic_prefix="try-"), data_dir=Path("data"), app_id="news")
    assert (settings.group, settings.local_rows) == ("try-news", Path("data/try-news"))


def test_pages_are_pushed_to_it_and_named_as_the_ledger_names_them(brokers: str) -> None:
    async def _pushed() -> list[str | None]:
        pages = [RawMessage("a page", b"key", b"{}")]
        return [page.origin_key async for page in push(Connection(brokers, topic_prefix="try-"), pages)]

    assert asyncio.run(_pushed()) == ["raw-articles/0/0"]
    (page,) = asyncio.run(read_all(Connection(brokers, topic_prefix="try-"), RAW))
    assert (page.topic, page.value) == ("try-raw-articles", b"{}")


def test_a_letter_goes_back_to_the_topic_with_the_prefix(brokers: str) -> None:
    """Its headers name the topic as the stages do."""

    async def _send() -> None:
        headers = dead_letter_headers(Stage.EXTRACT, _MESSAGE, Reason.NOT_JSON, "it breaks")
        async with AIOKafkaProducer(bootstrap_servers=brokers, max_batch_size=1) as producer:
            await producer.send_and_wait(f"try-{DEAD.name}", b"{", b"key", headers=list(headers))

    asyncio.run(_send())
    done = newsfold("deadletters", "redrive", "--all", "--brokers", brokers, *_PREFIX)
    assert (done.returncode, b"dead-letters/0/0 \xe2\x86\x92 try-raw-articles/0/0" in done.stdout) == (
        0,
        True,
    )


def test_without_it_nothing_of_the_other_is_seen(brokers: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"url": "http://a.example/1", "text": "x"}))
    for prefix, code in ((), 2), (_PREFIX, 0):
        done = newsfold("push", tmp_path / "a.jsonl", "--brokers", brokers, *prefix)
        assert done.returncode == code
    done = newsfold("push", tmp_path / "a.jsonl", "--brokers", brokers, "--topic-prefix", "no-")
    cure = f"run newsfold topics --brokers {brokers} --topic-prefix no-, or a worker"
    assert f"there is no topic no-raw-articles at {brokers}; {cure}" in done.stderr.decode()


@pytest.mark.parametrize("prefix", ["a b", "a/b", "\u20ac", "a" * 31])
def test_what_kafka_takes_for_no_name_is_refused(prefix: str) -> None:
    outcome = CliRunner().invoke(topics, ["--list", "--topic-prefix", prefix])
    assert (outcome.exit_code, "may have letters, digits" in outcome.output) == (2, True)
