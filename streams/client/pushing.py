"""Pages into `raw-articles`, each delivery awaited."""

import asyncio
from asyncio import Future
from collections import deque
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError
from aiokafka.structs import RecordMetadata

from streams.broker import clients
from streams.broker.rights import Right
from streams.broker.topics import require
from streams.connection import Connection
from streams.settings import MAX_MESSAGE_BYTES
from streams.topics import RAW

__all__ = ["OPTIONS", "Pushed", "RawMessage", "push", "push_by"]

Sent = Future[RecordMetadata]

#: Pages in flight. 64 pages of 100 KB are 6 MB, and enough to fill the producer's batches.
_IN_FLIGHT = 64
#: Of a producer of pages: each is acknowledged by all replicas that are in step.
OPTIONS = {"acks": "all", "linger_ms": 5, "max_request_size": MAX_MESSAGE_BYTES}
_PAUSE = 0.02  #: seconds before a page is asked for again where there was none: nobody sees so little


@dataclass(frozen=True, slots=True)
class RawMessage:
    """A message to push: where it is from, for a person, and its bytes. A null value retracts the key."""

    name: str
    key: bytes | None
    value: bytes | None
    place: tuple[str, int] | None = None  #: the input that it is from, and which of its pages it is, from 1

    @property
    def size(self) -> int:
        """Bytes of the value."""
        return len(self.value or b"")


@dataclass(frozen=True, slots=True)
class Pushed:
    """A page that the broker has taken (`origin_key`), or has refused (`error`)."""

    page: RawMessage
    origin_key: str | None
    error: str | None = None
    is_final: bool = True  #: whether another try would end alike

    @property
    def name(self) -> str:
        """Where the page is from."""
        return self.page.name


async def push(connection: Connection, pages: Iterable[RawMessage | None]) -> AsyncIterator[Pushed]:
    """Push pages and yield each as its delivery is known, in order. A null says that no page is there yet.

    Raises `UsageError` where no broker answers, or it has no topic for pages.
    """
    await require(connection, RAW.name, Right.WRITE)
    async with clients.producer(connection, **OPTIONS) as producer:
        async for pushed in push_by(producer, RAW.at(connection), pages):
            yield pushed


async def push_by(
    producer: AIOKafkaProducer, topic: str, pages: Iterable[RawMessage | None]
) -> AsyncIterator[Pushed]:
    """Push pages as `push` does, by a producer with `OPTIONS` that is there already."""
    waiting: deque[tuple[RawMessage, Sent | KafkaError]] = deque()
    for page in pages:
        if page:
            waiting.append((page, await _send(producer, topic, page)))
        else:
            await asyncio.sleep(_PAUSE)
        while len(waiting) >= _IN_FLIGHT or (not page and waiting and _is_known(waiting[0][1])):
            yield await _delivered(*waiting.popleft())
    while waiting:
        yield await _delivered(*waiting.popleft())


def _is_known(sent: "Sent | KafkaError") -> bool:
    return isinstance(sent, KafkaError) or sent.done()


async def _send(producer: AIOKafkaProducer, topic: str, page: RawMessage) -> "Sent | KafkaError":
    """Hand a page to the producer. One after the other: two revisions of a page must not change places."""
    try:
        sent: Sent = await producer.send(topic, page.value, key=page.key)
    except KafkaError as error:
        return error
    return sent


async def _delivered(page: RawMessage, sent: "Sent | KafkaError") -> Pushed:
    try:
        place = await _of(sent)
    except MessageSizeTooLargeError:
        refusal = f"{page.size:,} bytes are more than a message may have ({MAX_MESSAGE_BYTES:,})"
        return Pushed(page, None, refusal)
    except KafkaError as error:
        return Pushed(page, None, f"the broker did not take it: {error}", is_final=False)
    return Pushed(page, f"{RAW.name}/{place.partition}/{place.offset}")


async def _of(sent: "Sent | KafkaError") -> RecordMetadata:
    if isinstance(sent, KafkaError):
        raise sent
    return await sent
