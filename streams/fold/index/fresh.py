"""The newest articles of the index, in a dict: each is put in and found in a fifth of the time."""

import sys
from collections.abc import Iterable
from itertools import islice, repeat

import numpy as np

from streams.fold.index.blocks import Ints
from streams.fold.index.buckets import Keys
from streams.fold.index.keys import BANDS, Marks, keys_of
from streams.fold.index.lists import Numbers

__all__ = ["WIDTH", "Fresh", "Held", "counts", "joined"]

#: What is met at a key: 4 bytes for each holder, one after the other; or none. See `Asked.met`.
Held = bytes | bytearray

WIDTH = 4  # bytes of a number
_NUMBER = np.dtype("=u4")


class Fresh:
    """Keys and their holders, as `Postings`, which takes 83 keys of an article far better by the hundred.

    An article is listed by its keys when anybody asks for any: those foreseen need not.
    """

    def __init__(self) -> None:
        #: Most keys have one holder, and all bands of an article have one object, as have all its samples.
        self._held: dict[int, Held] = {}
        self._marks: dict[int, Marks] = {}  # by article, in the order of coming
        self._unlisted: dict[int, None] = {}

    def __len__(self) -> int:
        return len(self._marks)

    def __contains__(self, number: int) -> bool:
        return number in self._marks

    def holders(self, keys: Keys) -> list[Held]:
        """Return who is met at each key."""
        if self._unlisted:
            self._list()
        return list(map(self._held.get, keys.tolist(), repeat(b"")))

    def add(self, marks: Marks, number: int) -> None:
        """Note who has these marks."""
        self._marks[number] = marks
        self._unlisted[number] = None

    def _list(self) -> None:
        put = self._held.setdefault
        for number in self._unlisted:
            for some, one in _parts(self._marks[number].keys, number):
                for key in some:
                    if (held := put(key, one)) is not one:
                        self._join(key, held, one)
        self._unlisted = {}

    def _join(self, key: int, held: Held, one: bytes) -> None:
        if isinstance(held, bytes):
            self._held[key] = bytearray(held + one)
        else:
            held += one

    def remove(self, number: int) -> Marks:
        """Strike out an article that is here, and return its marks."""
        marks = self._marks.pop(number)
        if number in self._unlisted:
            del self._unlisted[number]
            return marks
        for some, one in _parts(marks.keys, number):
            for key in some:
                self._strike(key, one)
        return marks

    def _strike(self, key: int, one: bytes) -> None:
        held = self._held[key]
        if isinstance(held, bytes):
            del self._held[key]
            return
        at = _place(held, one)
        del held[at : at + WIDTH]
        if len(held) == WIDTH:
            self._held[key] = bytes(held)

    def oldest(self, count: int) -> tuple[Keys, Numbers]:
        """Take out the articles that came first; return the keys of all, and whose each is."""
        numbers = list(islice(self._marks, count))
        if len(numbers) == len(self):
            marks = list(self._marks.values())
            self._held, self._marks, self._unlisted = {}, {}, {}
        else:
            marks = [self.remove(number) for number in numbers]
        return keys_of(marks), np.array(numbers, np.uint32).repeat([len(each.keys) for each in marks])


def counts(held: list[Held]) -> Ints:
    """Return how many holders each key has."""
    return np.fromiter(map(len, held), np.intp, len(held)) // WIDTH


def joined(held: Iterable[Held]) -> Numbers:
    """Return who is met at all keys, one key's after the other's."""
    return np.frombuffer(bytearray().join(held), _NUMBER)


def _parts(keys: Keys, number: int) -> tuple[tuple[list[int], bytes], tuple[list[int], bytes]]:
    """Return the bands and the samples of an article, each with what is met there."""
    bands, samples = keys[:BANDS].tolist(), keys[BANDS:].tolist()
    return (bands, _packed(number << 1)), (samples, _packed(number << 1 | 1))


def _packed(number: int) -> bytes:
    return number.to_bytes(WIDTH, sys.byteorder)


def _place(held: bytearray, one: bytes) -> int:
    """Return where a number stands, which is there."""
    at = held.find(one)
    while at % WIDTH:  # the end of one number and the beginning of the next
        at = held.find(one, at + 1)
    return at
