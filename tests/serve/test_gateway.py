"""`newsfold serve` as its users have it: a process, a broker, a worker."""

import asyncio
import gzip
import json
import signal
from collections.abc import AsyncGenerator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import httpx
import pytest

from streams import samples
from streams.broker.embedded import EmbeddedBroker
from streams.client.spawn import worker_process
from streams.connection import Connection
from streams.records import CanonicalArticle
from streams.serve.filters import StoryFilter
from streams.serve.live import Asked, Hub, frames
from streams.settings import Settings
from streams.topics import CANONICAL, THREADS
from streams.wire import decode, encode
from tests.cli.support import newsfold
from tests.integration.support import produce
from tests.serve.made import told
from tests.serve.process import GatewayProcess, events_of
from tests.serve.stored import of_the_samples

pytestmark = pytest.mark.embedded


@pytest.fixture
def broker() -> Iterator[EmbeddedBroker]:
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 2).returncode == 0
        yield broker


@pytest.fixture
def gateway(broker: EmbeddedBroker, tmp_path: Path) -> Iterator[GatewayProcess]:
    with GatewayProcess(broker.address, tmp_path / "data") as gateway:
        yield gateway


def stories(count: int) -> list[CanonicalArticle]:
    """Return so many stories, all different."""
    one = next(
        decode(e.value, CanonicalArticle) for e in of_the_samples() if e.topic == CANONICAL.name and e.value
    )
    return [replace(one, story_id=f"{number:032}") for number in range(count)]


def publish(broker: EmbeddedBroker, some: list[CanonicalArticle]) -> None:
    """Put stories on their topic, in batches that the embedded broker gets right."""
    messages = [(None, story.story_id.encode(), encode(story)) for story in some]
    asyncio.run(produce(broker.address, CANONICAL.name, messages, batch_bytes=1))


def test_pages_that_are_pushed_have_their_outcomes_and_become_stories_and_events(
    broker: EmbeddedBroker, gateway: GatewayProcess, tmp_path: Path
) -> None:
    client = gateway.client
    good = [s.value for s in samples.load() if s.value and s.push.kind == "html"]
    settings = Settings(
        connection=Connection(broker.address), data_dir=tmp_path / "worker", store="memory", partitions=2,
        embedded=True, processes=1,
    )  # fmt: skip
    with events_of(client) as live, worker_process(settings, tmp_path / "worker.log"):
        lines = gzip.compress(b"\n".join(good))
        kinds = {"content-type": "application/jsonl", "content-encoding": "gzip"}
        pushed = client.post("/pages", content=lines, headers=kinds)
        assert pushed.status_code == 202, pushed.text
        places = [page["page"] for page in pushed.json()["pages"]]
        assert len(set(places)) == len(good)
        first = client.get(f"/pages/{places[0]}", params={"wait": 60}).json()
        origin = first["origin"]
        assert f"raw-articles/{origin['partition']}/{origin['offset']}" == places[0]
        assert first["outcome"] == "published"
        for place in places:
            assert client.get(f"/pages/{place}", params={"wait": 60}).status_code == 200
        kind, _, data = next(live)
        assert (kind, data["status"]) == ("story", "new")
        story = client.get(f"/stories/{first['story_id']}").json()
        assert first["article_id"] in {member["article_id"] for member in story["members"]}
        gone = client.delete("/pages", params={"url": first["url"]}).json()["pages"][0]["page"]
        assert client.get(f"/pages/{gone}", params={"wait": 60}).json()["outcome"] == "retracted"


def test_a_reader_goes_on_exactly_where_it_was_at_another_gateway(
    broker: EmbeddedBroker, gateway: GatewayProcess, tmp_path: Path
) -> None:
    some = stories(60)
    gateway.ready()
    with events_of(gateway.client, kind="stories") as live:
        publish(broker, some[:20])
        read = [next(live) for _ in range(12)]
    assert gateway.stop(signal.SIGTERM) == 0
    publish(broker, some[20:40])
    with (
        GatewayProcess(broker.address, tmp_path / "other") as other,
        events_of(other.client, kind="stories", last=read[-1][1]) as live,
    ):
        read += [next(live) for _ in range(28)]
        publish(broker, some[40:])
        read += [next(live) for _ in range(20)]
    ids = [data["story_id"] for _, _, data in read]
    assert len(ids) == len(set(ids))
    assert set(ids) == {story.story_id for story in some}


def test_a_reader_of_threads_goes_on_where_it_was_and_another_has_none_of_them(
    broker: EmbeddedBroker, gateway: GatewayProcess, tmp_path: Path
) -> None:
    thread, _ = told(3)
    some = [replace(thread, thread_id=f"{number:032}") for number in range(12)]
    messages = [(None, one.thread_id.encode(), encode(one)) for one in some]
    gateway.ready()
    with events_of(gateway.client, kind="threads", min_stories="3") as live, events_of(
        gateway.client
    ) as others:  # fmt: skip
        asyncio.run(produce(broker.address, THREADS.name, messages[:8], batch_bytes=1))
        read = [next(live) for _ in range(5)]
        publish(broker, stories(1))
        assert next(others)[0] == "story"
    asyncio.run(produce(broker.address, THREADS.name, messages[8:], batch_bytes=1))
    assert gateway.stop(signal.SIGTERM) == 0
    with (
        GatewayProcess(broker.address, tmp_path / "other") as other,
        events_of(other.client, kind="threads", last=read[-1][1]) as live,
    ):
        read += [next(live) for _ in range(7)]
    assert {kind for kind, _, _ in read} == {"thread"}
    assert sorted(data["thread_id"] for _, _, data in read) == [one.thread_id for one in some]


def test_a_new_reader_gets_nothing_of_what_was_there(broker: EmbeddedBroker, tmp_path: Path) -> None:
    some = stories(40)
    publish(broker, some[:39])
    with (
        GatewayProcess(broker.address, tmp_path / "data") as gateway,
        events_of(gateway.client) as live,
    ):
        gateway.ready()
        publish(broker, some[39:])
        assert next(live)[2]["story_id"] == some[39].story_id


def test_a_new_reader_gets_what_comes_and_one_from_the_beginning_gets_all(
    broker: EmbeddedBroker, gateway: GatewayProcess
) -> None:
    some = stories(6)
    with events_of(gateway.client) as live:
        publish(broker, some[:3])
        assert {next(live)[2]["story_id"] for _ in range(3)} == {story.story_id for story in some[:3]}
    publish(broker, some[3:])
    with events_of(gateway.client, **{"last-event-id": "begin"}) as live:
        assert {next(live)[2]["story_id"] for _ in range(6)} == {story.story_id for story in some}


async def test_who_takes_nothing_while_it_catches_up_is_cut_off_and_others_have_its_place(
    broker: EmbeddedBroker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streams.serve.live._STUCK", 0.2)
    await asyncio.to_thread(publish, broker, stories(150))
    hub = Hub(Connection(broker.address), waiting=20)  # of which it keeps half
    running = asyncio.create_task(hub.run())
    stuck = frames(hub, Asked(StoryFilter(), None), {})
    await anext(stuck)
    first = await anext(stuck)
    assert b"event: story" in first
    assert hub.catching_up._value == 7
    async with asyncio.timeout(30):
        while hub.catching_up._value < 8:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.05)
    assert [b"event: cut-off" in frame async for frame in stuck] == [True]
    good = frames(hub, Asked(StoryFilter(), None), {})
    assert sum([b"event: story" in await anext(good) for _ in range(151)]) == 150
    await cast("AsyncGenerator[bytes]", good).aclose()
    running.cancel()
    await asyncio.wait([running])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_with_readers_at_its_stream(number: signal.Signals, gateway: GatewayProcess) -> None:
    with events_of(gateway.client) as live:
        assert gateway.stop(number) == 0
        assert list(live) == []


def test_the_store_goes_on_where_it_was_and_is_filled_anew_when_asked(
    broker: EmbeddedBroker, tmp_path: Path
) -> None:
    publish(broker, stories(3))
    for options, count in (("", 3), ("", 5), ("--rebuild", 5)):
        with GatewayProcess(broker.address, tmp_path / "data", *options.split()) as gateway:
            gateway.ready()
            assert len(gateway.client.get("/stories").json()["stories"]) == count
            if count == 3:
                publish(broker, stories(5)[3:])


def test_the_store_keeps_what_was_updated_within_the_days_that_are_asked_for(
    broker: EmbeddedBroker, tmp_path: Path
) -> None:
    old, new = stories(2)
    publish(broker, [old, replace(new, updated_at=datetime.now(UTC))])
    with GatewayProcess(broker.address, tmp_path / "data", "--keep", 30) as gateway:
        while "forgot what is old" not in gateway.log:
            pass
        left = [story["story_id"] for story in gateway.client.get("/stories").json()["stories"]]
    assert left == [new.story_id]


def test_a_page_is_cleaned_and_one_that_is_none_says_why(gateway: GatewayProcess) -> None:
    page = next(s.value for s in samples.load() if s.value and s.push.kind == "html")
    cleaned = gateway.client.post("/clean", content=page, headers={"content-type": "application/json"}).json()
    assert (cleaned["outcome"], cleaned["article"]["outlet"]) == ("published", "capitalwire.example")
    short = gateway.client.post("/clean", json={"url": "http://a.example/1", "text": "Short."}).json()
    assert (short["outcome"], short["article"]) == ("not-an-article", None)
    deep = {"url": "http://a.example/1", "html": "<div>" * 200_000}
    refused = gateway.client.post("/clean", json=deep)
    assert (refused.status_code, refused.json()["errors"][0]["detail"].split(":")[0]) == (422, "too-deep")


def test_while_the_broker_is_away_pages_are_refused_and_look_ups_answered(
    broker: EmbeddedBroker, gateway: GatewayProcess
) -> None:
    publish(broker, stories(2))
    gateway.ready()
    while len(gateway.client.get("/stories").json()["stories"]) < 2:
        pass
    broker.stop()
    refused = gateway.client.post("/pages", json={"url": "http://a.example/1", "text": "x"})
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert "0 of 1 pages were taken" in refused.json()["detail"]
    assert gateway.client.get("/healthz").status_code == 200
    assert len(gateway.client.get("/stories").json()["stories"]) == 2
    while gateway.client.get("/ready").status_code != 503:
        pass


def test_what_it_cannot_begin_with_is_one_sentence(broker: EmbeddedBroker, tmp_path: Path) -> None:
    there = ("--brokers", broker.address, "--data-dir", tmp_path)
    for options, why in (
        (("--host", "0.0.0.0"), "--tokens"),
        (("--tokens", tmp_path / "absent"), "absent"),
        (("--port", broker.address.rsplit(":")[-1]), "cannot be had"),
        (("--brokers", "127.0.0.1:1"), "no Kafka broker answers"),
        (("--topic-prefix", "other-"), "there is no topic other-"),
    ):
        done = newsfold("serve", *there, *options)
        assert (done.returncode, done.stdout) == (2, b""), done.stderr
        assert why in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1


def test_no_log_has_a_token_in_it(broker: EmbeddedBroker, tmp_path: Path) -> None:
    token = "the-secret-token-of-a-reader"
    file = tmp_path / "tokens"
    file.write_text(f"read {token}\n")
    with GatewayProcess(broker.address, tmp_path / "data", "--tokens", file) as gateway:
        for given in (token, token + "x"):
            gateway.client.get("/stories", headers={"authorization": f"Bearer {given}"})
        assert gateway.client.get("/stories").status_code == httpx.codes.UNAUTHORIZED
        assert gateway.stop(signal.SIGTERM) == 0
    assert token not in gateway.log
    assert [json.loads(line)["event"] for line in gateway.log.splitlines()] == ["serving", "ended"]
