"""Which articles are worth comparing: those that share a band, or enough of their sampled shingles."""

from collections.abc import Sequence

import numpy as np

from streams.fold.index.arrays import counted, distinct, grow
from streams.fold.index.fresh import Fresh
from streams.fold.index.keys import BANDS, NO_MARKS, Marks
from streams.fold.index.postings import Held, Keys, Numbers, Postings

__all__ = ["COMMON", "LEAST", "SHARE", "Candidates"]

#: A candidate shares two sampled shingles, and three tenths of the smaller sample: matches contain half of
#: the shorter text, and of a sample of 6 shingles at one half, as a lead of 50 words has, 89 % share two.
LEAST = 2
SHARE = 0.3

#: A shingle of more articles than this is a figure of speech, or a text of which LSH finds the copies.
COMMON = 200


#: Articles of which there need be no arrays: a dict of 4,000 takes 50 MB, and half the time.
_FEW = 4096
#: Articles that wait in the dict to be put into the arrays together, in a third of the time that one
#: after the other takes. More would be too large for the cache of the processor.
_AT_ONCE = 128


class Candidates:
    """Articles by number, 1 .. MOST - 1. A number may be given again to another when its article is gone."""

    def __init__(self) -> None:
        self._fresh = Fresh()
        self._postings = Postings()
        self._sizes = np.zeros(1, np.uint32)

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return self._postings.nbytes + self._sizes.nbytes

    def add(self, number: int, marks: Marks) -> None:
        """Let later articles meet this one."""
        self._size(number, marks)
        self._fresh.add(marks.keys, number)
        if len(self._fresh) >= _AT_ONCE + (0 if len(self._postings) else _FEW):
            self._postings.add(*self._fresh.oldest(_AT_ONCE))

    def add_many(self, numbers: Sequence[int], marks: Sequence[Marks]) -> None:
        """Let later articles meet these."""
        for number, of in zip(numbers, marks, strict=True):
            self._size(number, of)
        lengths = [len(of.keys) for of in marks]
        keys = np.concatenate([NO_MARKS.keys, *(of.keys for of in marks)])
        self._postings.add(keys, np.repeat(np.array(numbers, np.uint32), lengths))

    def remove(self, number: int, marks: Marks) -> None:
        """Let no later article meet this one. Raises `KeyError` for marks that it was not added with."""
        if number in self._fresh:
            self._fresh.remove(number)
        else:
            self._postings.remove(marks.keys, number)

    def near(self, marks: Marks) -> Numbers:
        """Return the articles worth comparing with one of these marks, in order of their numbers."""
        held = self._holders(marks.keys)
        if not len(held.numbers):
            return held.numbers
        banded = held.which < BANDS
        sampled, shared = counted(held.numbers[~banded])
        several = shared >= LEAST
        sampled, shared = sampled[several], shared[several]
        enough = shared >= SHARE * np.minimum(self._sizes[sampled], marks.size)
        return distinct(np.concatenate((held.numbers[banded], sampled[enough])))

    def _holders(self, keys: Keys) -> Held:
        """Return the holders of bands, and of samples that are not common."""
        which, numbers = self._fresh.holders(keys)
        if not len(self._postings) and len(which) <= COMMON:
            return Held(which, numbers)
        left_out = np.zeros(len(keys), bool)
        if len(self._postings):
            older, common = self._postings.holders(keys, COMMON, BANDS)
            which, numbers = np.concatenate((which, older.which)), np.concatenate((numbers, older.numbers))
            left_out[common] = True
        if len(which) > COMMON:
            left_out[BANDS:] |= np.bincount(which, minlength=len(keys))[BANDS:] > COMMON
        if not left_out.any():
            return Held(which, numbers)
        kept = ~left_out[which]
        return Held(which[kept], numbers[kept])

    def _size(self, number: int, marks: Marks) -> None:
        grow(self._sizes, number + 1)
        self._sizes[number] = marks.size
