"""The agent of the extract stage: batches, in processes that a page may break."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any

from streams.agents.delivery import deliver, message_of
from streams.agents.lanes import by_partition
from streams.emit import Handled, Message
from streams.engine import all_held, held
from streams.errors import BadInput
from streams.metrics import count, seconds
from streams.pool import Lane
from streams.records import Stage
from streams.steps.settle import dead_letter
from streams.tasks import read_page

__all__ = ["extracting"]

#: Pages at most in a batch, one for each partition: 8 x 340 KB go through a pipe of the pool at a time.
_BATCH = 8


async def extracting(app: Any, lane: Lane, stream: Any) -> None:
    """Read pages for as long as the worker lives; one partition does not wait for another."""
    await by_partition(app, stream, partial(_batch, app, lane), _BATCH)


async def _batch(app: Any, lane: Lane, events: Sequence[Any]) -> None:
    reading = [event for event in events if await held(event)]
    read = await _read_all(lane, [message_of(event) for event in reading])
    # Reading may take longer than a session: what has moved in the meantime is another worker's to tell.
    mine = [(event, handled) for event, handled in zip(reading, read, strict=True) if await held(event)]
    emits = [emit for _, handled in mine for emit in handled.emits]
    if await deliver(app, emits, partial(all_held, [event for event, _ in mine])):
        for event, handled in mine:
            if event.ack():
                count(Stage.EXTRACT, handled)


async def _read_all(lane: Lane, messages: Sequence[Message]) -> list[Handled]:
    results = await asyncio.gather(*lane.map(read_page, messages))
    return [_ended(message, result) for message, result in zip(messages, results, strict=True)]


def _ended(message: Message, result: tuple[Handled, float] | BadInput) -> Handled:
    if isinstance(result, BadInput):
        return dead_letter(Stage.EXTRACT, message, result.reason, str(result))
    handled, took = result
    seconds.labels(Stage.EXTRACT.value).observe(took)
    return handled
