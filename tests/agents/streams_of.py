"""Streams of events for agents, without a broker."""

import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

__all__ = ["Stream", "event"]


def event(partition: int, offset: int) -> Any:
    return SimpleNamespace(message=SimpleNamespace(partition=partition, offset=offset))


class Stream:
    """Gives what stands in its queue, and then waits."""

    def __init__(self, *events: Any) -> None:
        self.queue: asyncio.Queue[Any] = asyncio.Queue()
        self.channel = self
        for one in events:
            self.queue.put_nowait(one)

    def noack(self) -> "Stream":
        return self

    async def events(self) -> AsyncIterator[Any]:
        while True:
            yield await self.queue.get()
