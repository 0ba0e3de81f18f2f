"""The agent of the extract stage: batches, each page in a process that it may break."""

import asyncio
from collections.abc import Sequence
from functools import cache, partial
from typing import Any

from streams.agents.delivery import deliver, message_of
from streams.agents.guard import guarded
from streams.emit import Handled, Message
from streams.engine import held
from streams.errors import BadInput
from streams.metrics import count, seconds
from streams.pool import Pool
from streams.records import Reason, Stage
from streams.steps import ExtractStep, settle
from streams.steps.settle import dead_letter

__all__ = ["extracting"]

#: Pages at most in a batch: 32 x 40 ms in one process, and 1.3 s until they are acknowledged.
_BATCH = 32
#: Seconds that a batch waits to fill. Longer ones hold up the end of a worker.
_WITHIN = 0.05


async def extracting(app: Any, pool: Pool, stream: Any) -> None:
    """Read pages for as long as the worker lives. Acknowledged by hand, in order (see `ordered`)."""
    async for events in stream.noack_take(_BATCH, within=_WITHIN):
        await guarded(app, _batch(app, pool, events))


async def _batch(app: Any, pool: Pool, events: Sequence[Any]) -> None:
    reading = await _held(events)
    read = await asyncio.gather(*(_read(pool, message_of(event)) for event in reading))
    # Reading may take longer than a session: what has moved in the meantime is another worker's to tell.
    mine = [(event, handled) for event, handled in zip(reading, read, strict=True) if await held(event)]
    emits = [emit for _, handled in mine for emit in handled.emits]
    if await deliver(app, emits, partial(_all_held, [event for event, _ in mine])):
        for event, handled in mine:
            if event.ack():
                count(Stage.EXTRACT, handled)


async def _held(events: Sequence[Any]) -> list[Any]:
    return [event for event in events if await held(event)]


async def _all_held(events: Sequence[Any]) -> bool:
    return len(await _held(events)) == len(events)


async def _read(pool: Pool, message: Message) -> Handled:
    with seconds.labels(Stage.EXTRACT.value).time():
        try:
            return await _twice(pool, message)
        except BadInput as error:
            return dead_letter(Stage.EXTRACT, message, error.reason, str(error))


async def _twice(pool: Pool, message: Message) -> Handled:
    """Read a page, and once more where its time ran out: the time may have been a pause of the machine's."""
    try:
        return await pool.run(read_page, message)
    except BadInput as error:
        if error.reason is not Reason.TIMED_OUT:
            raise
        return await pool.run(read_page, message)


def read_page(message: Message) -> Handled:
    """Extract one page, in whatever process this is called."""
    return settle(_step(), message)


@cache
def _step() -> ExtractStep:
    return ExtractStep()
