"""A consumer that delivers what it takes, or gives it back."""

from collections.abc import AsyncIterator
from typing import Any, cast

import structlog
from faust.transport.drivers.aiokafka import Consumer as FaustConsumer
from faust.types import TP, Message

from streams.engine.lease import Lease
from streams.engine.shares import Shares
from streams.engine.thread import ConsumerThread

__all__ = ["Consumer"]

_log = structlog.get_logger("newsfold.engine")

#: Seconds that a fetch waits for new records while some partition has no room: what is in hand of it may be
#: acknowledged at any moment, and it must not wait for the others' next record.
_TURN = 0.02
_MARKERS = 4  #: offsets at once that transactions may take for their own
_CHANGES = 1024  #: records at once of a changelog, .02 ms each; the broker is answered in between


class Consumer(FaustConsumer):
    """Faust's consumer without its ways of losing messages, and without its way of waiting for one agent.

    `shares` says what each partition may have in hand; a partition without room is not asked for records.
    """

    _thread: ConsumerThread

    def __init__(self, *args: Any, **options: Any) -> None:
        self._seeks = 0
        self._fetched_in = (0, 0)
        self.shares = Shares()
        super().__init__(*args, **options)
        self.lease = Lease(self.app.conf, self._thread.confirm)

    def _new_consumer_thread(self) -> ConsumerThread:
        return ConsumerThread(self, loop=self.loop, beacon=self.beacon)

    # -- Assignment -------------------------------------------------------------

    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        """Let go of everything that belongs to the generation that ends.

        What agents still hold must not be acknowledged in the next generation.
        """
        self.shares.begin(())
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
        self.shares.begin(tps)
        self._seeks += 1

    # -- Fetching ---------------------------------------------------------------

    def _era(self) -> tuple[int, int]:
        """Say what a fetch belongs to: records of an earlier era are not to be delivered."""
        return self.app.consumer_generation_id, self._seeks

    def on_buffer_full(self, tp: TP) -> None:
        """Do nothing: no buffer is ever full, as the shares are smaller."""

    def on_buffer_drop(self, tp: TP) -> None:
        """Do nothing: where no buffer is ever full, Faust closed no partition that must be opened again."""

    async def _getmany(self, active_partitions: set[TP] | None, timeout: float) -> Any:  # noqa: ASYNC109 - Faust
        self.not_waiting_next_records.clear()
        self._fetched_in = self._era()
        rooms = {tp: self._room(tp) for tp in active_partitions or ()}
        open_ = {tp: room for tp, room in rooms.items() if room}
        if not open_:  # asked for none, aiokafka would give of all
            await self.sleep(_TURN)
            return {}
        return await self._thread.fetch(open_, timeout if len(open_) == len(rooms) else _TURN)

    def _room(self, tp: TP) -> int:
        return _CHANGES if self._is_changelog_tp(tp) else self.shares.room(tp)

    async def getmany(self, timeout: float) -> AsyncIterator[tuple[TP, Message]]:  # noqa: ASYNC109 - Faust
        """Yield what can be delivered of the next records, and give back the rest.

        Those of changelogs go to the tables, all that came of a partition at once. Once a record of a stream
        is kept back, so is all that follows it in its partition: delivering it would move the read offset
        past the one that comes again.
        """
        fetched, _ = await self._wait_next_records(timeout)
        if not fetched or self.should_stop:
            return
        records = dict(fetched)
        kept = self._restore(records)
        for tp, record in self.scheduler.iterate(records):
            if tp not in kept and self._deliverable(tp) and self._take(tp, record):
                self.app.monitor.track_tp_end_offset(tp, self.highwater(tp))
                await self._close_first_gap(tp, record.offset)
                yield tp, self._to_message(tp, record)
            else:
                kept.setdefault(tp, record.offset)
        if kept:
            await self._thread.give_back(kept)

    def _restore(self, records: dict[TP, list[Any]]) -> dict[TP, int]:
        """Hand the changelogs' records to the tables, out of all that came; return what is to be given back.

        The way by Faust's queues costs a tenth of a millisecond and more for each of them.
        """
        recovery = cast("Any", self.app.tables).recovery
        kept: dict[TP, int] = {}
        for tp in [tp for tp in records if self._is_changelog_tp(tp)]:
            changes = records.pop(tp)
            if self._deliverable(tp):
                recovery.restore(tp, changes)
            else:
                kept[tp] = changes[0].offset
        return kept

    def behind(self) -> dict[TP, int]:
        """Return how many records of each stream partition are not acknowledged, as of its last fetch.

        What came while the records of that fetch were worked off is not among them.
        """
        unread = self._thread.unread()
        return {tp: n + self.shares.count(tp) for tp, n in unread.items() if not self._is_changelog_tp(tp)}

    def _deliverable(self, tp: TP) -> bool:
        open_ = self.app.client_only or tp in self._active_partitions
        return open_ and self.flow_active and self._fetched_in == self._era()

    def _take(self, tp: TP, record: Any) -> bool:
        """Note a record as in hand, if its partition has room for it."""
        size = max(0, record.serialized_key_size) + max(0, record.serialized_value_size)
        if not self.shares.has_room(tp, size):
            return False
        self.shares.take(tp, record.offset, size, record.timestamp / 1000)
        return True

    # -- Acknowledgement --------------------------------------------------------

    async def _close_first_gap(self, tp: TP, offset: int) -> None:
        # Faust takes a read offset of 0 for "nothing read yet" and sees no gap behind it.
        if self._read_offset[tp] == 0 and offset > 1 and not self._is_changelog_tp(tp):
            await self._note_gap(tp, 1, offset - 1)

    async def _add_gap(self, tp: TP, offset_from: int, offset_to: int) -> None:
        """Note a gap; Faust hands over the offset of the message behind it as its end."""
        await self._note_gap(tp, offset_from, offset_to - 1)

    async def _note_gap(self, tp: TP, first: int, last: int) -> None:
        if last - first >= _MARKERS:
            _log.warning(
                "records were deleted by the broker before they were read; see to the topic's retention",
                topic=tp.topic, partition=tp.partition, first=first, last=last,
            )  # fmt: skip
        await super()._add_gap(tp, first, last)

    def ack(self, message: Message) -> bool:
        """Count an acknowledgement, unless the message is not this generation's or was skipped.

        A stream skips what it takes while the flow is suspended, before it tracks it.
        """
        stale = message.generation_id != self.app.consumer_generation_id
        skipped = not message.tracked and not self.app.flow_control.is_active()
        if stale or skipped:
            self.forget(message)
            return False
        self.shares.give(message.tp, message.offset)
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
        if message.generation_id == self.app.consumer_generation_id:
            self.shares.give(message.tp, message.offset)
        self._unacked_messages.discard(message)
