"""`newsfold export`, on the embedded broker, over what the samples lead to."""

import asyncio
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer

from streams import samples
from streams.broker.embedded import EmbeddedBroker
from streams.cli.exported import FORMATS
from streams.errors import UsageError
from streams.pipeline import Pipeline
from streams.records import CanonicalArticle, Event, StoryMember, Thread
from streams.topics import CANONICAL, EVENTS, MEMBERS, THREADS
from tests.cli.support import newsfold

_AT = datetime(2025, 10, 25, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    pipeline = Pipeline()
    for sample in samples.load():
        pipeline.push(sample.key, sample.value, _AT)
    return pipeline


@pytest.fixture(scope="module")
def brokers(pipeline: Pipeline) -> Iterator[str]:
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 2).returncode == 0
        asyncio.run(_send(broker.address, pipeline))
        yield broker.address


async def _send(brokers: str, pipeline: Pipeline) -> None:
    async with AIOKafkaProducer(bootstrap_servers=brokers, max_batch_size=1) as producer:
        for topic in (CANONICAL, MEMBERS, EVENTS, THREADS):
            for emit in pipeline.sent[topic.name]:
                await producer.send_and_wait(emit.topic, emit.value, emit.key)


def _live(pipeline: Pipeline) -> dict[str, CanonicalArticle]:
    stories = pipeline.latest(CANONICAL, CanonicalArticle).values()
    return {story.story_id: story for story in stories if story.status.live}


@pytest.mark.embedded
def test_lines_are_the_stories_that_stand(brokers: str, pipeline: Pipeline) -> None:
    done = newsfold("export", "stories", "--brokers", brokers)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {s["story_id"]: s["revision"] for s in lines} == {
        s.story_id: s.revision for s in _live(pipeline).values()
    }


@pytest.mark.embedded
def test_lines_are_the_threads_that_stand(brokers: str, pipeline: Pipeline) -> None:
    done = newsfold("export", "threads", "--brokers", brokers, "--language", "en")
    assert (done.returncode, done.stderr) == (0, b"")
    standing = [one for one in pipeline.latest(THREADS, Thread).values() if one.status.live]
    assert [json.loads(line)["thread_id"] for line in done.stdout.splitlines()] == [
        one.thread_id for one in standing
    ]
    assert standing


@pytest.mark.embedded
def test_a_database_has_a_row_an_event_that_passes(brokers: str, pipeline: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    path.write_bytes(b"of before")
    options = ("--format", "sqlite", "--output", path, "--type", "consult")
    done = newsfold("export", "events", "--brokers", brokers, *options)
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(path)) as database:
        rows = dict(database.execute("SELECT event_id, revision FROM events").fetchall())
    events = pipeline.latest(EVENTS, Event).values()
    assert rows == {e.event_id: e.revision for e in events if e.event == "CONSULT"}
    assert rows
    assert [p.name for p in tmp_path.iterdir()] == ["events.db"]


@pytest.mark.embedded
def test_parquet_has_columns_with_types(brokers: str, pipeline: Pipeline, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "members.parquet"
    done = newsfold("export", "members", "--brokers", brokers, "--format", "parquet", "--output", path)
    assert done.returncode == 0, done.stderr
    rows = parquet.read_table(path).to_pylist()
    members = pipeline.latest(MEMBERS, StoryMember).values()
    assert {r["article_id"]: r["story_id"] for r in rows} == {m.article_id: m.story_id for m in members}
    assert isinstance(rows[0]["article_revision"], int)


def test_what_breaks_off_leaves_the_file_of_before(pipeline: Pipeline, tmp_path: Path) -> None:
    def broken() -> Iterator[CanonicalArticle]:
        yield next(iter(_live(pipeline).values()))
        raise ZeroDivisionError

    for name in ("jsonl", "sqlite"):
        path = tmp_path / name
        path.write_bytes(b"of before")
        with pytest.raises(ZeroDivisionError):
            FORMATS[name](broken(), CanonicalArticle, "stories", path)
        assert path.read_bytes() == b"of before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["jsonl", "sqlite"]


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'newsfold\[parquet\]'"):
        FORMATS["parquet"]([], CanonicalArticle, "stories", tmp_path / "out")


def test_a_database_needs_a_file() -> None:
    done = newsfold("export", "stories", "--format", "sqlite")
    assert (done.returncode, b"--output" in done.stderr) == (2, True)
