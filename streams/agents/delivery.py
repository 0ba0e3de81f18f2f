"""From Faust's events to messages, and from emits to delivered records."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import structlog
from aiokafka.errors import KafkaError, KafkaTimeoutError
from faust.exceptions import ProducerSendError

from streams.emit import Emit, Message

__all__ = ["deliver", "message_of"]

_log = structlog.get_logger("newsfold.agents")
#: Seconds before a delivery is tried again: a broker that fails over takes some seconds.
_PAUSE = 1.0


def message_of(event: Any) -> Message:
    """Return a Faust event's message as the steps know it."""
    raw = event.message
    time = datetime.fromtimestamp(raw.timestamp or 0, tz=UTC)
    headers = tuple((name, value or b"") for name, value in raw.headers or ())
    return Message(raw.topic, raw.partition, raw.offset, time, raw.key, raw.value, headers)


async def deliver(app: Any, emits: Iterable[Emit]) -> None:
    """Send, and return when the broker has all of it.

    Faust's `send` only buffers, and a source message whose outputs are lost must not be acknowledged.
    So a failed delivery is tried again until it succeeds: every output is keyed and may come twice, and a
    worker that cannot reach its broker has nothing better to do. A record that the broker
    will never take ends the worker instead, with nothing acknowledged.
    """
    waiting = tuple(emits)
    while waiting:
        waiting = await _attempt(app, waiting)
        if waiting:
            await asyncio.sleep(_PAUSE)


async def _attempt(app: Any, emits: tuple[Emit, ...]) -> tuple[Emit, ...]:
    """Send once; return what was not delivered."""
    sent = [await _send(app, emit) for emit in emits]
    results = await asyncio.gather(*sent, return_exceptions=True)
    failed = [(emit, got) for emit, got in zip(emits, results, strict=True) if isinstance(got, BaseException)]
    for emit, error in failed:
        _log.warning("delivery failed", topic=emit.topic, error=repr(error))
        if not _worth_trying_again(error):
            raise error
    return tuple(emit for emit, _ in failed)


async def _send(app: Any, emit: Emit) -> "asyncio.Future[Any]":
    """Hand one record to the producer; a refusal at once is the future's exception too."""
    try:
        future: asyncio.Future[Any] = await app.producer.send(
            emit.topic, emit.key, emit.value, None, None, list(emit.headers)
        )
    except (ProducerSendError, KafkaError) as error:
        future = asyncio.get_running_loop().create_future()
        future.set_exception(error.__cause__ or error)
    return future


def _worth_trying_again(error: BaseException) -> bool:
    """Tell a broker that is away for a while from one that will never take this record."""
    return isinstance(error, KafkaTimeoutError) or (isinstance(error, KafkaError) and bool(error.retriable))
