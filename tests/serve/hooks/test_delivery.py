"""Webhooks as their receivers have them: a gateway's process, a broker, a real HTTP server."""

import asyncio
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from streams.broker.embedded import EmbeddedBroker
from streams.client.letters import letters, redrive
from streams.connection import Connection
from streams.records import Event
from streams.topics import CANONICAL, DEAD, EVENTS
from streams.wire import decode, encode
from tests.cli.support import newsfold
from tests.integration.support import committed, consume, produce
from tests.serve.hooks.receiver import SECRET, Receiver, hooks
from tests.serve.process import GatewayProcess
from tests.serve.stored import of_the_samples
from tests.serve.test_gateway import publish, stories

pytestmark = pytest.mark.embedded


@pytest.fixture
def broker() -> Iterator[EmbeddedBroker]:
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 2).returncode == 0
        yield broker


def served(broker: EmbeddedBroker, folder: Path, file: Path) -> GatewayProcess:
    return GatewayProcess(broker.address, folder / "data", "--hooks", file)


def test_what_passes_the_filter_comes_signed_and_in_the_order_of_its_partition(
    broker: EmbeddedBroker, tmp_path: Path
) -> None:
    some = [replace(one, language="en" if n % 2 else "fr") for n, one in enumerate(stories(20))]
    event = next(decode(e.value, Event) for e in of_the_samples() if e.topic == EVENTS.name and e.value)
    begin = "from_beginning = true\n"
    with Receiver() as english, Receiver() as events:
        file = hooks(
            tmp_path,
            english=f'url = "{english.url}"\nkind = "stories"\nlanguage = "en"\n{begin}',
            events=f'url = "{events.url}"\nkind = "events"\nmin_confidence = 0\n{begin}',
        )
        publish(broker, some)
        both = [(0, event.event_id.encode(), encode(event)), (0, event.event_id.encode(), None)]
        asyncio.run(produce(broker.address, EVENTS.name, both, batch_bytes=1))
        with served(broker, tmp_path, file):
            posts, others = english.until(10), events.until(2)
    assert {post.body["data"]["story_id"] for post in posts} == {
        s.story_id for s in some if s.language == "en"
    }
    assert {post.body["type"] for post in posts} == {f"story.{some[0].status}"}
    assert [(post.id, post.body["type"]) for post in others] == [
        ("events/0/0", "event.updated"), ("events/0/1", "event.gone"),
    ]  # fmt: skip
    assert others[0].body["data"]["event_id"] == event.event_id
    assert others[1].body["data"] == {"event_id": event.event_id}
    for partition in ("0", "1"):
        offsets = [int(p.id.split("/")[2]) for p in posts if p.id.split("/")[1] == partition]
        assert offsets == sorted(offsets)
    assert english.wrong == events.wrong == []


def test_a_new_hook_begins_now_and_goes_on_where_it_was_over_a_kill(
    broker: EmbeddedBroker, tmp_path: Path
) -> None:
    some = stories(40)
    publish(broker, some[:5])
    with Receiver() as receiver:
        file = hooks(tmp_path, desk=f'url = "{receiver.url}"\nkind = "stories"\n')
        with served(broker, tmp_path, file) as gateway:
            group = "newsfold-hook-desk"
            while sum(asyncio.run(committed(broker.address, group, CANONICAL.name)).values()) < 5:
                pass
            publish(broker, some[5:20])
            receiver.until(8)
            gateway.stop(signal.SIGKILL)
        publish(broker, some[20:])  # while nobody is there
        with served(broker, tmp_path, file):
            while len({post.id for post in receiver.taken}) < 35:
                time.sleep(0.05)
            again = [post.id for post in receiver.taken]
    assert {post.body["data"]["story_id"] for post in receiver.taken} == {s.story_id for s in some[5:]}
    assert len(again) <= 35 + 15  # what was posted and not committed comes twice, by the same id
    assert receiver.wrong == []


def test_a_receiver_that_is_not_well_is_tried_again_and_one_that_refuses_leaves_a_dead_letter(
    broker: EmbeddedBroker, tmp_path: Path
) -> None:
    bad = f"{1:032}"

    def answers(body: dict[str, dict[str, str]], number: int) -> tuple[int, dict[str, str]]:
        if number < 2:
            return (503, {"retry-after": "1"})
        return (422, {}) if body["data"]["story_id"] == bad else (204, {})

    with Receiver(answers) as receiver:
        file = hooks(tmp_path, desk=f'url = "{receiver.url}"\nkind = "stories"\nfrom_beginning = true\n')
        publish(broker, stories(4))
        with served(broker, tmp_path, file) as gateway:
            receiver.until(3)
            while not (dead := asyncio.run(consume(broker.address, DEAD.name))):
                time.sleep(0.1)
            while (
                sum(asyncio.run(committed(broker.address, "newsfold-hook-desk", CANONICAL.name)).values()) < 4
            ):
                time.sleep(0.1)
            assert SECRET not in gateway.log
            assert receiver.url not in gateway.log
    assert len([post for post in receiver.posts if post.status == 422]) == 3
    assert len([post for post in receiver.posts if post.status == 503]) == 2
    letter = dict(dead[0].headers)
    assert (letter["newsfold.errors.exception"], letter["newsfold.errors.stage"]) == (
        b"undelivered",
        b"hooks",
    )
    assert b"desk did not take it, posted " in letter["newsfold.errors.message"]
    assert dead[0].key == bad.encode()
    (redriven,) = asyncio.run(all_redriven(broker.address))
    assert redriven is not None
    assert "its receiver can ask the gateway for /stories" in redriven


async def all_redriven(address: str) -> list[str | None]:
    connection = Connection(address)
    every = [letter async for letter in letters(connection)]
    return [one.error async for one in redrive(connection, every)]


def test_a_dead_receiver_holds_up_no_other_and_410_ends_a_hook(
    broker: EmbeddedBroker, tmp_path: Path
) -> None:
    with Receiver() as well, Receiver(lambda body, number: (410, {})) as over:
        each = 'kind = "stories"\nfrom_beginning = true\n'
        file = hooks(
            tmp_path,
            dead=f'url = "http://127.0.0.1:9/"\n{each}',
            over=f'url = "{over.url}"\n{each}',
            well=f'url = "{well.url}"\n{each}',
        )
        publish(broker, stories(10))
        with served(broker, tmp_path, file) as gateway:
            well.until(10)
            while "its receiver answered 410" not in gateway.log:
                time.sleep(0.05)
            publish(broker, stories(20)[10:])
            well.until(20)
            assert '"hook": "dead"' in gateway.log
    assert len(over.posts) <= 2  # one of each partition at most
    assert sum(asyncio.run(committed(broker.address, "newsfold-hook-over", CANONICAL.name)).values()) == 0


def test_what_is_given_up_is_a_dead_letter_when_its_time_is_over_and_the_next_one_is_posted(
    broker: EmbeddedBroker, tmp_path: Path
) -> None:
    with Receiver(lambda body, n: (302, {"location": "/"}) if n < 3 else (204, {})) as receiver:
        file = hooks(
            tmp_path,
            desk=f'url = "{receiver.url}"\nfrom_beginning = true\n',
            late='url = "http://127.0.0.1:9/"\nkind = "stories"\nretry_seconds = 0\nfrom_beginning = true\n',
        )
        one, other = stories(2)
        publish(broker, [one])
        with served(broker, tmp_path, file):
            while len(asyncio.run(consume(broker.address, DEAD.name))) < 2:
                time.sleep(0.1)
            publish(broker, [other])
            assert receiver.until(1)[0].body["data"]["story_id"] == other.story_id
