"""The feed for consumers: typed records from Kafka, by `async for`, with positions kept for a group."""

import logging
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, aclosing
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.structs import ConsumerRecord

from streams.broker import clients
from streams.broker.rights import Right
from streams.broker.topics import require
from streams.client.current import Gone, Seen
from streams.client.reading import Mark, behind, poll
from streams.connection import Connection, connection_of, read_kafka_config
from streams.errors import BadInput, MalformedRecord, UsageError
from streams.records import (
    CanonicalArticle,
    CleanArticle,
    Event,
    PageOutcome,
    StoryMember,
    Thread,
    ThreadStory,
)
from streams.settings import MAX_MESSAGE_BYTES
from streams.topics import CANONICAL, CLEAN, EVENTS, MEMBERS, OUTCOMES, THREAD_STORIES, THREADS, Topic
from streams.wire import decode

__all__ = ["Feed", "Gone"]

R = TypeVar("R")
Until = Literal["end"] | None

_log = logging.getLogger("newsfold")
_BROKERS = Connection().brokers
_COMMIT_SECONDS = 1.0  #: between two commits, while records are handled


class Feed:
    """Reads newsfold's topics, from the beginning, from now on, or from where a group left off.

    With a `group`, a record counts as handled when the next one is asked for, and what is handled is
    committed about once a second and when the block is left. One whose handling raises or is broken off
    comes again; `commit` takes it as handled. One process reads with a group at a time: partitions are not
    shared.

    A story, event or thread that was given with the same or a higher revision is not given again. A record
    that is none of newsfold's raises `MalformedRecord`; with `malformed="skip"` it is logged, and counted in
    `skipped`.

    All else is raised as `NewsfoldError`: `UsageError` where a broker or topic is not there, or not allowed.
    """

    def __init__(
        self,
        brokers: str | Connection = _BROKERS,
        *,
        group: str | None = None,
        start: Literal["beginning", "now"] = "beginning",
        malformed: Literal["raise", "skip"] = "raise",
    ) -> None:
        self._connection = brokers if isinstance(brokers, Connection) else Connection(brokers)
        self._group = group and f"{self._connection.topic_prefix}{group}"
        self._start, self._malformed = start, malformed
        self._readers: list[_Reader] = []
        self._stack = AsyncExitStack()
        self.skipped = 0  #: records that were none of newsfold's

    @classmethod
    def from_kafka_config(cls, file: Path | str, **options: Any) -> Self:
        """Return a feed by a `client.properties`, as Kafka's own tools take it.

        Raises `UsageError` where it cannot be used.
        """
        taken, _ = read_kafka_config(Path(file))
        return cls(connection_of(taken), **options)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self._commit(with_current=False)
        finally:
            self._readers.clear()
            await self._stack.aclose()

    async def commit(self) -> None:
        """Commit all records that were given, the one in hand too."""
        if not self._group:
            raise UsageError("a feed without a group keeps no position; give it a group")
        await self._commit(with_current=True)

    def stories(self, *, until: Until = None) -> AsyncGenerator[CanonicalArticle]:
        """Yield stories, `merged` and `retracted` ones as they are. `until="end"` stops where it ends now."""
        return self._values(CANONICAL, CanonicalArticle, until)

    def events(self, *, until: Until = None) -> AsyncGenerator[Event | Gone]:
        """Yield events; `Gone` where no story tells of one any more."""
        return self._records(EVENTS, Event, until)

    def members(self, *, until: Until = None) -> AsyncGenerator[StoryMember | Gone]:
        """Yield which story each article is in, and why; `Gone` where it is in none any more."""
        return self._records(MEMBERS, StoryMember, until)

    def threads(self, *, until: Until = None) -> AsyncGenerator[Thread]:
        """Yield threads, `merged` and `retracted` ones as they are."""
        return self._values(THREADS, Thread, until)

    def thread_stories(self, *, until: Until = None) -> AsyncGenerator[ThreadStory | Gone]:
        """Yield which thread each story is in, and why; `Gone` where it is in none any more."""
        return self._records(THREAD_STORIES, ThreadStory, until)

    def outcomes(self, *, until: Until = None) -> AsyncGenerator[PageOutcome]:
        """Yield what became of each page. One may come twice."""
        return self._values(OUTCOMES, PageOutcome, until)

    def articles(self, *, until: Until = None) -> AsyncGenerator[CleanArticle]:
        """Yield every revision of every article. One may come twice."""
        return self._values(CLEAN, CleanArticle, until)

    async def _values(self, topic: Topic, kind: type[R], until: Until) -> AsyncGenerator[R]:
        """Yield the records of a topic that has no tombstones."""
        async with aclosing(self._records(topic, kind, until, tombstones=False)) as records:
            async for record in records:
                assert not isinstance(record, Gone)
                yield record

    async def _records(
        self, topic: Topic, kind: type[R], until: Until, *, tombstones: bool = True
    ) -> AsyncGenerator[R | Gone]:
        reader = await self._reader(topic)
        seen = Seen()
        async with clients.explained(self._connection), aclosing(reader.records(until)) as raw:
            async for message in raw:
                if message is None:
                    await self._commit_now_and_then(reader)
                    continue
                record = self._decoded(message, topic, kind, tombstones=tombstones)
                if record is not None and seen.is_new(record):
                    reader.take(message)
                    yield record
                reader.handled(message)
                await self._commit_now_and_then(reader)

    def _decoded(
        self, message: ConsumerRecord, topic: Topic, kind: type[R], *, tombstones: bool
    ) -> R | Gone | None:
        """Return the record; null for one that is malformed and to be skipped."""
        try:
            if message.value is None and tombstones:
                return Gone(topic.name, (message.key or b"").decode())
            return decode(message.value or b"", kind)
        except (BadInput, UnicodeDecodeError) as error:
            place = f"{message.topic}/{message.partition}/{message.offset}"
            malformed = MalformedRecord(place, str(error))
            if self._malformed == "raise":
                raise malformed from error
            self.skipped += 1
            _log.warning("%s", malformed)
            return None

    async def _reader(self, topic: Topic) -> "_Reader":
        partitions = await require(self._connection, topic.name, Right.READ)
        name = topic.at(self._connection)
        consumer = await self._stack.enter_async_context(
            clients.consumer(
                self._connection,
                group_id=self._group,
                enable_auto_commit=False,
                auto_offset_reset="earliest",
                max_partition_fetch_bytes=MAX_MESSAGE_BYTES,
            )
        )
        places = [TopicPartition(name, number) for number in range(partitions)]
        async with clients.explained(self._connection):
            consumer.assign(places)
            await self._seek(consumer, places)
        reader = _Reader(consumer)
        self._readers.append(reader)
        return reader

    async def _seek(self, consumer: AIOKafkaConsumer, places: list[TopicPartition]) -> None:
        ends = await consumer.end_offsets(places) if self._start == "now" else {}
        begins = await consumer.beginning_offsets(places)
        for place in places:
            committed = await consumer.committed(place) if self._group else None
            consumer.seek(place, ends.get(place, begins[place]) if committed is None else committed)

    async def _commit_now_and_then(self, reader: "_Reader") -> None:
        if self._group and monotonic() >= reader.due:
            await reader.commit(with_current=False)

    async def _commit(self, *, with_current: bool) -> None:
        if not self._group:
            return
        async with clients.explained(self._connection):
            for reader in self._readers:
                await reader.commit(with_current=with_current)


class _Reader:
    """One topic's consumer, and up to where its records are handled."""

    def __init__(self, consumer: AIOKafkaConsumer) -> None:
        self._consumer = consumer
        self._handled: Mark = {}
        self._current: ConsumerRecord | None = None
        self.due = monotonic() + _COMMIT_SECONDS

    async def records(self, until: Until) -> AsyncGenerator[ConsumerRecord | None]:
        """Yield records; null where nothing came for a while."""
        places = self._consumer.assignment()
        ends = await self._consumer.end_offsets(places) if until == "end" else None
        while ends is None or await behind(self._consumer, ends):
            batch = await poll(self._consumer)
            for record in batch:
                yield record
            if not batch:
                yield None

    def take(self, record: ConsumerRecord) -> None:
        self._current = record

    def handled(self, record: ConsumerRecord) -> None:
        self._handled[TopicPartition(record.topic, record.partition)] = record.offset + 1
        self._current = None

    async def commit(self, *, with_current: bool) -> None:
        if with_current and self._current is not None:
            self.handled(self._current)
        self.due = monotonic() + _COMMIT_SECONDS
        if self._handled:
            handled, self._handled = self._handled, {}
            await self._consumer.commit(handled)
