"""Which candidates cannot match, by their numbers: one form filled in for two days, markets or towns.

Of a form that is filled in again and again, every page meets hundreds of others, and the rule of the facts
refuses them. So it does here, for all of them in one go and without their texts: a number of which the other
has no bit is not in it.
"""

import numpy as np

from streams.fold.facts import NUMBER_BITS, bit_of
from streams.fold.features import Features
from streams.fold.index import Numbers
from streams.fold.index.arrays import grow
from streams.fold.settings import FoldSettings

__all__ = ["Filled"]

_WORDS = NUMBER_BITS // 64
_ROW = np.dtype([("count", "<u2"), ("bits", "<u8", _WORDS), ("words", "<u4")])
#: Numbers of a text that are asked for at most. Of longer tables the rule itself is asked.
_MOST = 128


class Filled:
    """The numbers of articles as bits, by the number of the article: 38 bytes each."""

    def __init__(self, settings: FoldSettings) -> None:
        self._limits = settings
        self._rows = np.zeros(1, _ROW)

    def put(self, number: int, features: Features) -> None:
        """Note an article in the place of whichever had its number before."""
        grow(self._rows, number + 1)
        marked = features.numbers_marked
        count, bits = int.from_bytes(marked[:2], "little"), np.frombuffer(marked, "<u8", _WORDS, 2)
        self._rows[number] = count, bits, features.words

    def sift(self, numbers: Numbers, features: Features) -> Numbers:
        """Return those that the rule of the facts may let through."""
        own = features.numbers
        if not own or len(own) > _MOST or not len(numbers):
            return numbers
        limits, those = self._limits, self._rows.take(numbers)
        at = np.array([bit_of(number) for number in own], np.uint64)
        has = those["bits"][:, (at >> np.uint64(6)).astype(np.intp)] >> (at & np.uint64(63)) & np.uint64(1)
        shared = has.sum(axis=1).astype(np.intp)  # or fewer
        count = those["count"].astype(np.intp)
        agree = np.minimum(shared, count) / np.maximum(np.minimum(len(own), count), 1)
        is_short = np.maximum(those["words"], features.words) <= limits.short
        unlike = np.minimum(len(own) - shared, count - shared)
        refused = np.where(
            is_short, agree < limits.numbers_short, (agree < limits.numbers) & (unlike >= limits.refilled)
        )
        left: Numbers = numbers[~refused | (count == 0)]
        return left
