"""The batches in a fetch, as aiokafka's fetcher asks for them."""

import struct
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from aiokafka.errors import CorruptRecordException
from aiokafka.record.default_records import DefaultRecordBatch
from aiokafka.record.legacy_records import LegacyRecordBatch

from streams.recordbatch.pieces import WHOLE, TooWide, pieces
from streams.recordbatch.records import in_pieces, leniently

__all__ = ["Batch", "RecordBatches"]

# https://kafka.apache.org/documentation/#recordbatch: base offset, length; leader epoch, magic, ...
_OVERHEAD = struct.calcsize(">qi")
_MAGIC_AT = struct.calcsize(">qii")
_LEAST = _OVERHEAD + 14  #: bytes of the shortest message of all formats
_WITH_HEADERS = 2  #: the format from which on records have headers
# ... crc, attributes, last offset delta, two times, producer's id, epoch and sequence, count
_ATTRIBUTES_AT = struct.calcsize(">qiibI")
_COUNT_AT = struct.calcsize(">qiibIhiqqqhi")
_RECORDS_AT = _COUNT_AT + 4
_CODEC = 0x07  #: of the attributes


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
    """One batch: aiokafka's reader for as long as it can read, and then ours.

    What is packed is unpacked here: aiokafka would unpack all of it, whatever comes out.
    """

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._inner = DefaultRecordBatch(data)
        (self._count,) = struct.unpack_from(">i", data, _COUNT_AT)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def __next__(self) -> Any:
        return next(self._inner)  # control batches are asked for their one record, and are not packed

    def __iter__(self) -> Iterator[Any]:
        codec = self._inner.compression_type
        if not codec:
            return self._whole(self._inner, self._data[_RECORDS_AT:])
        rest = pieces(codec, self._data[_RECORDS_AT:])
        held, is_whole = _held(rest)
        if not is_whole:
            return in_pieces(self._inner, self._count, chain(held, rest))
        unpacked = b"".join(held)
        return self._whole(DefaultRecordBatch(self._plain(unpacked)), unpacked)

    def _whole(self, batch: Any, unpacked: bytes | memoryview) -> Iterator[Any]:
        offset = -1
        try:
            for record in batch:
                offset = record.offset
                yield record
        except UnicodeDecodeError:
            records = leniently(self._inner, self._count, bytes(unpacked))
            yield from (record for record in records if record.offset > offset)

    def _plain(self, unpacked: bytes) -> bytes:
        """Return the batch as it would be had it never been packed, but for its checksum."""
        head = bytearray(self._data[:_RECORDS_AT])
        struct.pack_into(">i", head, _OVERHEAD - 4, _RECORDS_AT - _OVERHEAD + len(unpacked))
        (attributes,) = struct.unpack_from(">h", head, _ATTRIBUTES_AT)
        struct.pack_into(">h", head, _ATTRIBUTES_AT, attributes & ~_CODEC)
        return bytes(head) + unpacked


def _held(unpacked: Iterable[bytes]) -> tuple[list[bytes], bool]:
    """Take pieces, up to `WHOLE` bytes and one piece more; returns them, and whether they are all."""
    held, size = [], 0
    try:
        for piece in unpacked:
            held.append(piece)
            size += len(piece)
            if size > WHOLE:
                return held, False
    except TooWide:
        return held, False
    return held, True
