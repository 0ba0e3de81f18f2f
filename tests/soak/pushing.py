"""Pages into `raw-articles`, until the broker has them; and the same messages once more, elsewhere."""

import asyncio
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from time import monotonic
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from aiokafka.structs import ConsumerRecord

from streams.settings import MAX_MESSAGE_BYTES
from streams.topics import RAW
from tests.pages import Pushed
from tests.soak.feed import DEADLY

__all__ = ["Pusher", "in_order", "origin_of", "pushed_of", "turns"]

_TURN = 2.0  # seconds between two bursts of pages


class Pusher:
    """Sends pages until the broker has them, however often it is away."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._turn = asyncio.Lock()

    async def spread(self, pages: Sequence[Pushed], seconds: float) -> None:
        """Push pages in bursts, evenly over so many seconds."""
        began, sent = monotonic(), 0
        while sent < len(pages):
            due = min(len(pages), int(len(pages) * (monotonic() - began) / seconds))
            await self.push(pages[sent:due])
            sent = due
            await asyncio.sleep(_TURN)

    async def push(self, pages: Sequence[Pushed]) -> None:
        """Push pages; where the broker does not take one, it and all behind it again."""
        async with self._turn:
            waiting: list[dict[str, Any]] = [{"key": page.key, "value": page.value} for page in pages]
            while waiting:
                if waiting := await self._attempt(waiting):
                    await asyncio.sleep(1)

    async def copy(self, raw: Sequence[ConsumerRecord]) -> None:
        """Push messages to the partitions that they had, with their times, at the pace at which they came.

        How many records a stage sends hangs on it: what comes in one batch is told in one record.
        """
        began = monotonic()
        for at, turn in turns(raw):
            await asyncio.sleep(began + at - monotonic())
            messages: list[dict[str, Any]] = [
                {"key": r.key, "value": r.value, "partition": r.partition, "timestamp_ms": r.timestamp}
                for r in turn
            ]
            assert not await self._attempt(messages), "the undisturbed broker has not taken every page"

    async def _attempt(self, messages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Send; return what the broker has not taken, and all of its partition behind it."""
        producer = AIOKafkaProducer(
            bootstrap_servers=self._address, acks="all", linger_ms=5, max_request_size=MAX_MESSAGE_BYTES
        )
        try:
            await producer.start()
            futures = [await producer.send(RAW.name, **message) for message in messages]
            ends = await asyncio.gather(*futures, return_exceptions=True)
        except KafkaError:
            return list(messages)
        finally:
            await producer.stop()
        failed = [n for n, end in enumerate(ends) if isinstance(end, BaseException)]
        return list(messages[failed[0] :]) if failed else []


def turns(raw: Sequence[ConsumerRecord]) -> Iterator[tuple[float, list[ConsumerRecord]]]:
    """Yield messages that are in order, and after how many seconds they are due, a few seconds' at a time."""
    first = min((record.timestamp for record in raw), default=0)
    for turn, messages in groupby(raw, lambda r: int((r.timestamp - first) / 1000 / _TURN)):
        yield turn * _TURN, list(messages)


def in_order(raw: Sequence[ConsumerRecord]) -> list[ConsumerRecord]:
    """Return messages as they came: by time, and those of a partition as they stand in it."""
    times: dict[tuple[int, int], int] = {}
    for partition in {record.partition for record in raw}:
        own = [record for record in raw if record.partition == partition]
        for record, latest in zip(own, accumulate((r.timestamp for r in own), max), strict=True):
            times[partition, record.offset] = latest
    return sorted(raw, key=lambda r: (times[r.partition, r.offset], r.partition, r.offset))


def pushed_of(raw: Sequence[ConsumerRecord]) -> Iterator[Pushed]:
    """Return what a process that reads pages by itself survives."""
    return (Pushed(r.key, r.value) for r in in_order(raw) if DEADLY not in (r.value or b""))


def origin_of(record: ConsumerRecord) -> str:
    return f"{record.topic}/{record.partition}/{record.offset}"
