r"""Record batches as Kafka has them, read whatever producers wrote into them.

aiokafka takes the name of a header for UTF-8 and raises where it is not, in the middle of a fetch: a consumer
stays at that record for good. Kafka itself takes any bytes. Importing this gives aiokafka a reader, for every
consumer in the process, that shows such names with `\xNN` for what is no UTF-8.
"""

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

import aiokafka.consumer.fetcher
from aiokafka.errors import CorruptRecordException
from aiokafka.record.default_records import DefaultRecordBatch, _DefaultRecordBatchPy
from aiokafka.record.legacy_records import LegacyRecordBatch
from aiokafka.record.util import decode_varint

__all__ = ["Batch", "Record", "RecordBatches"]

# https://kafka.apache.org/documentation/#recordbatch: base offset, length; leader epoch, magic, ...
_OVERHEAD = struct.calcsize(">qi")
_MAGIC_AT = struct.calcsize(">qii")
_LEAST = _OVERHEAD + 14  #: bytes of the shortest message of all formats
_WITH_HEADERS = 2  #: the format from which on records have headers


class Record(NamedTuple):
    """A record, as aiokafka's own readers give it. Times are milliseconds."""

    offset: int
    timestamp: int
    timestamp_type: int
    key: bytes | None
    value: bytes | None
    headers: list[tuple[str, bytes | None]]
    checksum: None = None


class RecordBatches:
    """The batches in the bytes of a fetch, as aiokafka's fetcher asks for them."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._at = 0

    def size_in_bytes(self) -> int:
        """Return how many bytes were fetched."""
        return len(self._data)

    def has_next(self) -> bool:
        """Whether there is another whole batch: a fetch may end within one."""
        return self._end() <= len(self._data)

    def next_batch(self) -> Any:
        """Return the next batch, or null. Raises `CorruptRecordException` where it is none."""
        end = self._end()
        if end > len(self._data):
            return None
        batch = self._data[self._at : end]
        if len(batch) < _LEAST:
            raise CorruptRecordException(f"a record batch of {len(batch)} bytes is too short to be one")
        self._at = end
        magic = batch[_MAGIC_AT]
        return Batch(batch) if magic >= _WITH_HEADERS else LegacyRecordBatch(batch, magic)

    def _end(self) -> int:
        """Return where the next batch ends, or would end."""
        if len(self._data) - self._at < _OVERHEAD:
            return len(self._data) + 1
        (length,) = struct.unpack_from(">i", self._data, self._at + 8)
        return self._at + _OVERHEAD + int(length)


class Batch:
    """One batch: aiokafka's reader for as long as it can read, and then this one."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._inner = DefaultRecordBatch(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def __next__(self) -> Any:
        return next(self._inner)  # control batches are asked for their one record

    def __iter__(self) -> Iterator[Any]:
        offset = -1
        try:
            for record in self._inner:
                offset = record.offset
                yield record
        except UnicodeDecodeError:
            yield from (record for record in self._leniently() if record.offset > offset)

    def _leniently(self) -> Iterator[Record]:
        unpacked = _DefaultRecordBatchPy(self._data)
        unpacked._maybe_uncompress()
        at, buffer = unpacked._pos, unpacked._buffer
        for _ in range(unpacked._num_records):
            record, at = _read(unpacked, buffer, at)
            yield record


def _read(batch: Any, buffer: bytearray, at: int) -> tuple[Record, int]:
    """Read a record; return it, and where the next begins."""
    length, at = decode_varint(buffer, at)
    end = at + length
    _, at = decode_varint(buffer, at)  # attributes: none are defined
    since, at = decode_varint(buffer, at)
    timestamp = batch.max_timestamp if batch.timestamp_type else batch.first_timestamp + since
    delta, at = decode_varint(buffer, at)
    key, at = _bytes(buffer, at)
    value, at = _bytes(buffer, at)
    count, at = decode_varint(buffer, at)
    headers = []
    for _ in range(count):
        name, at = _bytes(buffer, at)
        content, at = _bytes(buffer, at)
        headers.append(((name or b"").decode("utf-8", "backslashreplace"), content))
    return Record(batch.base_offset + delta, timestamp, batch.timestamp_type, key, value, headers), end


def _bytes(buffer: bytearray, at: int) -> tuple[bytes | None, int]:
    """Read bytes behind their length; of a negative length there are none, not even empty ones."""
    size, at = decode_varint(buffer, at)
    return (None, at) if size < 0 else (bytes(buffer[at : at + size]), at + size)


aiokafka.consumer.fetcher.MemoryRecords = RecordBatches
