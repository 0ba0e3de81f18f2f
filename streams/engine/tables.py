"""Tables whose changelog can be awaited.

A write to a Faust table sends its changelog message "soon": it goes into a buffer, a
commit of offsets flushes that for as long as messages keep leaving it within 0.1 s of
each other, and a failure is only logged. The source offset can be committed and the row
be missing for whoever recovers the table.
"""

import asyncio
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import faust
from faust.stores.memory import Store as MemoryStore
from faust.streams import _current_event
from faust.types.tables import TableT
from faust.types.tuples import FutureMessage

from streams.errors import NewsfoldError

__all__ = ["Table", "delivered", "in_hand"]


@contextmanager
def in_hand(event: Any) -> Iterator[None]:
    """Read and write rows as of this event's partition.

    A table finds its partition by the event that the stream gave last. Of a batch that is none.
    """
    token = _current_event.set(weakref.ref(event))
    try:
        yield
    finally:
        _current_event.reset(token)


class Table(faust.Table[Any, Any]):
    """A Faust table that keeps the sends of its changelog until they are delivered."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self._undelivered: set[FutureMessage] = set()
        super().__init__(*args, **options)

    def send_changelog(
        self, partition: int | None, key: Any, value: Any, *serializers: Any, **named: Any
    ) -> FutureMessage:
        """Send the change and remember the send; note in memory which partition has the row."""
        sent = super().send_changelog(partition, key, value, *serializers, **named)
        self._undelivered.add(sent)
        sent.add_done_callback(self._forget_delivered)
        if isinstance(self.data, MemoryStore):
            self._note_partition(self.data, key, sent.message.partition if value is not None else None)
        return sent

    @staticmethod
    def _note_partition(store: MemoryStore[Any, Any], key: Any, partition: int | None) -> None:
        # Faust notes it for recovered rows alone, and only rows with a note leave the
        # memory with their partition.
        if partition is None:
            store._key_partition.pop(key, None)
        else:
            store._key_partition[key] = partition

    def _on_changelog_sent(self, fut: FutureMessage) -> None:
        """Note how far the local rows reach, as long as this worker alone has written the changelog.

        Faust notes the offset of every send. Where others wrote in between (the partition was theirs
        for a while, and this send left late), the note would leave their rows out of every recovery to come.
        """
        sent = fut.result()
        reached = self.data.persisted_offset(sent.topic_partition)
        if sent.offset == (-1 if reached is None else reached) + 1:
            super()._on_changelog_sent(fut)

    @property
    def is_delivered(self) -> bool:
        """Whether the changelog has every change made so far."""
        return not self._undelivered

    def _forget_delivered(self, sent: FutureMessage) -> None:
        if not sent.cancelled() and sent.exception() is None:
            self._undelivered.discard(sent)

    async def delivered(self) -> None:
        """Wait until the broker has every change made so far.

        Raises `NewsfoldError` where one could not be sent, now or earlier: such a table
        and its changelog differ, and its worker must end without acknowledging.
        """
        sends = list(self._undelivered)
        producer = self.app.producer
        if sends:
            # The producer's own wait: it returns as well when the producer stops or crashes,
            # and then the sends are never done.
            await producer.wait(asyncio.wait(sends))  # type: ignore[attr-defined]  # it is a Service
        for sent in sends:
            self._raise_unless_sent(sent)

    def _raise_unless_sent(self, sent: FutureMessage) -> None:
        if not sent.done() or sent.cancelled():
            raise NewsfoldError(f"the producer stopped before a change of table {self.name!r} was delivered")
        failure = sent.exception()
        if failure is not None:
            said = f"a change of table {self.name!r} could not be delivered: {failure!r}"
            raise NewsfoldError(said) from failure


async def delivered(*tables: TableT[Any, Any]) -> None:
    """Wait until the broker has every change made to the tables so far. Raises as `Table.delivered`."""
    await asyncio.gather(*(cast("Table", table).delivered() for table in tables))
