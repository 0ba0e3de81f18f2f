"""The agent of a stage that keeps state: batches, worked through in the order of their partitions.

A batch is all or nothing. First all that it sends is with the broker, then its rows are committed (see
`streams.engine.tables`), then its messages are acknowledged. A worker that dies in between has changed no
row, or has sent all that its rows say: the same messages give the same records again, or are known and give
none.
"""

import asyncio
from collections.abc import Sequence
from functools import partial
from time import perf_counter
from typing import Any

from streams.agents.delivery import deliver, message_of
from streams.agents.guard import guarded
from streams.agents.lanes import batches
from streams.agents.preparing import prepared, spare
from streams.emit import Handled, newest
from streams.engine import Table, all_held, held, in_hand, is_current
from streams.metrics import count, seconds
from streams.records import Stage
from streams.steps import LooksAhead, Stateful, settle

__all__ = ["batched", "finish", "handled_with"]

_BATCH = 128  #: messages at most in a batch: as many as the fold's index looks ahead, and .1 s of work
#: Seconds for which messages are gathered once there is one. While stories pour in on an event or a thread,
#: its record is sent that often; what is gathered is not acknowledged, so that none waits for a report that
#: never comes.
_GATHERED = {Stage.TALLY: 2.0, Stage.THREAD: 2.0}
_SPARED = 4096  #: messages after which what has come to stay is spared the collector
_SLICE = 0.01  #: seconds of work after which the worker answers its broker


async def batched(app: Any, step: Stateful, table: Table, stream: Any) -> None:
    """Run `step` over a stream for as long as the worker lives."""
    taken = 0
    async for events in batches(stream, _BATCH, _GATHERED.get(step.stage, 0.0)):
        await guarded(app, _batch(app, step, table, events))
        taken += len(events)
        if taken >= _SPARED:
            taken = 0
            spare()


async def _batch(app: Any, step: Stateful, table: Table, events: Sequence[Any]) -> None:
    mine = [event for event in events if await held(event)]
    if mine and isinstance(step, LooksAhead) and await prepared(step, mine[0]):
        step.ahead([message_of(event) for event in mine])
    done: list[tuple[Any, Handled]] = []
    paused = perf_counter()
    for event in mine:
        if not await prepared(step, event) or not is_current(event):
            break
        began = perf_counter()
        done.append((event, handled_with(step, table, event)))
        ended = perf_counter()
        seconds.labels(step.stage.value).observe(ended - began)
        if ended - paused > _SLICE:
            await asyncio.sleep(0)
            paused = perf_counter()
    await finish(app, step, table, done)


def handled_with(step: Any, table: Table, event: Any) -> Handled:
    """Handle one message, its rows staged. One that fails has changed none."""
    with in_hand(event):
        table.mark()
        handled = settle(step, message_of(event))
        if handled.failure:
            table.rollback()
    return handled


async def finish(app: Any, step: Any, table: Table, done: Sequence[tuple[Any, Handled]]) -> None:
    """Send what messages led to, commit their rows, and acknowledge them: all, or none where one was lost."""
    events = [event for event, _ in done]
    partitions = {event.message.partition for event in events}
    still = partial(all_held, events)
    emits = newest(emit for _, handled in done for emit in handled.emits)
    if not await still() or not await deliver(app, emits, still):
        table.discard(partitions)
        return
    await table.commit(partitions, still)
    for event, handled in done:
        if event.ack():
            count(step.stage, handled)
