"""Which candidates cannot match, by a few bits: forms filled in for two companies, places or persons.

Of a wire full of templates nine candidates in ten are such, and the rule of the subject refuses them. So it
does here, for all of them in one go and without their texts: of whom or what two reports are about, each has
something that the other does not name.
"""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import xxhash

from streams.fold.features import Features
from streams.fold.index import Numbers
from streams.fold.index.arrays import grow
from streams.text.remembered import remembered

__all__ = ["Sieve"]

_BITS = 64  # a name is one of them; two that fall together let a pair through, and the rule sees to it
_ALL = (1 << _BITS) - 1


class Sieve:
    """What short reports are about and what they name, by number: 16 bytes each."""

    def __init__(self, short: int) -> None:
        self._short = short
        self._bits = np.zeros((1, 2), np.uint64)  # of each, what it is about and what it names

    def put(self, number: int, features: Features) -> None:
        """Note an article in the place of whichever had its number before."""
        grow(self._bits, number + 1)
        self._bits[number] = _bits(features, self._short)

    def sift(self, numbers: Numbers, features: Features) -> Numbers:
        """Return those that the rule of the subject may let through."""
        bits = _bits(features, self._short)
        if not bits[0] or not len(numbers):
            return numbers
        about, unnamed = np.uint64(bits[0]), np.uint64(_ALL ^ bits[1])
        those = self._bits.take(numbers, axis=0)
        kept = those[:, 1] & about == about
        kept |= those[:, 0] & unnamed == 0
        left: Numbers = numbers[kept]
        return left


@lru_cache(maxsize=1)  # an article is sifted for, and then noted
def _bits(features: Features, short: int) -> tuple[int, int]:
    """Return what a report is about, and all that it names. Of a long one the rule does not ask."""
    if features.words > short:
        return 0, _ALL
    return _union(features.subject), _union(features.named)


def _union(names: Iterable[str]) -> int:
    bits = 0
    for name in names:
        bits |= _bit(name)
    return bits


@remembered(1 << 14)  # most names are those of yesterday
def _bit(name: str) -> int:
    return 1 << xxhash.xxh3_64_intdigest(name.encode("utf-8", "surrogatepass")) % _BITS
