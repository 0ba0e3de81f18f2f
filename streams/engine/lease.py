"""Whether an event is still this worker's to process.

A worker that was paused past its session time-out (stopped, swapped out, its event
loop held up) has lost its partitions, and does not know it until the coordinator tells
it. Whoever was given them has begun to process the same messages. So an agent asks
`held` before it works on an event or a batch.

The coordinator keeps a member for the session time-out from its last heartbeat. While
less than half of that has gone by since it last said yes, the answer is yes without
asking; otherwise it is asked. The other half is what the agent has for its work: an
event or batch must take less than that. What it writes must be idempotent all the same.
A pause between the answer and the write is seen by the producer, which holds back what it
has to send once the whole of the time-out has gone by.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from time import monotonic
from typing import Any

from faust.types import EventT

__all__ = ["Lease", "all_held", "held", "is_current"]


class Lease:
    """What the coordinator last said, and when.

    `confirm` asks it; `conf` are the app's settings (seconds).
    """

    def __init__(self, conf: Any, confirm: Callable[[], Awaitable[bool]]) -> None:
        # A member that does not come to a rebalance is let go after the rebalance time-out.
        kept: float = min(conf.broker_session_timeout, conf.broker_rebalance_timeout)
        self._kept, self._trusted = kept, kept / 2
        self._pause = min(0.1, kept / 20)
        self._confirm = confirm
        self._asking = asyncio.Lock()
        self._asked_at = float("-inf")  # when it said yes last

    def is_fresh(self) -> bool:
        """Whether the last yes can still be trusted for a while."""
        return monotonic() < self._asked_at + self._trusted

    def is_kept(self) -> bool:
        """Whether the coordinator cannot have given this worker's partitions to another yet."""
        return monotonic() < self._asked_at + self._kept

    async def renew(self) -> None:
        """Ask the coordinator, one caller at a time; wait a moment where it does not say yes."""
        async with self._asking:
            if self.is_fresh():
                return
            asked_at = monotonic()  # before the question: the session counts from its arrival
            if await self._confirm():
                self._asked_at = asked_at
            else:
                await asyncio.sleep(self._pause)


async def held(event: EventT[Any]) -> bool:
    """Say whether the event's partition is still this worker's, in the generation it was read in.

    Where the last word of the coordinator is too old it waits for a new one: for a yes, or
    for the rebalance. On False the agent must not process the event (`continue`). It need
    not mind how its stream acknowledges: an event that was once not held cannot be
    acknowledged any more, by `ack`, by an iteration that ends or by `take_events`. Nothing is
    lost by that: with the generation went the bookkeeping of its offsets, and whoever has the
    partition next reads it again from the committed offset.
    """
    consumer: Any = event.app.consumer
    while is_current(event) and not consumer.lease.is_fresh():
        await consumer.lease.renew()
    if not is_current(event):
        consumer.forget(event.message)
        return False
    return True


async def all_held(events: Iterable[EventT[Any]]) -> bool:
    """Say whether all of these events are `held`."""
    return all([await held(event) for event in events])


def is_current(event: EventT[Any]) -> bool:
    """Say at once whether the event is of this generation, with nothing asked of the coordinator."""
    app, message = event.app, event.message
    same = message.generation_id == app.consumer_generation_id
    return same and app.flow_control.is_active() and not app.should_stop
