"""The agent of a stage that keeps state: one message at a time, in the order of its partition."""

import asyncio
import gc
from functools import partial
from typing import Any

from streams.agents.delivery import deliver, message_of
from streams.agents.guard import guarded
from streams.engine import delivered, held
from streams.metrics import count, seconds
from streams.steps import Prepared, Step, settle

__all__ = ["ordered"]

_DONE = object()
_SPARED = 4096  #: messages after which what has come to stay is spared the collector


async def ordered(app: Any, step: Step, stream: Any) -> None:
    """Run `step` over a stream for as long as the worker lives.

    Acknowledged by hand, and last: Faust acknowledges what an agent leaves for any reason, a
    cancellation among them. What is not acknowledged comes again.
    """
    taken = 0
    async for event in stream.noack().events():
        if await held(event):
            await guarded(app, _take(app, step, event))
        taken += 1
        if taken % _SPARED == 0 and isinstance(step, Prepared):
            _spare()


async def _take(app: Any, step: Step, event: Any) -> None:
    if isinstance(step, Prepared) and not await _prepared(step, event):
        return
    with seconds.labels(step.stage.value).time():
        handled = settle(step, message_of(event))
        sent = await deliver(app, handled.emits, partial(held, event))
        await delivered(*app.tables.values())
    if sent and event.ack():
        count(step.stage, handled)


async def _prepared(step: Prepared, event: Any) -> bool:
    """Get the step ready, and let the worker answer its broker meanwhile; False where the event was lost.

    What it is made ready from are rows of the partitions that are held, and others may come at any pause.
    """
    slices = step.prepare()
    if next(slices, _DONE) is _DONE:
        return True
    gc.disable()  # or each time that memory has grown by a quarter, all of it would be looked through
    try:
        for _ in slices:
            await asyncio.sleep(0)
            if not await held(event):
                return False
    finally:
        gc.enable()
        _spare()
    return True


def _spare() -> None:
    """Let the collector look no more at what is here: of a million articles it would for half a second.

    What has no cycles, as a step's memory, is freed without it.
    """
    gc.collect(1)
    gc.freeze()
