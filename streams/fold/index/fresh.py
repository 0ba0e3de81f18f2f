"""The newest articles of the index, in a dict: each is put in and found in a fifth of the time."""

import sys
from collections.abc import Iterable
from itertools import islice, repeat

import numpy as np

from streams.fold.index.blocks import Ints
from streams.fold.index.buckets import Keys
from streams.fold.index.keys import BANDS
from streams.fold.index.lists import Numbers

__all__ = ["WIDTH", "Fresh", "Held", "counts", "joined"]

#: What is met at a key: 4 bytes for each holder, one after the other; or none. See `Asked.met`.
Held = bytes | bytearray

WIDTH = 4  # bytes of a number
_NUMBER = np.dtype("=u4")


class Fresh:
    """Keys and their holders, as `Postings`, which takes 83 keys of an article far better by the hundred."""

    def __init__(self) -> None:
        #: Most keys have one holder, and all bands of an article have one object, as have all its samples.
        self._held: dict[int, Held] = {}
        self._keys: dict[int, Keys] = {}  # by article, in the order of coming

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, number: int) -> bool:
        return number in self._keys

    def holders(self, keys: Keys) -> list[Held]:
        """Return who is met at each key."""
        return list(map(self._held.get, keys.tolist(), repeat(b"")))

    def add(self, keys: Keys, number: int) -> None:
        """Note a holder of keys: of its bands, and then of its samples."""
        self._keys[number] = keys
        put = self._held.setdefault
        for some, one in _parts(keys, number):
            for key in some:
                if (held := put(key, one)) is not one:
                    self._join(key, held, one)

    def _join(self, key: int, held: Held, one: bytes) -> None:
        if isinstance(held, bytes):
            self._held[key] = bytearray(held + one)
        else:
            held += one

    def remove(self, number: int) -> Keys:
        """Strike out an article that is here, and return its keys."""
        keys = self._keys.pop(number)
        for some, one in _parts(keys, number):
            for key in some:
                self._strike(key, one)
        return keys

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
        numbers = list(islice(self._keys, count))
        if len(numbers) == len(self):
            found = list(self._keys.values())
            self._held, self._keys = {}, {}
        else:
            found = [self.remove(number) for number in numbers]
        keys = np.concatenate([np.empty(0, np.uint64), *found])
        return keys, np.array(numbers, np.uint32).repeat([len(each) for each in found])


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
