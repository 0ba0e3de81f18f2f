"""What an agent takes at a time: what is there, up to a bound, in order.

Acknowledged by hand, and last: Faust acknowledges what an agent leaves for any reason, a cancellation among
them. What is not acknowledged comes again.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from time import monotonic
from typing import Any

from streams.agents.guard import guarded
from streams.engine import is_full

__all__ = ["Work", "batches", "by_partition"]

_TURN = 0.02  #: seconds between two looks whether more has come
#: What is done with a batch. Where it fails, the worker ends.
Work = Callable[[Sequence[Any]], Awaitable[None]]


async def batches(stream: Any, most: int, gathered: float = 0.0) -> AsyncIterator[list[Any]]:
    """Yield a stream's events as they are there, so many at most at a time.

    A batch waits for more as many seconds as are `gathered` after its first event: no longer, and not where
    no more can come before some are acknowledged.
    """
    batch: list[Any] = []
    until = 0.0
    async for event in stream.noack().events():
        until = until if batch else monotonic() + gathered
        batch.append(event)
        while len(batch) < most and stream.channel.queue.empty() and monotonic() < until:
            if is_full(event):
                break
            await asyncio.sleep(_TURN)
        if len(batch) >= most or stream.channel.queue.empty():
            yield batch
            batch = []


async def by_partition(app: Any, stream: Any, work: Work, most: int) -> None:
    """Do the work of each partition in order, and of several partitions beside each other.

    It is for work that is done elsewhere: what one partition waits for, the others need not. Nothing is
    bounded here: the engine hands over no more than each partition's share (`streams.engine.shares`).
    """
    lanes: dict[int, asyncio.Queue[Any]] = {}
    async with asyncio.TaskGroup() as group:
        async for event in stream.noack().events():
            partition = event.message.partition
            if partition not in lanes:
                lanes[partition] = asyncio.Queue()
                group.create_task(_lane(app, lanes[partition], work, most))
            lanes[partition].put_nowait(event)


async def _lane(app: Any, events: "asyncio.Queue[Any]", work: Work, most: int) -> None:
    while True:
        batch = [await events.get()]
        while len(batch) < most and not events.empty():
            batch.append(events.get_nowait())
        await guarded(app, work(batch))
