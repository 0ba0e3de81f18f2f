"""Pages into `raw-articles`, each delivery awaited."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from streams.errors import UsageError
from streams.settings import MAX_MESSAGE_BYTES
from streams.topics import RAW

__all__ = ["Pushed", "RawMessage", "push"]

#: Pages in flight. 64 pages of 100 KB are 6 MB, and enough to fill the producer's batches.
_IN_FLIGHT = 64


@dataclass(frozen=True, slots=True)
class RawMessage:
    """A message to push: where it is from, for a person, and its bytes. A null value retracts the key."""

    name: str
    key: bytes | None
    value: bytes | None


@dataclass(frozen=True, slots=True)
class Pushed:
    """A page that the broker has taken (`origin_key`), or has refused (`error`)."""

    name: str
    origin_key: str | None
    error: str | None


async def push(brokers: str, pages: Iterable[RawMessage]) -> AsyncIterator[Pushed]:
    """Push pages and yield each as its delivery is known, in order.

    Raises `UsageError` where no broker answers.
    """
    producer = AIOKafkaProducer(
        bootstrap_servers=brokers, acks="all", linger_ms=5, max_request_size=MAX_MESSAGE_BYTES
    )
    await _start(producer, brokers)
    try:
        waiting: list[asyncio.Task[Pushed]] = []
        for page in pages:
            waiting.append(asyncio.create_task(_one(producer, page)))
            if len(waiting) >= _IN_FLIGHT:
                yield await waiting.pop(0)
        for task in waiting:
            yield await task
    finally:
        await producer.stop()


async def _start(producer: AIOKafkaProducer, brokers: str) -> None:
    try:
        await producer.start()
    except KafkaError as error:
        await producer.stop()
        said = f"no Kafka broker answers at {brokers}; start one, or name another with --brokers"
        raise UsageError(said) from error


async def _one(producer: AIOKafkaProducer, page: RawMessage) -> Pushed:
    try:
        sent = await producer.send_and_wait(RAW.name, page.value, key=page.key)
    except MessageSizeTooLargeError:
        size = len(page.value or b"")
        return Pushed(
            page.name, None, f"{size:,} bytes are more than a message may have ({MAX_MESSAGE_BYTES:,})"
        )
    except KafkaError as error:
        return Pushed(page.name, None, f"the broker did not take it: {error}")
    return Pushed(page.name, f"{sent.topic}/{sent.partition}/{sent.offset}", None)
