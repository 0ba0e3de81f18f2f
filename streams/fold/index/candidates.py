"""Which articles are worth comparing: those that share a band, or enough of their sampled shingles."""

from collections.abc import Callable, Sequence

import numpy as np

from streams.fold.index.arrays import counted, distinct, grow
from streams.fold.index.fresh import WIDTH, Fresh, counts, joined
from streams.fold.index.keys import BANDS, NO_MARKS, Marks
from streams.fold.index.postings import Keys, Numbers, Postings

__all__ = ["COMMON", "LEAST", "SHARE", "Candidates"]

#: A candidate shares two sampled shingles, and three tenths of the smaller sample: matches contain half of
#: the shorter text, and of a sample of 6 shingles at one half, as a lead of 50 words has, 89 % share two.
LEAST = 2
SHARE = 0.3

#: A shingle of more articles than this is a figure of speech, or a text of which LSH finds the copies.
COMMON = 200


#: Articles of which there need be no arrays: a dict of 8,000 takes 56 MB, and a third of the time.
_FEW = 8192
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
        self._fresh.add(marks.keys.tolist(), number)
        if len(self._fresh) >= _AT_ONCE + (0 if len(self._postings) else _FEW):
            self._postings.add(*self._fresh.oldest(_AT_ONCE))

    def add_many(self, numbers: Sequence[int], marks: Sequence[Marks]) -> None:
        """Let later articles meet these."""
        for number, of in zip(numbers, marks, strict=True):
            self._size(number, of)
        lengths = [len(of.keys) for of in marks]
        keys = np.concatenate([NO_MARKS.keys, *(of.keys for of in marks)])
        self._postings.add(keys, np.repeat(np.array(numbers, np.uint32), lengths))

    def remove(self, number: int, marks: Callable[[], Marks]) -> None:
        """Let no later article meet this one. `marks` are asked for where they are not known here.

        Raises `KeyError` for marks that it was not added with.
        """
        if number in self._fresh:
            self._fresh.remove(number)
        else:
            self._postings.remove(marks().keys, number)

    def near(self, marks: Marks) -> Numbers:
        """Return the articles worth comparing with one of these marks, in order of their numbers."""
        banded, sampled = self._met(marks.keys)
        if len(sampled):
            sampled, shared = counted(sampled)
            several = shared >= LEAST
            sampled, shared = sampled[several], shared[several]
            sampled = sampled[shared >= SHARE * np.minimum(self._sizes[sampled], marks.size)]
        return distinct(np.concatenate((banded, sampled)))

    def _met(self, keys: Keys) -> tuple[Numbers, Numbers]:
        """Return who shares bands, and who shares samples that are not common: each once for each shared."""
        held = self._fresh.holders(keys.tolist())
        bands, samples = held[:BANDS], held[BANDS:]
        if not len(self._postings):
            return joined(bands), joined(those for those in samples if those and len(those) <= COMMON * WIDTH)
        older, common = self._postings.holders(keys, COMMON, BANDS)
        met, which = older.numbers[of_bands := older.which < BANDS], older.which[~of_bands] - BANDS
        left_out = np.bincount(which, minlength=len(samples)) + counts(samples) > COMMON
        left_out[common - BANDS] = True
        few = joined(those for those, out in zip(samples, left_out.tolist(), strict=True) if not out)
        sampled = older.numbers[~of_bands][~left_out[which]]
        return np.concatenate((joined(bands), met)), np.concatenate((few, sampled))

    def _size(self, number: int, marks: Marks) -> None:
        grow(self._sizes, number + 1)
        self._sizes[number] = marks.size
