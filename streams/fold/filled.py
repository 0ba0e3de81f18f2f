"""Which candidates cannot match, by their numbers: one form filled in for two days, markets or towns.

Of a form that is filled in again and again, every page meets hundreds of others, and the rule of the facts
refuses them. So it does here, for all of them in one go and without their texts: a number of which the other
has no bit is not in it. A form of small numbers has many of them again, in other places: of articles that met
others, the places are kept too.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import xxhash

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
#: Places of a form that are kept: 128 bytes an article. Of a text with more, or with several numbers in one
#: place, none are, and the rule itself is asked.
_PLACES = 16
#: Hashes of 32 bits: of 16 x 16 places two are taken for one once in 16 million pairs, and then a pair is
#: lost only where that one place tips the balance.
_PLACED = np.dtype([("place", "<u4", _PLACES), ("number", "<u4", _PLACES)])


class Filled:
    """The numbers of articles as bits, and their places in forms, by the article: 166 bytes each."""

    def __init__(self, settings: FoldSettings) -> None:
        self._limits = settings
        self._rows = np.zeros(1, _ROW)
        self._placed = np.zeros(1, _PLACED)

    def put(self, number: int, features: Features) -> None:
        """Note an article in the place of whichever had its number before."""
        grow(self._rows, number + 1)
        marked = features.numbers_marked
        count, bits = int.from_bytes(marked[:2], "little"), np.frombuffer(marked, "<u8", _WORDS, 2)
        self._rows[number] = count, bits, features.words
        grow(self._placed, number + 1)
        if self._placed["place"][number, 0] or features.is_read(
            "slots"
        ):  # else it met none: nor will many it
            self._placed[number] = _placed(features)

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
        return self._unlike(left, features) if len(left) else left

    def _unlike(self, numbers: Numbers, features: Features) -> Numbers:
        """Return those that have not other numbers in most of the places that both have."""
        own, limits = _placed(features), self._limits
        known = int(np.count_nonzero(own["place"]))
        those = self._placed.take(numbers)
        at = those["place"][:, :, None] == own["place"][:known]
        same = those["number"][:, :, None] == own["number"][:known]
        shared = at.sum(axis=(1, 2))
        unlike = shared - (at & same).sum(axis=(1, 2))
        least = np.maximum(limits.refilled_most * shared, max(limits.refilled, limits.refilled_apart))
        left: Numbers = numbers[unlike < least]
        return left


def _placed(features: Features) -> npt.NDArray[Any]:
    """Return the places of a text's numbers and what stands there; zeros where it has too many."""
    placed = np.zeros((), _PLACED)
    slots = features.slots
    if len(slots) <= _PLACES and all(len(numbers) == 1 for numbers in slots.values()):
        for at, (place, (number,)) in enumerate(slots.items()):
            placed["place"][at] = _hash(" ".join(map(str, place))) or 1
            placed["number"][at] = _hash(number)
    return placed


def _hash(text: str) -> int:
    return xxhash.xxh32_intdigest(text.encode("utf-8", "surrogatepass"))
