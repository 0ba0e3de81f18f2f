"""Another number of partitions, for topics that are in use.

Kafka adds partitions, and leaves what is there where it is: the next record of a key then goes elsewhere than
those before it, and its rows stay behind. So the pages that are kept are sent again, each to the partition of
its key, and all that was made of them is made anew. Pages are deleted when their copies are with the broker,
and what was made of them then. Interrupted anywhere, the same call goes on.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewPartitions, RecordsToDelete
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import UnknownTopicOrPartitionError, for_code
from aiokafka.structs import ConsumerRecord

from streams.broker import clients
from streams.broker.rights import look
from streams.broker.topics import create, named, plan
from streams.client.lag import SOURCES, committed_by, lag, members
from streams.client.reading import consumer_of
from streams.emit import key_to_send
from streams.errors import NewsfoldError, UsageError
from streams.settings import MAX_LETTER_BYTES, Settings
from streams.topics import DEAD, OUTCOMES, RAW

__all__ = ["repartition"]

#: Topics that go on as they are, with partitions added: what producers sent, and what was said of it.
_KEPT = (RAW, OUTCOMES, DEAD)
_IN_FLIGHT = 256  #: copies that the broker has not confirmed yet
_GONE_SECONDS = 60.0  #: until a topic that was deleted is
_OWN = 1  #: in a description of a topic: a setting that was made for it

Marks = dict[TopicPartition, int]


async def repartition(settings: Settings, report: Callable[[str], None]) -> None:
    """Give all topics `settings.partitions` partitions, with nobody at work.

    `report` is called with each step. Raises `UsageError` where that cannot be, or somebody is at work, with
    nothing changed.
    """
    async with clients.admin(settings.connection) as admin:
        have = {n: topic.partitions for n, topic in (await look(admin, plan(settings))).items()}
        raw, kept = RAW.at(settings.connection), {topic.at(settings.connection) for topic in _KEPT}
        if _is_done(have, settings):
            report(f"all topics have {settings.partitions} partitions already")
            return
        await _require_rest(settings, begun=have[raw] == settings.partitions)
        unlike = [name for name, count in have.items() if count not in (0, settings.partitions)]
        await _add(admin, [name for name in unlike if name in kept], settings.partitions)
        marks = await _marks(settings)
        number = await _copy(settings, marks)
        await admin.delete_records({place: RecordsToDelete(end) for place, end in marks.items()})
        report(f"{number:,} pages sent again, each to the partition of its key")
        old = [name for name in unlike if name not in kept]
        own = await _own_settings(admin, old)
        await _forget(settings, old)
        await _delete(admin, old)
        made = [*old, *(name for name, count in have.items() if not count)]
        await create(admin, settings, made, own)
        await _until(admin, made, settings.partitions)
    report(f"{len(made)} topics made anew with {settings.partitions} partitions, and no rows")


def _is_done(have: Mapping[str, int], settings: Settings) -> bool:
    """Say whether there is nothing to do. Raises `UsageError` where it cannot be done."""
    brokers, wanted = settings.connection.brokers, settings.partitions
    if not have[RAW.at(settings.connection)]:
        cure = f"run newsfold topics {named(settings.connection)} --partitions {wanted}"
        raise UsageError(f"there are no topics at {brokers}; {cure}")
    if (most := max(have.values())) > wanted:
        raise UsageError(f"there are {most} partitions, and Kafka takes none away; give more than that")
    return set(have.values()) == {wanted}


async def _require_rest(settings: Settings, *, begun: bool) -> None:
    """Raise `UsageError` where workers are there, or messages that none has worked through.

    A run that was interrupted has left topics of unlike partitions, with which no worker starts.
    """
    connection, group = settings.connection, settings.group
    behind = {} if begun else await lag(connection, group)
    if there := await members(connection, group):
        who = "1 worker is" if there == 1 else f"{there} workers are"
        raise UsageError(f"{who} in the group {group}; stop all of them first")
    if what := ", ".join(f"{count:,} in {topic}" for topic, count in behind.items() if count):
        raise UsageError(f"messages wait ({what}); stop the producers, and let the workers finish first")


async def _add(admin: AIOKafkaAdminClient, names: Iterable[str], partitions: int) -> None:
    if wanted := {name: NewPartitions(partitions) for name in names}:
        await admin.create_partitions(wanted)
        await _until(admin, wanted, partitions)


async def _marks(settings: Settings) -> Marks:
    """Return up to where the pages of each partition were worked through: what is behind that are copies."""
    places = [TopicPartition(RAW.at(settings.connection), number) for number in range(settings.partitions)]
    committed = await committed_by(settings.connection, settings.group, places)
    return {place: offset for place, offset in committed.items() if offset}


async def _copy(settings: Settings, marks: Marks) -> int:
    """Send the pages before the marks again, as they are; returns how many."""
    connection, number = settings.connection, 0
    options = {
        "acks": "all",
        "linger_ms": 5,
        "max_request_size": MAX_LETTER_BYTES,
        "compression_type": "zstd",
    }
    sent: deque[asyncio.Future[Any]] = deque()
    async with consumer_of(connection, RAW) as consumer, clients.producer(connection, **options) as producer:
        consumer.unsubscribe()
        consumer.assign(list(marks))
        await consumer.seek_to_beginning(*marks)
        while left := [
            place for place, end in marks.items() if await clients.position(consumer, place) < end
        ]:
            for record in await _some(consumer, left, marks):
                sent.append(await _again(producer, record))
                number += 1
                if len(sent) >= _IN_FLIGHT:
                    await sent.popleft()
        await asyncio.gather(*sent)
    return number


async def _some(consumer: AIOKafkaConsumer, left: list[TopicPartition], marks: Marks) -> list[ConsumerRecord]:
    batches = await consumer.getmany(*left, timeout_ms=500)
    return [one for place, records in batches.items() for one in records if one.offset < marks[place]]


async def _again(producer: AIOKafkaProducer, page: ConsumerRecord) -> "asyncio.Future[Any]":
    """Send a page with its key, its headers and its time."""
    key, at, headers = key_to_send(page.key, page.value), max(page.timestamp, 0), list(page.headers)
    sent: asyncio.Future[Any] = await producer.send(page.topic, page.value, key, None, at, headers)
    return sent


async def _own_settings(admin: AIOKafkaAdminClient, names: list[str]) -> dict[str, dict[str, str]]:
    """Return what was set for each of these topics, such as its retention."""
    asked = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
    answers = await admin.describe_configs(asked) if asked else []
    return {
        name: {entry[0]: entry[1] for entry in entries if entry[3] == _OWN}
        for answer in answers
        for _, _, _, name, entries, *_ in answer.resources
    }


async def _forget(settings: Settings, names: list[str]) -> None:
    """Take back what the group has committed of topics that go: theirs of the same names begin at 0."""
    async with clients.admin(settings.connection) as admin:
        standing = await look(admin, names)
    sources = {topic.at(settings.connection) for topic in SOURCES}
    offsets = {
        TopicPartition(name, number): 0
        for name in names
        if name in sources
        for number in range(standing[name].partitions)
    }
    async with clients.consumer(
        settings.connection, group_id=settings.group, enable_auto_commit=False
    ) as consumer:
        consumer.assign(list(offsets))
        await consumer.commit(offsets)


async def _delete(admin: AIOKafkaAdminClient, names: list[str]) -> None:
    if names:
        answer = await admin.delete_topics(names)
        for name, code in answer.topic_error_codes:
            if code and for_code(code) is not UnknownTopicOrPartitionError:
                raise NewsfoldError(f"the broker refused to delete topic {name}: {for_code(code).__name__}")
        await _until(admin, names, 0)


async def _until(admin: AIOKafkaAdminClient, names: Iterable[str], partitions: int) -> None:
    """Wait until these topics have so many partitions, for every broker that is asked."""
    until = monotonic() + _GONE_SECONDS
    while any(topic.partitions != partitions for topic in (await look(admin, names)).values()):
        if monotonic() > until:
            raise NewsfoldError(f"the brokers have not done so in {_GONE_SECONDS:g} s; run it again")
        await asyncio.sleep(0.2)
