"""Two gateways with the same webhook, on a real Kafka: they share it, and one goes on for the other."""

import asyncio
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from streams.broker import clients
from streams.broker.topics import ensure
from streams.connection import Connection
from streams.settings import Settings
from streams.topics import CANONICAL
from streams.wire import encode
from tests.integration.kafka import Kafka
from tests.integration.support import committed, produce
from tests.serve.hooks.receiver import Receiver, hooks
from tests.serve.process import GatewayProcess
from tests.serve.test_gateway import stories
from tests.serve.test_operations import sample, wait_until

pytestmark = pytest.mark.kafka

_PARTITIONS = 4
_STATE, _MEMBERS = 2, 5  # of a group in Kafka's description
_SLOW = 0.1  #: seconds of an answer, so that a gateway is killed in the middle


def publish(connection: Connection, count: int) -> set[str]:
    """Put so many stories on the partitions in turn, and return where they are."""
    some = [(n % _PARTITIONS, one.story_id.encode(), encode(one)) for n, one in enumerate(stories(count))]
    asyncio.run(produce(connection.brokers, CANONICAL.at(connection), some))
    return {f"{CANONICAL.name}/{n % _PARTITIONS}/{n // _PARTITIONS}" for n in range(count)}


def group(connection: Connection) -> str:
    return f"{connection.topic_prefix}newsfold-hook-desk"


async def is_shared(connection: Connection) -> bool:
    """Whether the hook's group has two members, and none of its partitions is on the move."""
    async with clients.admin(connection) as admin:
        (response,) = await admin.describe_consumer_groups([group(connection)])
    return bool(response.groups[0][_STATE] == "Stable" and len(response.groups[0][_MEMBERS]) == 2)


def kept(connection: Connection) -> dict[int, int]:
    """Return the hook's position in each partition."""
    return asyncio.run(committed(connection.brokers, group(connection), CANONICAL.at(connection)))


@contextmanager
def two_gateways(
    connection: Connection, folder: Path, receiver: Receiver
) -> Iterator[tuple[GatewayProcess, GatewayProcess]]:
    """Have two gateways of one file, when they share the partitions."""
    asyncio.run(ensure(Settings(connection=connection, partitions=_PARTITIONS)))
    file = hooks(folder, desk=f'url = "{receiver.url}"\nkind = "stories"\nfrom_beginning = true\n')
    options = ("--topic-prefix", connection.topic_prefix, "--hooks", file)
    with (
        GatewayProcess(connection.brokers, folder / "one", *options) as one,
        GatewayProcess(connection.brokers, folder / "other", *options) as other,
    ):
        wait_until(lambda: asyncio.run(is_shared(connection)))
        yield one, other


def test_two_gateways_share_a_webhook_and_deliver_each_record_once(kafka: Kafka, tmp_path: Path) -> None:
    connection = Connection(kafka.address, topic_prefix="calm-")
    with Receiver() as receiver, two_gateways(connection, tmp_path, receiver) as gateways:
        places = publish(connection, 80)
        wait_until(lambda: sum(kept(connection).values()) == 80)
        name, labels = "newsfold_gateway_hook_deliveries_total", {"hook": "desk", "result": "delivered"}
        shares = [sample(gateway, name, **labels) for gateway in gateways]
    assert Counter(post.id for post in receiver.posts) == Counter(places)
    assert shares == [40, 40]


def test_when_a_gateway_is_killed_the_other_goes_on_from_where_it_was_and_nothing_is_missing(
    kafka: Kafka, tmp_path: Path
) -> None:
    def slowly(body: object, number: int) -> tuple[int, dict[str, str]]:
        time.sleep(_SLOW)
        return 204, {}

    connection = Connection(kafka.address, topic_prefix="killed-")
    with Receiver(slowly) as receiver, two_gateways(connection, tmp_path, receiver) as (one, _):
        places = publish(connection, 200)
        wait_until(lambda: min(kept(connection).values()) > 0)
        one.stop(signal.SIGKILL)
        before = kept(connection)
        wait_until(lambda: sum(kept(connection).values()) == 200)
    posts = Counter(post.id for post in receiver.posts)
    assert set(posts) == places
    done = {f"{CANONICAL.name}/{place}/{at}" for place, end in before.items() for at in range(end)}
    assert 0 < len(done) < 200
    assert {posts[place] for place in done} == {1}
    assert receiver.wrong == []
