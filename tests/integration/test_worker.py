"""One worker and all that producers send it: what comes out, and that nothing is unaccounted for."""

import json
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiokafka.structs import ConsumerRecord
from jsonschema import Draft202012Validator

from streams import samples, topics
from streams.broker.embedded import EmbeddedBroker
from streams.broker.topics import ensure
from streams.client import read_all
from streams.client.results import Results, read_results, settled
from streams.connection import Connection
from streams.records import PageOutcome, RawPage
from streams.settings import Settings
from streams.wire import encode
from tests.integration.kafka import Kafka
from tests.integration.newsfold import NewsfoldWorker, ledger, push_all
from tests.pages import Pushed

SCHEMAS = Path(__file__).parents[2] / "schemas"


class Running:
    """A worker on a broker of its own."""

    def __init__(self, address: str) -> None:
        self.address = address

    async def push(self, pages: list[Pushed]) -> list[PageOutcome | None]:
        """Push pages, wait until all is done, and return the outcome of each."""
        origins = await push_all(self.address, pages)
        assert await settled(Connection(self.address), "newsfold", 120)
        lines = await ledger(self.address)
        return [lines[origin][-1] if origin in lines else None for origin in origins]

    async def results(self) -> Results:
        return await read_results(Connection(self.address))


@pytest.fixture(
    params=[
        pytest.param("embedded", marks=pytest.mark.embedded),
        pytest.param("kafka", marks=pytest.mark.kafka),
    ]
)
async def running(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Running]:
    """A fresh broker of either kind, and a worker on it."""
    real = request.param == "kafka"
    if real:
        request.getfixturevalue("jars")
    with Kafka(tmp_path) if real else EmbeddedBroker() as broker:
        await ensure(Settings(connection=Connection(broker.address)))
        worker = NewsfoldWorker(broker.address, tmp_path / "worker", *([] if real else ["--embedded"]))
        worker.start()
        yield Running(broker.address)
        worker.stop()


def valid(topic: topics.Topic, record: ConsumerRecord) -> bool:
    assert topic.record is not None
    name = "".join(f"-{c.lower()}" if c.isupper() else c for c in topic.record.__name__).lstrip("-")
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_bytes())
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return record.value is None or checker.is_valid(json.loads(record.value))


async def test_the_sample_pages_become_what_their_manifest_says(running: Running) -> None:
    pushes = samples.load()
    ended = await running.push([Pushed(sample.key, sample.value) for sample in pushes])

    endings = [(o.outcome, o.reason) if o else None for o in ended]
    assert endings == [(s.push.expect.outcome, s.push.expect.reason) for s in pushes]
    results = await running.results()
    gone = {s.push.url for s in pushes if s.value is None}
    labels = {
        s.push.url: s.push.expect.story for s in pushes if s.push.expect.story and s.push.url not in gone
    }
    stories = {frozenset(labels[m.url] for m in members) for _, members in results.stories}
    assert stories == {frozenset({label}) for label in labels.values()}
    assert any(
        e.event == "CONSULT" and e.modality.future and "Istanbul" in str(e.event_loc) for e in results.events
    )
    for topic in topics.ALL:
        if topic.public and topic.record is not RawPage and topic.record:
            records = await read_all(Connection(running.address), topic)
            assert records
            assert all(valid(topic, record) for record in records)


def article(text: str) -> str:
    return f"<html><title>T</title><article><h1>Ministers meet over dam</h1><p>{text}</p></article></html>"


def page(name: str, **fields: Any) -> Pushed:
    url = f"https://times.example/{name}"
    return Pushed(url.encode(), encode(RawPage(url=url, **fields)))


BRIEF = "There will be more to read here when there is more to say of it all."
PROSE = "The ministers of both states met on Monday to talk about the water of the dam and its use. " * 8
GOOD = page("good", html=article(PROSE))
#: What producers send when they are having a bad day -> how each must end.
BAD_DAY: list[tuple[Pushed, str, str | None]] = [
    (GOOD, "published", None),
    (GOOD, "unchanged", "same-content"),
    (page("good", html=article(PROSE + "They meet again on Friday.")), "revised", None),
    (page("text", text=f"Ministers meet over dam\n{PROSE}"), "published", None),
    (page("gone", html="", status=410), "unchanged", "unknown-url"),
    (Pushed(b"https://times.example/text", None), "retracted", None),
    (Pushed(b"https://times.example/e", b""), "dead-lettered", "empty"),
    (page("none"), "dead-lettered", "empty"),
    (Pushed(b"k", b"\x00\xff\xfe garbage"), "dead-lettered", "not-json"),
    (Pushed(b"k", b'{"url": "https://times.example/cut", "html": "<p>'), "dead-lettered", "not-json"),
    (Pushed(b"k", b'["not", "a", "page"]'), "dead-lettered", "bad-record"),
    (Pushed(b"k", b'{"html": "<p>no url</p>"}'), "dead-lettered", "bad-record"),
    (Pushed(b"k", b'{"url": "mailto:a@b.example", "html": "<p>x</p>"}'), "dead-lettered", "bad-url"),
    (page("time", html=article(PROSE), fetched_at="yesterday"), "dead-lettered", "bad-record"),
    (page("pdf", html="%PDF-1.7 \x00\x01\x02\x03"), "dead-lettered", "binary"),
    (page("deep", html="<div>" * 100_000 + PROSE), "dead-lettered", "too-deep"),
    (page("large", html="<p>" + "x" * 11_000_000), "dead-lettered", "too-large"),
    (page("truncated", html=article(PROSE)[:-60]), "published", None),
    (page("short", html=article(BRIEF)), "not-an-article", "too-short"),
    (page("blank", html="<html><body></body></html>"), "not-an-article", "no-text"),
    (page("error", html=article(PROSE), status=503), "not-an-article", "error-page"),
    (page("last", html=article(PROSE[::-1])), "published", None),
]  # fmt: skip


async def test_every_page_of_a_bad_day_ends_in_one_outcome(running: Running) -> None:
    ended = await running.push([push for push, _, _ in BAD_DAY])
    endings = [(o.outcome.value, o.reason.value if o.reason else None) if o else None for o in ended]
    assert endings == [(outcome, reason) for _, outcome, reason in BAD_DAY]

    letters = await read_all(Connection(running.address), topics.DEAD)
    sent = Counter((p.key, p.value) for p, outcome, _ in BAD_DAY if outcome == "dead-lettered")
    assert Counter((r.key, r.value) for r in letters) == sent
    named = {dict(r.headers)["newsfold.errors.exception"].decode() for r in letters}
    assert named == {reason for _, outcome, reason in BAD_DAY if outcome == "dead-lettered"}
