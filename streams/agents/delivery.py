"""From Faust's events to messages, and from emits to delivered records.

The steps know plain names of topics: here, and where a worker subscribes, they become those of the broker.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import structlog
from aiokafka.errors import KafkaError, MessageSizeTooLargeError
from faust.exceptions import ProducerSendError

from streams.clock import time_of_message
from streams.emit import Emit, Message, cut_letter, headers_of, is_cut, key_to_send
from streams.engine import is_transient
from streams.metrics import count_sent, retries
from streams.topics import DEAD

__all__ = ["deliver", "message_of"]

_log = structlog.get_logger("newsfold.agents")
#: Seconds before a delivery is tried again: a broker that fails over takes some seconds.
_PAUSE = 1.0


def message_of(event: Any) -> Message:
    """Return a Faust event's message as the steps know it."""
    raw = event.message
    at, headers = time_of_message(raw.timestamp), headers_of(raw.headers or ())
    topic = event.app.plain(raw.topic)
    return Message(topic, raw.partition, raw.offset, at, raw.key, raw.value, headers)


async def deliver(app: Any, emits: Iterable[Emit], still: Callable[[], Awaitable[bool]]) -> bool:
    """Send, and return when the broker has all of it, or when it is no longer ours to send.

    Faust's `send` only buffers, and a source message whose outputs are lost must not be acknowledged. So
    a failed delivery is tried again, as long as the message is `still` this worker's: every output
    is keyed and may come twice, but not long after another worker has gone on from there. A record that the
    broker will never take ends the worker instead, with nothing acknowledged.
    """
    records = waiting = tuple(emits)
    while waiting := await _attempt(app, waiting):
        await asyncio.sleep(_PAUSE)
        if not await still():
            return False
    count_sent(records)
    return True


async def _attempt(app: Any, emits: tuple[Emit, ...]) -> tuple[Emit, ...]:
    """Send once; return what is to be sent again.

    That is all from the first that failed on, or a key's older record could come behind its newer one.
    """
    sent = [await _send(app, emit) for emit in emits]
    results = await asyncio.gather(*sent, return_exceptions=True)
    failed = [at for at, result in enumerate(results) if isinstance(result, BaseException)]
    if not failed:
        return ()
    again = zip(emits[failed[0] :], results[failed[0] :], strict=True)
    return tuple(_again(emit, error) if isinstance(error, BaseException) else emit for emit, error in again)


def _again(emit: Emit, error: BaseException) -> Emit:
    """Return what to send in place of a record that was not taken; or raise, where there is no use."""
    _log.warning("delivery failed", topic=emit.topic, error=repr(error))
    if isinstance(error, MessageSizeTooLargeError) and emit.topic == DEAD.name and not is_cut(emit):
        return cut_letter(emit)
    if not is_transient(error):
        raise error
    retries.labels(emit.topic).inc()
    return emit


async def _send(app: Any, emit: Emit) -> "asyncio.Future[Any]":
    """Hand one record to the producer; a refusal at once is the future's exception too."""
    key = key_to_send(emit.key, emit.value)
    try:
        future: asyncio.Future[Any] = await app.producer.send(
            app.on_broker(emit.topic), key, emit.value, None, None, list(emit.headers)
        )
    except (ProducerSendError, KafkaError) as error:
        future = asyncio.get_running_loop().create_future()
        future.set_exception(error.__cause__ or error)
    return future
