"""The agent of a stage that keeps state: one message at a time, in the order of its partition."""

from functools import partial
from typing import Any

from streams.agents.delivery import deliver, message_of
from streams.agents.guard import guarded
from streams.agents.preparing import prepared, spare
from streams.engine import delivered, held
from streams.metrics import count, seconds
from streams.steps import Stateful, settle

__all__ = ["ordered"]

_SPARED = 4096  #: messages after which what has come to stay is spared the collector


async def ordered(app: Any, step: Stateful, stream: Any) -> None:
    """Run `step` over a stream for as long as the worker lives.

    Acknowledged by hand, and last: Faust acknowledges what an agent leaves for any reason, a
    cancellation among them. What is not acknowledged comes again.
    """
    taken = 0
    async for event in stream.noack().events():
        if await held(event):
            await guarded(app, _take(app, step, event))
        taken += 1
        if taken % _SPARED == 0:
            spare()


async def _take(app: Any, step: Stateful, event: Any) -> None:
    if not await prepared(step, event):
        return
    with seconds.labels(step.stage.value).time():
        handled = settle(step, message_of(event))
        sent = await deliver(app, handled.emits, partial(held, event))
        await delivered(*app.tables.values())
    if sent and event.ack():
        count(step.stage, handled)
