"""Records out of the bytes of a batch: names of headers of any bytes, and records of any size.

https://kafka.apache.org/documentation/#record
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from aiokafka.errors import CorruptRecordException
from aiokafka.record.util import decode_varint

from streams.emit import LONGEST, UNREAD
from streams.recordbatch.pieces import WHOLE, TooWide

__all__ = ["Record", "in_pieces", "leniently"]

_NUMBER = 10  #: bytes that a number takes at most
_BEFORE_KEY = 4 * _NUMBER  #: attributes, time, offset, the key's length

Headers = list[tuple[str, bytes | None]]


class Record(NamedTuple):
    """A record, as aiokafka's own readers give it. Times are milliseconds."""

    offset: int
    timestamp: int
    timestamp_type: int
    key: bytes | None
    value: bytes | None
    headers: Headers
    checksum: None = None


def leniently(batch: Any, count: int, buffer: bytes) -> Iterator[Record]:
    """Yield the records in these bytes, whatever their headers' names are."""
    at = 0
    for _ in range(count):
        length, at = decode_varint(buffer, at)
        yield _read(batch, buffer, at)
        at += length


def in_pieces(batch: Any, count: int, pieces: Iterator[bytes]) -> Iterator[Record]:
    """Yield the records in pieces of bytes, of which no more than `WHOLE` are held.

    One that is larger comes without its value, and so do those behind the last piece: each has a header that
    says so. They have their offsets: a batch has a record for each, where none was compacted away.
    """
    stream, offset = _Stream(pieces), int(batch.base_offset)
    for number in range(count):
        record = _next(batch, stream)
        if record is None:
            end = int(batch.next_offset)
            yield from (_unread(batch, o) for o in range(max(offset, end - (count - number)), end))
            return
        offset = record.offset + 1
        yield record


def _next(batch: Any, stream: "_Stream") -> Record | None:
    """Return the next record; null where its bytes end before it does."""
    stream.fill(_NUMBER)
    try:
        length = stream.number()
    except IndexError:
        return None
    if length < 0:
        raise CorruptRecordException(f"a record of {length} bytes")
    if length > WHOLE:
        return _head(batch, stream, length)
    return _read(batch, stream.take(length), 0) if stream.fill(length) else None


def _head(batch: Any, stream: "_Stream", length: int) -> Record | None:
    """Return a record that is too large without its value, and pass over its bytes."""
    stream.fill(_BEFORE_KEY + LONGEST)
    begin = stream.read
    stream.number()
    timestamp, offset, size = _time(batch, stream.number()), stream.number(), stream.number()
    key = None if size < 0 else stream.take(min(size, LONGEST))
    if not stream.skip(length - (stream.read - begin)):
        return None
    headers: Headers = [(UNREAD, f"record {length} bytes".encode())]
    return Record(batch.base_offset + offset, timestamp, batch.timestamp_type, key, b"", headers)


def _unread(batch: Any, offset: int) -> Record:
    headers: Headers = [(UNREAD, b"record of unknown size, behind more than is unpacked of a batch")]
    return Record(offset, batch.max_timestamp, batch.timestamp_type, None, b"", headers)


class _Stream:
    """Bytes that come in pieces."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = bytearray()
        self._at = 0
        self.read = 0  #: bytes that were taken or passed over

    def fill(self, size: int) -> bool:
        """Hold so many bytes, or all that are left; returns whether there are as many."""
        while len(self._held) - self._at < size:
            piece = self._piece()
            if piece is None:
                return False
            del self._held[: self._at]
            self._at = 0
            self._held += piece
        return True

    def number(self) -> int:
        """Take a number out of what is held. Raises `IndexError` where it ends within it."""
        number, at = decode_varint(self._held, self._at)
        self.read += at - self._at
        self._at = at
        return int(number)

    def take(self, size: int) -> bytes:
        """Take bytes out of what is held."""
        taken = bytes(self._held[self._at : self._at + size])
        self._at += size
        self.read += size
        return taken

    def skip(self, size: int) -> bool:
        """Pass over bytes; returns whether there were as many."""
        while len(self._held) - self._at < size:
            size -= len(self._held) - self._at
            self._held.clear()
            self._at = 0
            piece = self._piece()
            if piece is None:
                return False
            self._held += piece
        self._at += size
        return True

    def _piece(self) -> bytes | None:
        try:
            return next(self._pieces, None)
        except TooWide:
            return None


def _read(batch: Any, buffer: bytes, at: int) -> Record:
    """Read a record behind its length."""
    _, at = decode_varint(buffer, at)  # attributes: none are defined
    since, at = decode_varint(buffer, at)
    delta, at = decode_varint(buffer, at)
    key, at = _bytes(buffer, at)
    value, at = _bytes(buffer, at)
    count, at = decode_varint(buffer, at)
    headers: Headers = []
    for _ in range(count):
        name, at = _bytes(buffer, at)
        content, at = _bytes(buffer, at)
        headers.append(((name or b"").decode("utf-8", "backslashreplace"), content))
    return Record(batch.base_offset + delta, _time(batch, since), batch.timestamp_type, key, value, headers)


def _time(batch: Any, since: int) -> int:
    return int(batch.max_timestamp if batch.timestamp_type else batch.first_timestamp + since)


def _bytes(buffer: bytes, at: int) -> tuple[bytes | None, int]:
    """Read bytes behind their length; of a negative length there are none, not even empty ones."""
    size, at = decode_varint(buffer, at)
    return (None, at) if size < 0 else (bytes(buffer[at : at + size]), at + size)
