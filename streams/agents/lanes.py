"""What an agent takes at a time: what is there, up to a bound, in order.

Acknowledged by hand, and last: Faust acknowledges what an agent leaves for any reason, a cancellation among
them. What is not acknowledged comes again.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

from streams.agents.guard import guarded

__all__ = ["Work", "batches", "by_partition"]

#: What is done with a batch. Where it fails, the worker ends.
Work = Callable[[Sequence[Any]], Awaitable[None]]


async def batches(stream: Any, most: int) -> AsyncIterator[list[Any]]:
    """Yield a stream's events as they are there, so many at most at a time; no batch waits to be filled."""
    batch: list[Any] = []
    async for event in stream.noack().events():
        batch.append(event)
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
