"""Pages of `raw-articles` into the topic of the same name under another prefix, each as it was."""

import asyncio
from asyncio import Future
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.structs import ConsumerRecord, RecordMetadata

from streams.broker import clients
from streams.client.reading import Mark, consumer_of, until_end
from streams.connection import Connection
from streams.emit import headers_of, key_to_send
from streams.errors import UsageError
from streams.replay import HEADER, Copies, origin_of
from streams.settings import MAX_LETTER_BYTES
from streams.topics import RAW

__all__ = ["Stretch", "copies_at", "copy", "stretch"]

#: Records on their way at once, and their bytes: some batches, and no more memory than one large page.
_RECORDS, _BYTES = 256, 32 << 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is to be replayed: from where in each partition, and up to where (not with it)."""

    first: Mark
    end: Mark
    exact: bool  #: whether the end is one; else the last batch may have more records, which are read as well

    @property
    def offsets(self) -> int:
        """How many messages there are at most."""
        return sum(max(0, end - self.first[place]) for place, end in self.end.items())


async def stretch(
    connection: Connection,
    offsets: Mapping[int | None, int],
    since: datetime | None,
    until: datetime | None,
    *,
    embedded: bool,
) -> Stretch:
    """Return the stretch of `raw-articles` from offsets (by partition; null for each), or from a time.

    Raises `UsageError` where a partition has no such offset.
    """
    async with consumer_of(connection, RAW) as consumer:
        places = sorted(consumer.assignment())
        begins: Mark = await consumer.beginning_offsets(places)
        ends: Mark = await consumer.end_offsets(places)
        first = {place: offsets.get(place.partition, offsets.get(None, begins[place])) for place in places}
        _require_there(offsets, first, begins, ends)
        if since:
            first = await _at(consumer, since, ends)
        end = await _at(consumer, until, ends) if until else ends
    return Stretch(first, end, exact=bool(until) or not embedded)


def _require_there(offsets: Mapping[int | None, int], first: Mark, begins: Mark, ends: Mark) -> None:
    known = {place.partition for place in begins}
    if unknown := sorted(number for number in offsets if number is not None and number not in known):
        raise UsageError(
            f"--from-offset names partition {unknown[0]}, and {next(iter(begins)).topic} has"
            f" {len(known)}, from 0 on; name one of these"
        )
    for place, offset in first.items():
        if not begins[place] <= offset <= ends[place]:
            raise UsageError(
                f"partition {place.partition} of {place.topic} has offsets {begins[place]} to {ends[place]},"
                f" and not {offset}; give one of these, for that partition alone as"
                f" --from-offset {place.partition}/{begins[place]}"
            )


async def _at(consumer: AIOKafkaConsumer, time: datetime, ends: Mark) -> Mark:
    """Return the first offset at or behind a time; the end, where there is none."""
    milliseconds = max(0, int(time.timestamp() * 1_000))
    there = await consumer.offsets_for_times(dict.fromkeys(ends, milliseconds))
    return {place: min(end, there[place].offset) if there.get(place) else end for place, end in ends.items()}


async def copies_at(trial: Connection) -> Copies:
    """Return what has been copied there before. Raises `UsageError` where something else lies there."""
    copies = Copies()
    async for record in until_end(trial, RAW):
        place = origin_of(record.headers)
        if place is None or place[0] != record.partition:
            raise UsageError(
                f"{RAW.at(trial)} holds a page that no replay put there ({record.partition}/{record.offset});"
                " choose another prefix with --into"
            )
        copies.add(place, record.offset)
    return copies


async def copy(
    connection: Connection, trial: Connection, what: Stretch, copies: Copies, *, embedded: bool
) -> AsyncIterator[int]:
    """Copy pages to the same partitions, with their keys, values, headers and times, and note each.

    What is noted in `copies` already is passed over. Yields again and again how many are there.
    """
    behind = copies.behind()
    first = {place: max(offset, behind.get(place.partition, 0)) for place, offset in what.first.items()}
    async with clients.producer(trial, **_options(embedded)) as producer:
        async for batch in _batches(_pages(connection, first, what)):
            sent = [await _send(producer, RAW.at(trial), record) for record in batch]
            for record, delivery in zip(batch, await asyncio.gather(*sent), strict=True):
                copies.add((record.partition, record.offset), delivery.offset)
            yield len(copies)


def _options(embedded: bool) -> dict[str, Any]:
    """Return how pages are sent: none twice, which the embedded broker cannot see to."""
    sized = {"acks": "all", "max_request_size": MAX_LETTER_BYTES}
    if embedded:
        return {**sized, "max_batch_size": 1}
    return {**sized, "enable_idempotence": True, "compression_type": "zstd", "linger_ms": 5}


async def _pages(connection: Connection, first: Mark, what: Stretch) -> AsyncIterator[ConsumerRecord]:
    async for record in until_end(connection, RAW, first, what.end):
        if not what.exact or record.offset < what.end[TopicPartition(record.topic, record.partition)]:
            yield record


async def _batches(records: AsyncIterator[ConsumerRecord]) -> AsyncIterator[list[ConsumerRecord]]:
    batch: list[ConsumerRecord] = []
    size = 0
    async for record in records:
        batch.append(record)
        size += len(record.value or b"")
        if len(batch) >= _RECORDS or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


async def _send(producer: AIOKafkaProducer, topic: str, page: ConsumerRecord) -> "Future[RecordMetadata]":
    origin = f"{RAW.name}/{page.partition}/{page.offset}".encode()
    headers = [*headers_of(page.headers), (HEADER, origin)]
    sent: Future[RecordMetadata] = await producer.send(
        topic, page.value, key_to_send(page.key, page.value), page.partition, max(page.timestamp, 0), headers
    )
    return sent
