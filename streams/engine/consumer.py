"""A consumer that delivers what it takes, or gives it back."""

from collections.abc import AsyncIterator
from typing import Any

from faust.transport.drivers.aiokafka import Consumer as FaustConsumer
from faust.types import TP, Message

from streams.engine.lease import Lease
from streams.engine.thread import ConsumerThread

__all__ = ["Consumer"]


class Consumer(FaustConsumer):
    """Faust's consumer without its ways of losing messages."""

    _thread: ConsumerThread

    def __init__(self, *args: Any, **options: Any) -> None:
        self._seeks = 0
        self._fetched_in = (0, 0)
        super().__init__(*args, **options)
        self.lease = Lease(self.app.conf, self._thread.confirm)

    def _new_consumer_thread(self) -> ConsumerThread:
        return ConsumerThread(self, loop=self.loop, beacon=self.beacon)

    # -- Assignment -------------------------------------------------------------

    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        """Let go of everything that belongs to the generation that ends.

        A buffer that drains later must not open a partition again, and what agents
        still hold must not be acknowledged in the next generation.
        """
        self._buffered_partitions.clear()
        for message in list(self._unacked_messages):
            self.forget(message)
        await super().on_partitions_revoked(revoked)

    async def on_partitions_assigned(self, assigned: set[TP], generation_id: int = 0) -> None:
        """Take partitions as paused: Faust pauses them several awaits later."""
        self._paused_partitions.update(assigned)
        await super().on_partitions_assigned(assigned, generation_id)

    async def perform_seek(self) -> None:
        """Seek the stream partitions to where work begins, and start their bookkeeping anew."""
        tps = {tp for tp in self.assignment() if not self._is_changelog_tp(tp)}
        for tp, offset in (await self._thread.seek_to_work(tps)).items():
            self._read_offset[tp] = self._committed_offset[tp] = offset
            for book in (self._acked, self._acked_index, self._gap):
                book.pop(tp, None)
        self._seeks += 1

    # -- Fetching ---------------------------------------------------------------

    def _era(self) -> tuple[int, int]:
        """Say what a fetch belongs to: records of an earlier era are not to be delivered."""
        return self.app.consumer_generation_id, self._seeks

    async def _getmany(self, active_partitions: set[TP] | None, timeout: float) -> Any:  # noqa: ASYNC109 - Faust
        # A copy: the thread reads the set after up to a second, and when it has become
        # empty by then, aiokafka takes that for "all partitions".
        asked = None if active_partitions is None else set(active_partitions)
        self.not_waiting_next_records.clear()
        self._fetched_in = self._era()
        return await self._thread.getmany(asked, timeout)

    async def getmany(self, timeout: float) -> AsyncIterator[tuple[TP, Message]]:  # noqa: ASYNC109 - Faust
        """Yield what can be delivered of the next records, and give back the rest.

        Once a record is kept back, so is all that follows it in its partition: delivering
        it would move the read offset past the one that comes again.
        """
        records, _ = await self._wait_next_records(timeout)
        if not records or self.should_stop:
            return
        kept: dict[TP, int] = {}
        for tp, record in self.scheduler.iterate(records):
            if tp not in kept and self._deliverable(tp):
                self.app.monitor.track_tp_end_offset(tp, self.highwater(tp))
                await self._close_first_gap(tp, record.offset)
                yield tp, self._to_message(tp, record)
            else:
                kept.setdefault(tp, record.offset)
        if kept:
            await self._thread.give_back(kept)

    def _deliverable(self, tp: TP) -> bool:
        open_ = self.app.client_only or tp in self._active_partitions or tp in self._buffered_partitions
        return open_ and self.flow_active and self._fetched_in == self._era()

    # -- Acknowledgement --------------------------------------------------------

    async def _close_first_gap(self, tp: TP, offset: int) -> None:
        # Faust takes a read offset of 0 for "nothing read yet" and sees no gap behind it.
        if self._read_offset[tp] == 0 and offset > 1 and not self._is_changelog_tp(tp):
            await super()._add_gap(tp, 1, offset - 1)

    async def _add_gap(self, tp: TP, offset_from: int, offset_to: int) -> None:
        """Note a gap; Faust hands over the offset of the message behind it as its end."""
        await super()._add_gap(tp, offset_from, offset_to - 1)

    def ack(self, message: Message) -> bool:
        """Count an acknowledgement, unless the message is not this generation's or was skipped.

        A stream skips what it takes while the flow is suspended, before it tracks it.
        """
        stale = message.generation_id != self.app.consumer_generation_id
        skipped = not message.tracked and not self.app.flow_control.is_active()
        if stale or skipped:
            self.forget(message)
            return False
        return bool(super().ack(message))

    async def may_send(self) -> bool:
        """Say whether what the producer holds is still this worker's to send.

        Where the coordinator has not said yes within the session it is asked, until it does, or the rebalance
        comes, or the worker ends. Whoever took over may have gone on from there.
        """
        generation = self.app.consumer_generation_id
        while not self.lease.is_kept():
            same = self.app.consumer_generation_id == generation and self.app.flow_control.is_active()
            if not same or self.app.should_stop:
                return False
            await self.lease.renew()
        return True

    def forget(self, message: Message) -> None:
        """Leave a message to whoever reads it again: acknowledging it has no effect from now on."""
        message.acked = True  # what every way of acknowledging looks at first
        self._unacked_messages.discard(message)
