"""Pages in, at once or at a rate; and what has come out of each topic, with the broker's own time."""

import asyncio
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import time

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.admin import NewTopic
from aiokafka.structs import ConsumerRecord

from benchmarks.pipeline.sides import EVERYDAY
from streams.broker import clients
from streams.broker.topics import plan
from streams.connection import Connection
from streams.records import RawPage
from streams.settings import MAX_MESSAGE_BYTES, Settings
from streams.topics import RAW
from streams.wire import encode

__all__ = ["Ends", "Seen", "create", "ends", "push", "since"]

_SETTINGS = Settings()
_PLACES = [
    TopicPartition(name, number)
    for name in (*sorted(plan(_SETTINGS).keys() - {RAW.name}), EVERYDAY.articles)
    for number in range(_SETTINGS.partitions)
]
_IN_FLIGHT = 64  #: pages, as `newsfold push` has them
Ends = dict[TopicPartition, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """A record of a topic."""

    topic: str
    at: float  #: seconds since 1970, when the broker took it
    key: bytes | None
    value: bytes | None


def _plan() -> dict[str, dict[str, str]]:
    """Return all topics. But for those of the pages, records have the time when the broker took them."""
    timed = {"message.timestamp.type": "LogAppendTime"}
    ours = {name: {**config, **timed} for name, config in plan(_SETTINGS).items()}
    everyday = {EVERYDAY.articles: {"max.message.bytes": str(MAX_MESSAGE_BYTES), **timed}}
    return {**ours, **everyday, RAW.name: dict(plan(_SETTINGS)[RAW.name])}


async def create(connection: Connection) -> None:
    """Create the topics of both sides."""
    made = [NewTopic(name, _SETTINGS.partitions, 1, topic_configs=it) for name, it in _plan().items()]
    async with clients.admin(connection) as admin:
        await admin.create_topics(made)


async def push(
    connection: Connection, pages: Sequence[RawPage], rate: float | None = None
) -> dict[str, float]:
    """Push pages, so many a second or as fast as they are taken. Returns when each was, by its URL."""
    messages = [(page.url, encode(page)) for page in pages]
    options = {"acks": "all", "linger_ms": 5, "max_request_size": MAX_MESSAGE_BYTES}
    async with clients.producer(connection, **options) as producer:
        return await _push(producer, messages, 1 / rate if rate else 0.0)


async def _push(
    producer: AIOKafkaProducer, messages: Iterable[tuple[str, bytes]], pause: float
) -> dict[str, float]:
    began, times = time(), dict[str, float]()
    waiting: deque[asyncio.Future[object]] = deque()
    for number, (url, value) in enumerate(messages):
        if (early := began + number * pause - time()) > 0:
            await asyncio.sleep(early)
        times[url] = time()
        waiting.append(await producer.send(RAW.name, value, key=url.encode()))
        if len(waiting) >= _IN_FLIGHT:
            await waiting.popleft()
    await asyncio.gather(*waiting)
    return times


async def ends(connection: Connection) -> Ends:
    """Return where every topic ends but that of the pages."""
    async with clients.consumer(connection) as reader:
        reader.assign(_PLACES)
        marks: Ends = await reader.end_offsets(_PLACES)
    return marks


async def since(connection: Connection, marks: Ends) -> list[Seen]:
    """Return the records of all topics but that of the pages since a mark, the earliest first."""
    seen: list[Seen] = []
    async with clients.consumer(connection, max_partition_fetch_bytes=MAX_MESSAGE_BYTES) as reader:
        reader.assign(_PLACES)
        until = await reader.end_offsets(_PLACES)
        for place in _PLACES:
            reader.seek(place, marks.get(place, 0))
        while [place for place in _PLACES if await reader.position(place) < until[place]]:
            seen += _seen(await reader.getmany(timeout_ms=500))
    return sorted(seen, key=lambda record: record.at)


def _seen(batches: Mapping[TopicPartition, Sequence[ConsumerRecord]]) -> Iterator[Seen]:
    for place, records in batches.items():
        for record in records:
            yield Seen(place.topic, record.timestamp / 1000, record.key, record.value)
