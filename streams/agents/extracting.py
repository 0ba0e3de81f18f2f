"""The agent of the extract stage: batches, each page in a process that it may break."""

import asyncio
from collections.abc import Sequence
from functools import cache
from typing import Any

from streams.agents.delivery import deliver, message_of
from streams.agents.guard import guarded
from streams.emit import Handled, Message
from streams.engine import held
from streams.errors import BadInput
from streams.metrics import count, seconds
from streams.pool import Pool
from streams.records import Stage
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
    mine = [event for event in events if await held(event)]
    results = await asyncio.gather(*(_read(pool, message_of(event)) for event in mine))
    await deliver(app, (emit for handled in results for emit in handled.emits))
    for event, handled in zip(mine, results, strict=True):
        count(Stage.EXTRACT, handled)
        event.ack()


async def _read(pool: Pool, message: Message) -> Handled:
    with seconds.labels(Stage.EXTRACT.value).time():
        try:
            return await pool.run(read_page, message)
        except BadInput as error:
            return dead_letter(Stage.EXTRACT, message, error.reason, str(error))


def read_page(message: Message) -> Handled:
    """Extract one page, in whatever process this is called."""
    return settle(_step(), message)


@cache
def _step() -> ExtractStep:
    return ExtractStep()
