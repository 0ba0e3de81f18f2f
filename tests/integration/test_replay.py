"""`newsfold replay` on a real Kafka: the same version makes the same, and another setting is named."""

import asyncio
import json
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from streams.broker import clients
from streams.broker.topics import ensure
from streams.client import end_of, read_all
from streams.client.results import settled
from streams.connection import Connection
from streams.errors import UsageError
from streams.replay import HEADER
from streams.settings import Settings
from streams.topics import ALL, OUTCOMES, RAW
from tests.cli.support import command, newsfold
from tests.integration.kafka import Kafka, missing
from tests.integration.newsfold import NewsfoldWorker, push_all
from tests.pages import pages

pytestmark = pytest.mark.kafka

_STORIES = 16  # some 60 pages
_WORKER = ("--processes", "1", "--session-seconds", "6")


class Ran(NamedTuple):
    """A broker on which a worker has been at work, and how many pages it had."""

    kafka: Kafka
    pages: int


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    if reason := missing():
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("replay")
    with Kafka(folder) as kafka:
        asyncio.run(ensure(Settings(connection=Connection(kafka.address))))
        pushed = asyncio.run(push_all(kafka.address, pages(_STORIES, seed=3)))
        worker = NewsfoldWorker(kafka.address, folder / "worker")
        worker.start()
        try:
            assert asyncio.run(settled(Connection(kafka.address), "newsfold", 120)), worker.log[-4_000:]
        finally:
            worker.stop()
        yield Ran(kafka, len(pushed))


def replay(ran: Ran, into: str, *options: object, **how: Any) -> tuple[int, str, str]:
    done = newsfold(*words(ran, into, *options, **how), seconds=240)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def words(
    ran: Ran, into: str, *options: object, worker: tuple[str, ...] = (), config: Path | None = None
) -> list[object]:
    first = ("--config", config) if config else ()
    where = ("--brokers", ran.kafka.address, "--into", into)
    return [*first, "replay", *where, *options, "--", *_WORKER, *worker]


def report(ran: Ran, into: str, *options: object, **how: Any) -> dict[str, Any]:
    code, output, error = replay(ran, into, "--json", *options, **how)
    assert code == 0, error
    answer: dict[str, Any] = json.loads(output)
    return answer


def topics_of(ran: Ran) -> set[str]:
    async def _names() -> set[str]:
        async with clients.admin(Connection(ran.kafka.address)) as admin:
            return set(await admin.list_topics())

    return asyncio.run(_names())


def test_the_same_version_makes_the_same_of_the_same_pages(ran: Ran) -> None:
    differing = report(ran, "same-")
    assert {name: section["differences"] for name, section in differing.items()} == {
        "pages": [], "stories": [], "canonicals": [], "events": [], "threads": [],
    }  # fmt: skip
    assert differing["pages"] == {"replayed": ran.pages, "same": ran.pages, "differences": []}
    stories = differing["stories"]
    assert stories["before"] == stories["now"] == stories["same"] > _STORIES / 2
    assert differing["canonicals"]["same"] == stories["same"]
    _copied_as_they_were(ran)


def _copied_as_they_were(ran: Ran) -> None:
    old, new = (
        asyncio.run(read_all(Connection(ran.kafka.address, topic_prefix=p), RAW)) for p in ("", "same-")
    )
    shown = [(r.partition, r.timestamp, r.key, r.value, tuple(r.headers)) for r in old]
    copied = [(r.partition, r.timestamp, r.key, r.value, tuple(r.headers[:-1])) for r in new]
    assert copied == shown
    assert [dict(r.headers)[HEADER].decode() for r in new] == [
        f"raw-articles/{r.partition}/{r.offset}" for r in old
    ]


def test_what_a_replay_has_made_is_not_mixed_with_another(ran: Ran) -> None:
    """It is refused where there is something, gone on with if asked for, and taken away if asked for."""
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d")
    first = report(ran, "mixed-", "--from-offset", 2, "--until", tomorrow)
    assert first["pages"]["replayed"] == ran.pages - 2 * 4  # two of each partition are left out
    code, _, error = replay(ran, "mixed-")
    assert (code, "mixed-raw-articles holds records already; go on with --resume" in error) == (2, True)
    again = report(ran, "mixed-", "--resume")
    assert again == first
    assert replay(ran, "mixed-", "--drop")[0] == 0
    assert not [name for name in topics_of(ran) if name.startswith("mixed-")]
    code, _, error = replay(ran, "mixed-", "--drop")
    assert (code, "there are no topics that begin with mixed-" in error) == (2, True)
    assert {topic.name for topic in ALL} <= topics_of(ran)


def test_another_setting_is_named_by_what_it_changes(ran: Ran, tmp_path: Path) -> None:
    (tmp_path / "of-the-trial.toml").write_text("[worker]\nlead = 1\n")
    differing = report(ran, "lead-", config=tmp_path / "of-the-trial.toml")
    assert [section["differences"] for section in list(differing.values())[:3]] == [[], [], []]
    (kind,) = differing["events"]["differences"]
    assert kind["kind"] == "only-before"
    assert differing["events"]["before"] - differing["events"]["now"] == kind["count"] > 0
    assert all(example["before"] and example["name"] for example in kind["examples"])
    code, shown, _ = replay(ran, "lead-", "--resume", worker=("--lead", "1"))
    assert (code, f"{kind['count']:,} only before" in shown) == (0, True)


def test_a_replay_that_was_broken_off_goes_on(ran: Ran) -> None:
    trial = Connection(ran.kafka.address, topic_prefix="broken-")
    process = subprocess.Popen(command(*words(ran, "broken-")), stderr=subprocess.PIPE)
    while process.poll() is None and not asyncio.run(_has_outcomes(trial)):
        time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    heard = error.decode()  # on a slow machine it has said how far it is before
    assert process.returncode == 1, heard
    assert heard.endswith("interrupted; --resume goes on, and --drop takes away what is there\n"), heard
    code, output, _ = replay(ran, "broken-", "--resume")
    assert (code, output.splitlines()[-1]) == (0, "nothing differs")


async def _has_outcomes(trial: Connection) -> bool:
    try:
        return any((await end_of(trial, OUTCOMES)).values())
    except UsageError:  # the topic is yet to be made
        return False


def test_a_worker_that_cannot_begin_is_quoted(ran: Ran) -> None:
    code, _, error = replay(ran, "fails-", worker=("--coder-url", "http://127.0.0.1:1/v1"))
    assert code == 1
    assert "the worker ended with code 2; --resume goes on: newsfold: --coder-model and --coder-url" in error


def test_topics_that_no_replay_has_made_are_not_dropped_or_gone_on_with(ran: Ran) -> None:
    asyncio.run(_other(ran))
    code, _, error = replay(ran, "other-", "--drop")
    assert (code, "other-raw-articles holds records, and no replay put them there" in error) == (2, True)
    code, _, error = replay(ran, "other-", "--resume")
    assert (code, "other-raw-articles holds a page that no replay put there" in error) == (2, True)
    assert "other-raw-articles" in topics_of(ran)


async def _other(ran: Ran) -> None:
    other = Connection(ran.kafka.address, topic_prefix="other-")
    await ensure(Settings(connection=other))
    async with clients.producer(other) as producer:
        await producer.send_and_wait(RAW.at(other), b"{}", b"key", 0)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--from-offset", "1/100000"), "partition 1 of raw-articles has offsets 0 to "),
        (("--from-offset", "9/0"), "--from-offset names partition 9, and raw-articles has 4, from 0 on"),
        (("--since", "2999-01-01"), "raw-articles holds no page of that stretch"),
        (
            ("--since", "2025-10-24", "--from-offset", "1"),
            "--from-offset and --since both say where to begin",
        ),
    ],
)
def test_a_stretch_that_is_not_there_is_refused_before_anything_is_made(
    ran: Ran, options: tuple[str, ...], message: str
) -> None:
    code, _, error = replay(ran, "never-", *options)
    assert (code, message in error) == (2, True), error
    assert not [name for name in topics_of(ran) if name.startswith("never-")]
