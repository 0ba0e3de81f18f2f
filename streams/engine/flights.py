"""Batches that are on their way to the broker: sent or about to be, and not acknowledged yet.

Where partitions are let go in between, whoever has them next reads such a batch again, and all that it led to
is sent once more. So they are given a moment to arrive.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

__all__ = ["Flights", "in_flight"]


class Flights:
    """How many batches are on their way."""

    def __init__(self) -> None:
        self._count = 0
        self._arrived = asyncio.Event()
        self._arrived.set()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Have one batch more on its way."""
        self._count += 1
        self._arrived.clear()
        try:
            yield
        finally:
            self._count -= 1
            if not self._count:
                self._arrived.set()

    async def arrived(self, seconds: float) -> None:
        """Wait until all have arrived, so long at most."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._arrived.wait(), seconds)


@contextmanager
def in_flight(app: Any) -> Iterator[None]:
    """Send a batch, and acknowledge it, before partitions are let go."""
    with app.consumer.flights.one():
        yield
