"""Tables whose rows change a batch at a time, all or none.

A write to a Faust table is at once in its store, and is sent to its changelog "soon", row by row. A worker
that dies in between leaves some rows of a batch and not others, and a row may be there whose messages were
never sent. Here writes are staged in memory: the agent delivers what the batch sends, and then commits the
rows, of each partition in one record batch, which Kafka has whole or not at all. Who dies before has changed
nothing, and the same messages give the same again; who dies after has sent all that the rows say.
"""

import asyncio
import weakref
from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import faust
import structlog
from aiokafka.errors import KafkaError
from aiokafka.producer.message_accumulator import BatchBuilder
from faust.streams import _current_event, current_event
from faust.types import TP

from streams.engine.producer import is_transient
from streams.engine.stores import Changes, MemoryStore, RocksStore, Store
from streams.errors import NewsfoldError

__all__ = ["Table", "in_hand"]

_log = structlog.get_logger("newsfold.engine")
_NOTHING = object()
#: Bytes of a record batch at most: what the broker takes of a changelog in one piece is 21 MB. Only the rows
#: of a batch beyond that are in several, and then in the order in which they were written.
_BATCH_BYTES = 16 << 20
#: Seconds before a batch that the broker did not confirm is sent again.
_PAUSE = 1.0


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
    """A Faust table of bytes whose changes are staged until they are committed.

    `batched` says whether the broker takes several rows in one record batch (see `streams.broker.embedded`).
    """

    def __init__(self, *args: Any, batched: bool = True, **options: Any) -> None:
        self._staged: dict[tuple[int, bytes], bytes | None] = {}
        self._before: dict[tuple[int, bytes], Any] = {}  # of what was staged since `mark`, how it stood then
        self._batched = batched
        self.retried = 0  #: batches of rows that were sent again
        super().__init__(*args, **options)

    def info(self) -> Any:
        """Return what a clone of the table is made with."""
        return {**super().info(), "batched": self._batched}

    def _new_store(self) -> Any:
        url = self._store or self.app.conf.store
        made = MemoryStore if url.scheme == "memory" else RocksStore
        return made(
            url, self.app, self, table_name=self.name, key_type=self.key_type, value_type=self.value_type,
            key_serializer=self.key_serializer, value_serializer=self.value_serializer, loop=self.loop,
            options=self.options,
        )  # fmt: skip

    # -- Rows, as the stages see them ---------------------------------------------

    def __getitem__(self, key: bytes) -> bytes:
        partition = _partition()
        value = self._staged.get((partition, key), _NOTHING)
        if value is _NOTHING:
            value = self._rows.read(partition, key)
        if value is None:
            raise KeyError(key)
        return cast("bytes", value)

    def __setitem__(self, key: bytes, value: bytes) -> None:
        self._stage(key, value)

    def __delitem__(self, key: bytes) -> None:
        self._stage(key, None)

    def __contains__(self, key: object) -> bool:
        try:
            self[cast("bytes", key)]
        except KeyError:
            return False
        return True

    def __iter__(self) -> Iterator[bytes]:
        return (key for key, _ in self.pairs())

    def __len__(self) -> int:
        return sum(1 for _ in self.pairs())

    def pairs(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield all rows of all partitions, those that are staged as they are to be."""
        staged = {key: value for (_, key), value in self._staged.items()}
        for key, value in self._rows.pairs():
            if key not in staged:
                yield key, value
        yield from ((key, value) for key, value in staged.items() if value is not None)

    def items(self) -> Any:
        """Return all rows of all partitions, once."""
        return self.pairs()

    @property
    def _rows(self) -> Store:
        return cast("Store", self.data)

    def restore(self, tp: TP, records: Sequence[Any]) -> None:
        """Write what was read of the changelog, in its order. Raises `MachineFault`."""
        self._rows.write(tp.partition, {record.key: record.value for record in records})
        self.data.set_persisted_offset(tp, records[-1].offset)

    # -- Staging -------------------------------------------------------------------

    def _stage(self, key: bytes, value: bytes | None) -> None:
        place = _partition(), key
        self._before.setdefault(place, self._staged.get(place, _NOTHING))
        self._staged[place] = value

    def mark(self) -> None:
        """Let `rollback` come back to here."""
        self._before.clear()

    def rollback(self) -> None:
        """Take back what was staged since `mark`: a message that failed half-way has changed nothing."""
        for place, value in self._before.items():
            if value is _NOTHING:
                del self._staged[place]
            else:
                self._staged[place] = value
        self._before.clear()

    def discard(self, partitions: Collection[int]) -> None:
        """Drop all that is staged of these partitions, as where they are another worker's."""
        self._before.clear()
        for place in [place for place in self._staged if place[0] in partitions]:
            del self._staged[place]

    # -- Committing ----------------------------------------------------------------

    async def commit(self, partitions: Collection[int], still: Callable[[], Awaitable[bool]]) -> None:
        """Write what is staged of these partitions: to the local store, and then to the changelog.

        No changelog has a row that the store refuses. A batch that the broker does not confirm is sent
        again for as long as the partitions are `still` this worker's. Raises `MachineFault` where the store
        fails, `NewsfoldError` where the changelog cannot have the rows: the worker must end without
        acknowledging, and local rows must not be trusted after it.
        """
        self._before.clear()
        staged = {partition: rows for partition in partitions if (rows := self._staged_of(partition))}
        for partition, changes in staged.items():
            self._rows.write(partition, changes)
        self.discard(staged)
        # All at once: no partition waits for the broker's answer on another.
        await asyncio.gather(*(self._publish(*rows, still) for rows in staged.items()))

    def _staged_of(self, partition: int) -> Changes:
        return {key: value for (place, key), value in self._staged.items() if place == partition}

    def _cut(self, changes: Changes) -> Iterator[dict[bytes, bytes | None]]:
        """Yield the changes in as few pieces as the broker takes: in one, but for a great many."""
        piece: dict[bytes, bytes | None] = {}
        size = 0
        for key, value in changes.items():
            more = len(key) + len(value or b"")
            if piece and (size + more > _BATCH_BYTES or not self._batched):
                yield piece
                piece, size = {}, 0
            piece[key] = value
            size += more
        yield piece

    async def _publish(self, partition: int, changes: Changes, still: Callable[[], Awaitable[bool]]) -> None:
        """Send rows of a partition to the changelog, in order."""
        for batch in self._cut(changes):
            await self._send(partition, batch, still)

    async def _send(self, partition: int, changes: Changes, still: Callable[[], Awaitable[bool]]) -> None:
        """Send one batch until the broker confirms it."""
        while (error := await self._attempt(partition, changes)) is not None:
            _log.warning("rows were not confirmed", table=self.name, error=repr(error))
            if not is_transient(error):
                raise NewsfoldError(
                    f"the changelog of {self.name!r} cannot have its rows: {error!r}"
                ) from error
            self.retried += 1
            await asyncio.sleep(_PAUSE)
            if not await still():
                raise NewsfoldError(f"a partition of {self.name!r} was lost while its rows were written")

    async def _attempt(self, partition: int, changes: Changes) -> KafkaError | None:
        """Send once. Returns why it was not confirmed."""
        service: Any = self.app.producer
        producer = service._ensure_producer()
        builder = BatchBuilder(
            2 * _BATCH_BYTES, producer._message_accumulator._compression_type, is_transactional=False
        )
        for key, value in changes.items():
            builder.append(timestamp=None, key=key, value=value)
        try:
            sent = await producer.send_batch(builder, self.changelog_topic_name, partition=partition)
            # The producer's own wait: it returns as well when the producer stops or crashes, and then the
            # batch is never done.
            await service.wait(asyncio.wait([sent]))
            if not sent.done():
                raise NewsfoldError(f"the producer stopped before rows of {self.name!r} were delivered")
            self._note(TP(self.changelog_topic_name, partition), sent.result().offset, len(changes))
        except KafkaError as error:
            return error
        return None

    def _note(self, tp: TP, first: int, count: int) -> None:
        """Note how far the local rows reach, as long as this worker alone has written the changelog.

        Where others wrote in between (the partition was theirs for a while), the note would leave their rows
        out of every recovery to come.
        """
        reached = self.data.persisted_offset(tp)
        if first == (-1 if reached is None else reached) + 1:
            self.data.set_persisted_offset(tp, first + count - 1)


def _partition() -> int:
    event = current_event()
    if event is None:
        raise RuntimeError("a row is read or written with no event in hand")
    return event.message.partition
