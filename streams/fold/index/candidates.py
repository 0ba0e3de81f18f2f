"""Which articles are worth comparing: those that share a band, or enough of their sampled shingles."""

from collections.abc import Sequence

import numpy as np

from streams.fold.index.arrays import counted, distinct, grow
from streams.fold.index.keys import BANDS, NO_MARKS, Marks
from streams.fold.index.postings import Numbers, Places, Postings

__all__ = ["COMMON", "LEAST", "SHARE", "Candidates"]

#: A candidate shares three sampled shingles, and three tenths of the smaller sample: matches contain half
#: of the shorter text, and of a sample of 10 shingles at one half, 95 % have 3 or more.
LEAST = 3
SHARE = 0.3

#: A shingle of more articles than this is a figure of speech, or a text of which LSH finds the copies.
COMMON = 200


class Candidates:
    """Articles by number, 1 .. MOST - 1. A number may be given again to another when its article is gone."""

    def __init__(self) -> None:
        self._postings = Postings()
        self._sizes = np.zeros(1, np.uint32)

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self._postings.nbytes + self._sizes.nbytes

    def add(self, number: int, marks: Marks) -> None:
        """Let later articles meet this one."""
        self._add(number, marks, self._postings.find(marks.keys))

    def meet(self, number: int, marks: Marks) -> Numbers:
        """Do what `near` does and then `add`, in three quarters of the time."""
        places = self._postings.find(marks.keys)
        found = self._near(marks, places)
        self._add(number, marks, places)
        return found

    def add_many(self, numbers: Sequence[int], marks: Sequence[Marks]) -> None:
        """Let later articles meet these: a hundred at once in a fifth of the time."""
        for number, of in zip(numbers, marks, strict=True):
            self._size(number, of)
        lengths = [len(of.keys) for of in marks]
        keys = np.concatenate([NO_MARKS.keys, *(of.keys for of in marks)])
        self._postings.add_many(keys, np.repeat(np.array(numbers, np.uint32), lengths))

    def remove(self, number: int, marks: Marks) -> None:
        """Let no later article meet this one; the marks are those it was added with."""
        self._postings.remove(marks.keys, number)

    def near(self, marks: Marks) -> Numbers:
        """Return the articles worth comparing with one of these marks, in order of their numbers."""
        return self._near(marks, self._postings.find(marks.keys))

    def _near(self, marks: Marks, places: Places) -> Numbers:
        held = self._postings.holders(places, COMMON, BANDS)
        banded = held.which < BANDS
        sampled, shared = counted(held.numbers[~banded])
        several = shared >= LEAST
        sampled, shared = sampled[several], shared[several]
        enough = shared >= SHARE * np.minimum(self._sizes[sampled], marks.size)
        return distinct(np.concatenate((held.numbers[banded], sampled[enough])))

    def _add(self, number: int, marks: Marks, places: Places) -> None:
        self._size(number, marks)
        self._postings.add(marks.keys, places, number)

    def _size(self, number: int, marks: Marks) -> None:
        grow(self._sizes, number + 1)
        self._sizes[number] = marks.size
