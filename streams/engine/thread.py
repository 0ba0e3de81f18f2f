"""The thread that owns the Kafka consumer: where positions are sought and given back.

Everything that changes a position runs here as one step without an `await` in the
middle, so that no fetch comes between the look and the seek.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import ConsumerStoppedError
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread
from faust.types import TP

import streams.recordbatch  # noqa: F401 - aiokafka reads whatever producers wrote

__all__ = ["ConsumerThread"]

#: Milliseconds that a fetch waits at the broker where there is nothing new.
_FETCH_WAIT_MS = 100


class ConsumerThread(AIOKafkaConsumerThread):
    """Faust's consumer thread, with four questions more."""

    _failure: Exception | None = None  #: of a partition, met when others had given records

    def _create_worker_consumer(self, *args: Any) -> AIOKafkaConsumer:
        """Return Faust's consumer, which asks the broker more often.

        A fetch that waits at the broker for idle partitions holds up all others of that broker, whose records
        were used up in the meantime: for a second and a half, as Faust has it.
        """
        made = super()._create_worker_consumer(*args)
        made._fetch_max_wait_ms = _FETCH_WAIT_MS
        return made

    async def call_thread(self, fun: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> Any:
        """Call a function in the thread. Raises `ConsumerStoppedError` where the thread has ended.

        So it may while a worker fails; whoever fetches then ends as quietly as with a consumer that stops.
        """
        if self.thread_loop.is_closed():
            raise ConsumerStoppedError
        return await super().call_thread(fun, *args, **kwargs)

    async def commit(self, offsets: Mapping[TP, int]) -> bool:
        """Commit offsets. Returns False where that failed, or where the thread has ended: they come again.

        Faust commits by the clock, and so may in a worker that is ending.
        """
        try:
            committed: bool = await super().commit(offsets)
        except ConsumerStoppedError:
            return False
        return committed

    async def fetch(self, rooms: Mapping[TP, int], timeout: float) -> dict[TP, list[Any]]:  # noqa: ASYNC109 - Faust
        """Return the next records, of each partition as many as it has room for; wait for the first."""
        fetched: dict[TP, list[Any]] = await self.call_thread(self._fetch, rooms, timeout)
        return fetched

    async def _fetch(self, rooms: Mapping[TP, int], timeout: float) -> dict[TP, list[Any]]:  # noqa: ASYNC109 - Faust
        if not self.consumer.flow_active:
            return {}
        consumer = self._ensure_consumer()
        fetcher = consumer._fetcher
        if consumer._closed or fetcher._closed:
            raise ConsumerStoppedError
        if self._failure:
            failure, self._failure = self._failure, None
            raise failure
        with fetcher._subscriptions.fetch_context():
            return await self._there(fetcher, rooms) or await fetcher.fetched_records(
                list(rooms), timeout=timeout, max_records=min(rooms.values())
            )

    async def _there(self, fetcher: Any, rooms: Mapping[TP, int]) -> dict[TP, list[Any]]:
        """Return what has come already. One that fails does not take from the others what they gave."""
        records: dict[TP, list[Any]] = {}
        for tp in [TP(*tp) for tp in fetcher._records if tp in rooms]:
            try:
                records |= await fetcher.fetched_records([tp], timeout=0, max_records=rooms[tp])
            except Exception as error:
                if not records:
                    raise
                self._failure = error
                break
        return records

    def unread(self) -> dict[TP, int]:
        """Return how many records are left of each partition, where that is known; nothing is asked."""
        subscription = self._consumer._subscription.subscription if self._consumer else None
        if subscription is None or subscription.assignment is None:
            return {}
        assignment = subscription.assignment
        states = ((tp, assignment.state_value(tp)) for tp in assignment.tps)
        # Any thread may ask: each is looked at once.
        places = ((TP(*tp), state.highwater, state._position) for tp, state in states if state)
        return {tp: max(0, end - at) for tp, end, at in places if None not in (end, at)}

    async def seek_to_work(self, tps: Iterable[TP]) -> dict[TP, int | None]:
        """Seek to the committed offsets and return them; to the beginning where there is none (`None`).

        aiokafka's `seek_to_committed` leaves a partition where it is if nothing is committed
        for it, and by then something may have been read.
        """
        offsets: dict[TP, int | None] = await self.call_thread(self._seek_to_work, tps)
        return offsets

    async def _seek_to_work(self, tps: Iterable[TP]) -> dict[TP, int | None]:
        consumer = self._ensure_consumer()
        committed = await consumer.seek_to_committed(*(TopicPartition(*tp) for tp in tps))
        unread = [tp for tp, offset in committed.items() if not offset]
        if unread:
            await consumer.seek_to_beginning(*unread)
        return {TP(*tp): offset or None for tp, offset in committed.items()}

    async def give_back(self, offsets: Mapping[TP, int]) -> None:
        """Return each partition's position to the offset, if it is still assigned and beyond it."""
        await self.call_thread(self._give_back, offsets)

    async def _give_back(self, offsets: Mapping[TP, int]) -> None:
        consumer = self._ensure_consumer()
        assignment = consumer._subscription.subscription.assignment
        for tp, offset in offsets.items():
            partition = TopicPartition(*tp)
            if partition not in consumer.assignment():
                continue
            state = assignment.state_value(partition)
            if state.has_valid_position and state.position > offset:
                consumer.seek(partition, offset)

    async def confirm(self) -> bool:
        """Ask the group's coordinator whether this worker is a member in good standing.

        False where it is not, where it must rejoin, and where there is no answer to be had.
        It goes past the thread's queue of calls: a fetch may hold that for a second.
        """
        asked = asyncio.run_coroutine_threadsafe(self._confirm(), self.thread_loop)
        return await asyncio.wrap_future(asked)

    async def _confirm(self) -> bool:
        coordinator = self._ensure_consumer()._coordinator
        if coordinator.coordinator_id is None or coordinator.generation < 0:
            return False
        return bool(await coordinator._do_heartbeat()) and not coordinator._rejoin_needed_fut.done()
