"""A hook's way through Kafka: what comes is posted in the order of each partition, and the position kept.

Each hook has a consumer group, a producer of dead letters and lines of its own, so that none waits for the
receiver of another. Gateways with the same file share the partitions, as members of a group do.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

import structlog
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRebalanceListener, TopicPartition
from aiokafka.errors import KafkaError, MessageSizeTooLargeError
from aiokafka.structs import ConsumerRecord

from streams.broker import clients
from streams.broker.rights import Right, require_group
from streams.broker.topics import require
from streams.clock import time_of_message
from streams.connection import Connection
from streams.emit import Emit, Message, cut_letter, dead_letter_headers, headers_of, is_cut, key_to_send
from streams.errors import NewsfoldError, UsageError
from streams.records import HOOKS, UNDELIVERED
from streams.serve.hooks import signing
from streams.serve.hooks.hook import Hook, Result
from streams.serve.hooks.posting import NotWanted, Poster, posting
from streams.serve.live import update_of
from streams.serve.lookup import Entry
from streams.settings import MAX_LETTER_BYTES, MAX_MESSAGE_BYTES
from streams.topics import DEAD

__all__ = ["deliver", "require_rights"]

_log = structlog.get_logger("newsfold.serve")
_BATCH = 50  #: records in hand; behind them, what one fetch brings
_FETCH_BYTES = 1 << 20  #: of a fetch; a record that is larger comes alone
_POLL_MS = 500
_COMMIT_SECONDS = 1.0  #: what a gateway that is killed has posted meanwhile is posted again
_PAUSE = 2.0
#: A receiver may let a record wait for an hour. That a process lives, its heartbeats say.
_POLL_INTERVAL_MS = 86_400_000


async def require_rights(connection: Connection, hooks: Sequence[Hook]) -> None:
    """Raise `UsageError` where a hook may not be in its group, or may leave no dead letter."""
    if not hooks:
        return
    await require(connection, DEAD.name, Right.WRITE)
    async with clients.admin(connection) as admin:
        for hook in hooks:
            try:
                await require_group(admin, connection, hook.group(connection), Right.READ)
            except UsageError as error:
                raise UsageError(f"the webhook {hook.name} cannot be delivered: {error}") from error


async def deliver(connection: Connection, hook: Hook, count: Callable[[Result], None]) -> None:
    """Deliver for a hook until its receiver wants no more. Where the broker fails, go on there later.

    `count` is told what becomes of each post.
    """
    options = {"acks": "all", "max_request_size": MAX_LETTER_BYTES}
    while True:
        try:
            await _begin(connection, hook)
            async with (
                posting(hook, count) as poster,
                clients.producer(connection, **options) as producer,
                clients.consumer(connection, **_options(connection, hook)) as consumer,
            ):
                await _Delivery(connection, poster, consumer, producer).run()
        except NotWanted:
            _log.warning("a webhook is over until the gateway starts anew: its receiver answered 410",
                         hook=hook.name)  # fmt: skip
            return
        except NewsfoldError as error:
            _log.warning("a webhook is at rest", hook=hook.name, why=str(error))
        except Exception:  # a bug: the gateway goes on, and does not hide it
            _log.exception("a webhook is at rest", hook=hook.name)
        await asyncio.sleep(_PAUSE)


def _options(connection: Connection, hook: Hook) -> dict[str, object]:
    return {
        "group_id": hook.group(connection),
        "enable_auto_commit": False,
        "auto_offset_reset": "earliest",
        "fetch_max_bytes": _FETCH_BYTES,
        "max_partition_fetch_bytes": MAX_MESSAGE_BYTES,
        "max_poll_interval_ms": _POLL_INTERVAL_MS,
    }


async def _begin(connection: Connection, hook: Hook) -> None:
    """Have a new hook begin where its topics end, and keep that: it may not get to its first record.

    Where it has a position, a partition without one is new, and is read from its beginning.
    """
    if hook.from_beginning:
        return
    async with clients.consumer(connection, **_options(connection, hook)) as consumer:
        places = []
        for topic in hook.topics:
            name = topic.at(connection)
            places += [TopicPartition(name, number) for number in await _partitions(consumer, name)]
        consumer.assign(places)
        if any([await consumer.committed(place) is not None for place in places]):
            return
        with suppress(KafkaError):  # another gateway is at work for it, and has done so
            await consumer.commit(await consumer.end_offsets(places))


async def _partitions(consumer: AIOKafkaConsumer, name: str) -> list[int]:
    """Return a topic's partitions; aiokafka knows only of those topics that it was asked about."""
    consumer._client.add_topic(name)
    await consumer._client.force_metadata_update()
    return sorted(consumer.partitions_for_topic(name) or ())


class _Delivery(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka has no types
    """Delivers what a consumer of the group gets, for as long as it is one."""

    def __init__(
        self, connection: Connection, poster: Poster, consumer: AIOKafkaConsumer, producer: AIOKafkaProducer
    ) -> None:
        self._connection, self._poster = connection, poster
        self._consumer, self._producer = consumer, producer
        self._names = {topic.at(connection): topic.name for topic in poster.hook.topics}
        self._done: dict[TopicPartition, int] = {}  #: what comes next, where that is not committed
        self._working: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Deliver until the consumer fails. Raises `NotWanted`."""
        self._consumer.subscribe(list(self._names), listener=self)
        try:
            while True:
                batches = await self._consumer.getmany(timeout_ms=_POLL_MS, max_records=_BATCH)
                # Nothing is awaited in between: no partition can be taken away meanwhile.
                self._working = {asyncio.create_task(self._in_order(*batch)) for batch in batches.items()}
                await self._finish()
        finally:
            await self._stop()

    async def on_partitions_revoked(self, revoked: Sequence[TopicPartition]) -> None:
        """Post nothing more of these, and commit what was posted: another gateway goes on behind it."""
        await self._stop()

    async def on_partitions_assigned(self, assigned: Sequence[TopicPartition]) -> None:
        """Begin with nothing: the consumer goes on from what is committed."""
        self._done.clear()

    async def _finish(self) -> None:
        """Wait for what is at work, and commit as it goes on."""
        working = self._working
        while working:
            finished, working = await asyncio.wait(working, timeout=_COMMIT_SECONDS)
            await self._commit()
            for task in finished:
                if not task.cancelled():
                    task.result()

    async def _stop(self) -> None:
        for task in self._working:
            task.cancel()
        if self._working:
            await asyncio.wait(self._working)
        await self._commit()

    async def _commit(self) -> None:
        done, self._done = self._done, {}
        if not done:
            return
        try:
            await self._consumer.commit(done)
        except KafkaError as error:  # what was posted is posted again, with the same id
            _log.warning("a webhook's position was not kept", hook=self._poster.hook.name, why=str(error))

    async def _in_order(self, place: TopicPartition, records: Sequence[ConsumerRecord]) -> None:
        for record in records:
            await self._one(place, record)
            self._done[place] = record.offset + 1

    async def _one(self, place: TopicPartition, record: ConsumerRecord) -> None:
        entry = Entry(self._names[place.topic], place.partition, record.offset, record.key, record.value)
        update = update_of(entry)
        if update is None or not self._poster.hook.asked.passes(update):
            return
        content = signing.body(update, time_of_message(record.timestamp / 1000))
        if why := await self._poster.post(entry.place, content):
            await self._give_up(_message(entry, record), why)

    async def _give_up(self, message: Message, why: str) -> None:
        """Send a record to the dead letters, however long that takes: the position moves on behind it."""
        _log.warning("a record was not delivered", record=message.origin.key, why=why)
        headers = dead_letter_headers(HOOKS, message, UNDELIVERED, why)
        letter = Emit(DEAD.name, message.key, message.value, headers)
        while True:
            try:
                await self._producer.send_and_wait(
                    DEAD.at(self._connection), letter.value, key_to_send(letter.key, letter.value),
                    headers=list(letter.headers),
                )  # fmt: skip
            except MessageSizeTooLargeError:
                if is_cut(letter):
                    raise
                letter = cut_letter(letter)
            except KafkaError as error:
                _log.warning("a dead letter was not taken", record=message.origin.key, why=str(error))
                await asyncio.sleep(_PAUSE)
            else:
                self._poster.count(Result.DEAD_LETTERED)
                return


def _message(entry: Entry, record: ConsumerRecord) -> Message:
    return Message(
        topic=entry.topic, partition=entry.partition, offset=entry.offset,
        timestamp=time_of_message(record.timestamp / 1000), key=entry.key, value=entry.value,
        headers=headers_of(record.headers),
    )  # fmt: skip
