"""The verbs that talk to a broker, on the embedded one."""

import asyncio
import json
import subprocess
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer

from streams.broker.embedded import EmbeddedBroker, free_port
from streams.ids import article_id
from streams.records import CleanArticle
from streams.wire import encode
from tests.cli.support import command, joined, newsfold
from tests.cli.test_pages import warc
from tests.fold.make import article, block

pytestmark = pytest.mark.embedded

PAGE = {"url": "http://a.example/1", "text": "x"}


@pytest.fixture(scope="module")
def brokers(embedded: EmbeddedBroker) -> str:
    done = newsfold("topics", "--brokers", embedded.address, "--partitions", 2)
    assert done.returncode == 0, done.stderr
    return embedded.address


@pytest.mark.parametrize(
    ("arguments", "topic"),
    [
        (["push", "{page}"], "raw-articles"),
        (["push", "{page}", "--wait", "5"], "page-outcomes"),
        (["explain", "http://a.example/1", "http://a.example/2"], "clean-articles"),
    ],
)
def test_where_a_topic_is_missing_the_broker_makes_none(
    arguments: list[str], topic: str, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_bytes(joined([PAGE]))
    with EmbeddedBroker() as bare:
        words = [one.format(page=tmp_path / "a.jsonl") for one in arguments]
        for _ in range(2):  # as often as one asks
            done = newsfold(*words, "--brokers", bare.address)
            assert (done.returncode, done.stdout) == (2, b"")
            assert f"there is no topic {topic} at {bare.address}; run newsfold topics".encode() in done.stderr


def test_topics_twice_creates_nothing_more(brokers: str) -> None:
    done = newsfold("topics", "--brokers", brokers, "--partitions", 2)
    assert (done.returncode, done.stdout[:18]) == (0, b"0 topics created, ")


def test_topics_of_another_number_of_partitions_are_refused(brokers: str) -> None:
    done = newsfold("topics", "--brokers", brokers, "--partitions", 3)
    assert done.returncode == 2
    assert b"has 2 partitions and 3 are asked for; set --partitions 2" in done.stderr


def test_push_counts_what_was_taken_and_names_what_was_refused(brokers: str, tmp_path: Path) -> None:
    huge = json.dumps({**PAGE, "text": "x" * (22 << 20)}).encode()
    (tmp_path / "pages.jsonl").write_bytes(joined([PAGE]) + huge)
    done = newsfold("push", tmp_path / "pages.jsonl", "--brokers", brokers)
    assert (done.returncode, done.stdout) == (1, b"1 page pushed, 1 refused\n")
    assert b"pages.jsonl:2: " in done.stderr


def test_push_goes_on_behind_files_that_cannot_be_read(brokers: str, tmp_path: Path) -> None:
    archive = warc(tmp_path / "b.warc", b"<p>whole", "text/html").read_bytes()
    (tmp_path / "b.warc").write_bytes(archive + archive[:-20])
    (tmp_path / "a.html.gz").write_bytes(b"no gzip")
    (tmp_path / "c.jsonl").write_bytes(joined([PAGE]))
    done = newsfold("push", tmp_path, "--brokers", brokers)
    assert (done.returncode, done.stdout) == (1, b"2 pages pushed, 2 refused\n")
    reports = [line.removeprefix(f"{tmp_path}/") for line in done.stderr.decode().splitlines()]
    assert [line.split(":")[0] for line in reports] == ["a.html.gz", "b.warc"]
    assert reports[1].startswith("b.warc: ends within a record")


def test_push_that_waits_without_a_worker_says_so(brokers: str, tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_bytes(joined([PAGE]))
    done = newsfold("push", tmp_path / "pages.jsonl", "--brokers", brokers, "--wait", 1)
    assert (done.returncode, done.stdout) == (1, b"1 page pushed, 0 refused\n")
    assert b"is a worker running?" in done.stderr


def test_doctor_finds_all_there(tmp_path: Path) -> None:
    with EmbeddedBroker() as bare:
        where = ("--brokers", bare.address, "--partitions", 2)
        assert newsfold("topics", *where).returncode == 0
        done = newsfold("doctor", *where, "--data-dir", tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, b"8 of 8 checks passed")


def test_doctor_warns_of_messages_that_no_worker_reads(brokers: str, tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_bytes(joined([PAGE]))
    assert newsfold("push", tmp_path / "pages.jsonl", "--brokers", brokers).returncode == 0
    done = newsfold("doctor", "--brokers", brokers, "--partitions", 2, "--data-dir", tmp_path)
    assert done.returncode == 0
    assert b"warns lag " in done.stdout
    assert b"no worker is in the group newsfold: start one" in done.stdout
    assert done.stdout.splitlines()[-1] == b"7 of 8 checks passed, 1 warning"


def test_doctor_without_a_broker_says_what_to_do(tmp_path: Path) -> None:
    nobody = f"127.0.0.1:{free_port()}"
    done = newsfold("doctor", "--brokers", nobody, "--data-dir", tmp_path)
    assert done.returncode == 1
    assert f"no Kafka broker answers at {nobody}; start one" in done.stdout.decode()


def test_a_worker_writes_its_log_and_nothing_else(brokers: str, tmp_path: Path) -> None:
    options = ("--brokers", brokers, "--partitions", 2, "--embedded", "--store", "memory", "--processes", 1)
    pipe = subprocess.PIPE
    verb = command("worker", *options, "--data-dir", tmp_path)
    with subprocess.Popen(verb, stdout=pipe, stderr=pipe) as worker:
        assert worker.stderr
        log = list(takewhile(lambda line: b"partitions assigned" not in line, worker.stderr))
        worker.terminate()
        output, rest = worker.communicate(timeout=60)
    assert output == b""
    assert all(json.loads(line) for line in [*log, *rest.splitlines()])


def test_explain_finds_what_a_worker_has_cleaned(brokers: str) -> None:
    old, one, other = (article("a", text) for text in (block("q"), block("p", 60), block("p", 60)))
    other = replace(other, url="https://b.test/news", article_id=article_id("https://b.test/news"))
    asyncio.run(_publish(brokers, old, one, other))
    done = newsfold("explain", one.article_id, "http://b.test/news#top", "--brokers", brokers)
    assert done.returncode == 0, done.stderr
    assert b"One story." in done.stdout
    missing = newsfold("explain", one.article_id, "http://c.test/", "--brokers", brokers)
    assert missing.returncode == 2
    assert b"'http://c.test/' is not in clean-articles at" in missing.stderr


async def _publish(brokers: str, *articles: CleanArticle) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=brokers)
    await producer.start()
    try:
        for one in articles:
            await producer.send_and_wait("clean-articles", encode(one), one.article_id.encode())
    finally:
        await producer.stop()
