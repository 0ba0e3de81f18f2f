"""Rows of state over a mapping of bytes: what a Faust table holds, as a stage sees it."""

import zlib
from collections.abc import Callable, ItemsView, Iterator, MutableMapping, ValuesView
from typing import Generic, Self, TypeVar

import msgspec

from streams.errors import StaleRows, UnreadableRow

__all__ = ["Loading", "Packed", "Rows"]

R = TypeVar("R")

_DONE = object()


class Loading:
    """Memory that is made from rows in slices, or all at once by whoever cannot wait for that."""

    def __init__(self, load: Callable[[], Iterator[None]]) -> None:
        self._load = load
        self.forget()

    def forget(self) -> None:
        """Begin anew when it is needed: the rows are others now."""
        self._slices: Iterator[None] | None = None
        self.is_ready = False

    def prepare(self) -> Iterator[None]:
        """Load in slices. After a `forget` in between it begins anew."""
        while not self.is_ready:
            if self._slices is None:
                self._slices = self._load()
            if next(self._slices, _DONE) is _DONE:
                self._slices, self.is_ready = None, True
            yield

    def finish(self) -> None:
        """Load what is not loaded yet."""
        for _ in self.prepare():
            pass


class Packed:
    """A kind of row that is deflated: what repeats itself takes a part of its size, and 50 us more."""

    __slots__ = ()

    def pack(self) -> bytes:
        """Return the row as the table keeps it."""
        return zlib.compress(msgspec.msgpack.encode(self), 1)

    @classmethod
    def unpack(cls, data: bytes) -> Self:
        """Return the row that was packed. Raises `StaleRows` where it was packed in no such way."""
        try:
            plain = zlib.decompress(data)
        except zlib.error as error:
            raise StaleRows(f"it is not deflated: {error}") from error
        return msgspec.msgpack.decode(plain, type=cls)


class Rows(MutableMapping[str, R], Generic[R]):
    """A mapping of `str` to frozen records over one of `bytes` to MessagePack.

    MessagePack and not JSON: rows hold shingles and signatures, which JSON would grow by
    a third, and nobody outside reads them. A row read is a fresh copy; change it by
    writing another one. A kind that knows a shorter form has it in `pack` and `unpack`.
    Kinds that share a table each have a `prefix` to their keys, none of which begins another.
    """

    def __init__(self, table: MutableMapping[bytes, bytes], kind: type[R], prefix: bytes = b"") -> None:
        self._table = table
        self._prefix = prefix
        self._encode: Callable[[R], bytes] = getattr(kind, "pack", msgspec.msgpack.Encoder().encode)
        self._decode: Callable[[bytes], R] = getattr(kind, "unpack", msgspec.msgpack.Decoder(kind).decode)

    def __getitem__(self, key: str) -> R:
        place = self._key(key)
        return self._row(place, self._table[place])

    def __contains__(self, key: object) -> bool:
        """Whether there is a row, which need not be decoded to tell."""
        return isinstance(key, str) and self._key(key) in self._table

    def __setitem__(self, key: str, row: R) -> None:
        self._table[self._key(key)] = self._encode(row)

    def __delitem__(self, key: str) -> None:
        del self._table[self._key(key)]

    def __iter__(self) -> Iterator[str]:
        return (self._name(key) for key in self._table if key.startswith(self._prefix))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _row(self, key: bytes, value: bytes) -> R:
        """Return the row. Raises `UnreadableRow` where it is none: no message is to blame for that."""
        try:
            return self._decode(value)
        except (msgspec.DecodeError, StaleRows) as error:
            topic = getattr(self._table, "changelog_topic_name", "the table")
            why = f"the row {key.decode('utf-8', 'replace')!r} in {topic} cannot be read ({error})"
            raise UnreadableRow(why, topic, key) from error

    def _key(self, name: str) -> bytes:
        return self._prefix + name.encode()

    def _name(self, key: bytes) -> str:
        return key[len(self._prefix) :].decode()

    def items(self) -> ItemsView[str, R]:
        """Return all rows, whatever their partition."""
        return _Items(self)

    def values(self) -> ValuesView[R]:
        """Return all rows, whatever their partition."""
        return _Values(self)

    def pairs(self) -> Iterator[tuple[str, R]]:
        """Yield keys and rows as the table holds them.

        Not by key, as a mapping does by itself: a Faust table on RocksDB looks for a key in the partition
        of the event in hand, and would miss those of the others.
        """
        for key, value in self._table.items():
            if key.startswith(self._prefix):
                yield self._name(key), self._row(key, value)


class _Items(ItemsView[str, R]):
    def __init__(self, rows: Rows[R]) -> None:
        super().__init__(rows)
        self._rows = rows

    def __iter__(self) -> Iterator[tuple[str, R]]:
        return self._rows.pairs()


class _Values(ValuesView[R]):
    def __init__(self, rows: Rows[R]) -> None:
        super().__init__(rows)
        self._rows = rows

    def __iter__(self) -> Iterator[R]:
        return (row for _, row in self._rows.pairs())
