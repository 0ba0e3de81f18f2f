"""`newsfold tail`, on the embedded broker, over what the samples lead to."""

import asyncio
import json
import signal
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from streams import samples
from streams.broker.embedded import EmbeddedBroker
from streams.cli.tailed import KINDS, Filters
from streams.emit import Emit
from streams.errors import UsageError
from streams.pipeline import Pipeline
from streams.records import CanonicalArticle, Event, PageOutcome, StoryStatus, Thread, ThreadStatus
from streams.topics import CANONICAL, EVENTS, OUTCOMES, THREADS
from streams.wire import decode
from tests.cli.support import command, newsfold

_AT = datetime(2025, 10, 25, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def emits() -> dict[str, list[Emit]]:
    """Return what the samples lead to, by topic."""
    pipeline = Pipeline()
    for sample in samples.load():
        pipeline.push(sample.key, sample.value, _AT)
    return {kind.topic.name: list(pipeline.sent[kind.topic.name]) for kind in KINDS.values()}


def first(emits: dict[str, list[Emit]], topic: str, kind: type[Any]) -> Any:
    return next(decode(emit.value, kind) for emit in emits[topic] if emit.value)


async def _send(brokers: str, some: Iterable[Emit]) -> None:
    async with AIOKafkaProducer(bootstrap_servers=brokers, max_batch_size=1) as producer:
        for emit in some:
            await producer.send_and_wait(emit.topic, emit.value, emit.key)


@pytest.fixture(scope="module")
def brokers(embedded: EmbeddedBroker, emits: dict[str, list[Emit]]) -> str:
    done = newsfold("topics", "--brokers", embedded.address, "--partitions", 2)
    assert done.returncode == 0, done.stderr
    asyncio.run(_send(embedded.address, (emit for some in emits.values() for emit in some)))
    return embedded.address


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("what", "filters"),
    [
        ("outcomes", ["--outcome", "dead-lettered", "--reason", "not-json"]),
        ("stories", ["--outlet", "capitalwire.example", "--language", "en"]),
        ("events", ["--type", "consult"]),
        ("threads", ["--language", "en", "--text", "toll"]),
    ],
)
def test_what_passes_the_filters_comes_as_it_is_on_the_topic(
    what: str, filters: list[str], brokers: str, emits: dict[str, list[Emit]]
) -> None:
    topic = KINDS[what].topic.name
    asked = dict(zip((name.removeprefix("--") for name in filters[::2]), filters[1::2], strict=True))
    wanted = Filters(**{{"type": "event"}.get(name, name): value for name, value in asked.items()})
    there = [decode(emit.value, KINDS[what].record) for emit in emits[topic] if emit.value]
    expected = sum(KINDS[what].passes(record, wanted) for record in there)
    assert 0 < expected < len(there)
    done = newsfold(
        "tail", what, "--brokers", brokers, "--from-beginning", "--jsonl", *filters, "--count", expected
    )
    assert (done.returncode, done.stderr) == (0, b"")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    values = [json.loads(emit.value) for emit in emits[topic] if emit.value]
    assert len(lines) == expected
    assert all(line in values for line in lines)


@pytest.mark.embedded
def test_from_now_on_until_ctrl_c(brokers: str, emits: dict[str, list[Emit]]) -> None:
    pipe = subprocess.PIPE
    verb = command("tail", "outcomes", "--brokers", brokers, "--jsonl", "--text", "a-page-of-its-own")
    page: PageOutcome = first(emits, OUTCOMES.name, PageOutcome)
    new = Emit.of(OUTCOMES, page.origin.key, replace(page, url="https://a.example/A-page-of-its-own"))
    with subprocess.Popen(verb, stdout=pipe, stderr=pipe) as process:
        assert process.stdout
        reading = asyncio.run(_first_line(brokers, new, process))
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert json.loads(reading)["url"] == "https://a.example/A-page-of-its-own"
    assert (process.returncode, errors) == (0, b"")


async def _first_line(brokers: str, emit: Emit, process: "subprocess.Popen[bytes]") -> bytes:
    """Send until the process, which takes some time to begin, has printed a line."""
    assert process.stdout
    reading = asyncio.ensure_future(asyncio.to_thread(process.stdout.readline))
    while not reading.done():
        await _send(brokers, [emit])
        await asyncio.wait([reading], timeout=0.5)
    return reading.result()


@pytest.mark.embedded
def test_what_is_no_record_is_told_of_and_passed_over(emits: dict[str, list[Emit]]) -> None:
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 1).returncode == 0
        rubbish = Emit(EVENTS.name, b"k", b"\x1b[2J")
        gone = Emit.tombstone(EVENTS, "e1")
        real = next(emit for emit in emits[EVENTS.name] if emit.value)
        asyncio.run(_send(broker.address, [rubbish, gone, real]))
        options = ("--brokers", broker.address, "--from-beginning", "--jsonl", "--count", 2)
        done = newsfold("tail", "events", *options)
    assert done.returncode == 0
    assert b"events/0/0 is no record of newsfold" in done.stderr
    assert json.loads(done.stdout.splitlines()[0]) == {"event_id": "e1", "gone": True}


@pytest.mark.parametrize(
    ("what", "filters"),
    [
        ("stories", Filters(outcome="published")),
        ("events", Filters(language="en")),
        ("outcomes", Filters(event="AGREE")),
        ("threads", Filters(event="AGREE")),
        ("events", Filters(event="MARRY")),
        ("events", Filters(event="ASSAULT/politely")),
    ],
)
def test_a_filter_that_nothing_can_pass_is_refused(what: str, filters: Filters) -> None:
    with pytest.raises(UsageError):
        KINDS[what].require(filters)


@pytest.mark.parametrize("event", ["AGREE", "assault", "ASSAULT/aerial", "CRIME", "crime/theft"])
def test_types_are_taken_in_any_case_with_or_without_their_mode(event: str) -> None:
    KINDS["events"].require(Filters(event=event))


def test_every_filter_must_be_passed(emits: dict[str, list[Emit]]) -> None:
    story: CanonicalArticle = first(emits, CANONICAL.name, CanonicalArticle)
    kind, outlet = KINDS["stories"], story.outlet.upper()
    assert kind.passes(story, Filters(outlet=outlet, language="EN", text=story.title[3:9].upper()))
    assert not kind.passes(story, Filters(outlet=outlet, language="fr"))
    assert not kind.passes(story, Filters(outlet=outlet[1:]))


def test_a_line_hides_nothing_and_is_one(emits: dict[str, list[Emit]]) -> None:
    story: CanonicalArticle = first(emits, CANONICAL.name, CanonicalArticle)
    line = KINDS["stories"].shown(replace(story, title="one\ntwo \x1b[2J[bold]", outlet="\u202eo"))
    assert "one two \\x1b[2J\\[bold]" in line
    assert "\\u202eo" in line
    event: Event = first(emits, EVENTS.name, Event)
    assert event.event in KINDS["events"].shown(event)
    page: PageOutcome = first(emits, OUTCOMES.name, PageOutcome)
    assert "[2J" in KINDS["outcomes"].shown(replace(page, message="\x1b[2J"))
    assert "\x1b" not in KINDS["outcomes"].shown(replace(page, message="\x1b[2J"))


def test_a_story_that_has_ended_says_into_which(emits: dict[str, list[Emit]]) -> None:
    story: CanonicalArticle = first(emits, CANONICAL.name, CanonicalArticle)
    line = KINDS["stories"].shown(replace(story, status=StoryStatus.MERGED, merged_into="a" * 32))
    assert "merged into aaaaaaaa" in line


def test_a_thread_is_shown_with_its_size_and_what_its_stories_share(emits: dict[str, list[Emit]]) -> None:
    thread: Thread = first(emits, THREADS.name, Thread)
    line = KINDS["threads"].shown(replace(thread, title="one \x1b[2J", words=("rare", "\u202ewords")))
    assert "one \\x1b[2J" in line
    assert "2 stories, 3 articles; rare, \\u202ewords" in line
    ended = replace(thread, status=ThreadStatus.MERGED, merged_into="b" * 32)
    assert KINDS["threads"].shown(ended).endswith(f"{thread.thread_id[:8]} revision 1[/]")
    assert "merged into bbbbbbbb" in KINDS["threads"].shown(ended)
