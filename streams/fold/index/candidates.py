"""Which articles are worth comparing: those that share a band, or enough of their sampled shingles."""

from collections.abc import Callable, Sequence
from itertools import compress

import numpy as np

from streams.fold.index.arrays import grow
from streams.fold.index.asked import Asked, ask, ask_all
from streams.fold.index.blocks import Ints
from streams.fold.index.fresh import WIDTH, Fresh, counts, joined
from streams.fold.index.keys import BANDS, NO_MARKS, Marks
from streams.fold.index.postings import Numbers, Postings

__all__ = ["AT_ONCE", "COMMON", "LEAST", "RESTING", "SHARE", "Candidates"]

#: A candidate shares two sampled shingles, and three tenths of the smaller sample: matches contain half of
#: the shorter text, and of a sample of 6 shingles at one half, as a lead of 50 words has, 89 % share two.
LEAST = 2
SHARE = 0.3

#: A shingle of more articles than this is a figure of speech, or a text of which LSH finds the copies.
COMMON = 200


#: Articles of which there need be no arrays: a dict of 8,000 takes 56 MB, and a third of the time.
_FEW = 8192
#: Articles that wait in the dict to be put into the arrays together, and others that wait to be struck out of
#: them, in a third of the time that one after the other takes. More would be too large for the cache of the
#: processor, and make a pause of more than 10 ms.
AT_ONCE = 128
#: Numbers of articles that are gone, of which none is given again until there are more: see `Candidates`.
RESTING = 2 * AT_ONCE


class Candidates:
    """Articles by number, 1 .. MOST - 1. A number may be given again to another when its article is gone.

    That costs time while the article waits to be struck out; those gone longest do so no more.
    """

    def __init__(self) -> None:
        self._fresh = Fresh()
        self._postings = Postings()
        self._sizes = np.zeros(1, np.uint32)
        self._leaving: dict[int, Callable[[], Marks]] = {}  # who is gone, and still in the postings
        self._gone = np.zeros(1, bool)  # the same, by number
        self._asked: dict[Marks, Asked] = {}  # ahead, and right for as long as the postings stay as they are

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return self._postings.nbytes + self._sizes.nbytes + self._gone.nbytes

    def add(self, number: int, marks: Marks) -> None:
        """Let later articles meet this one."""
        if len(self._fresh) >= AT_ONCE + (0 if len(self._postings) else _FEW):
            self._settle()
        self._enter(number, marks)
        self._fresh.add(marks.keys, number)

    def add_many(self, numbers: Sequence[int], marks: Sequence[Marks]) -> None:
        """Let later articles meet these."""
        for number, of in zip(numbers, marks, strict=True):
            self._enter(number, of)
        self._asked = {}
        keys = [NO_MARKS.keys, *(of.keys for of in marks)]
        whose = np.array(numbers, np.uint32).repeat([len(of.keys) for of in marks])
        self._postings.add(np.concatenate(keys), whose)

    def remove(self, number: int, marks: Callable[[], Marks]) -> None:
        """Let no later article meet this one. `marks` are asked for where they are not known here, and later.

        Raises `KeyError` for marks that it, or one that was removed shortly before, was not added with.
        """
        if number in self._fresh:
            self._fresh.remove(number)
            return
        if len(self._leaving) >= AT_ONCE:
            self._settle()
        self._leaving[number] = marks
        self._gone[number] = True

    def ahead(self, coming: Sequence[Marks]) -> None:
        """Find out together what the arrays tell of articles that will be asked for one by one.

        It changes no answer of `near`; but 128 articles take half of the time with it.
        """
        if not len(self._postings) or not coming:
            return
        if max(len(self._fresh), len(self._leaving)) + len(coming) > AT_ONCE:
            self._settle()
        asked = ask_all(self._postings, coming, COMMON + AT_ONCE)
        self._asked = dict(zip(coming, asked, strict=True))

    def near(self, marks: Marks) -> Numbers:
        """Return the articles worth comparing with one of these marks, in order of their numbers."""
        met = self._met(marks)
        met.sort()
        starts = _several(met)
        if not len(starts):
            return met[:0]
        first = met.take(starts)
        numbers, shared = first >> 1, met.searchsorted(first | 1, "right") - starts
        near = shared >= np.maximum(SHARE * np.minimum(self._sizes.take(numbers), marks.size), LEAST)
        near |= first & 1 == 0
        if self._leaving:
            near &= ~self._gone.take(numbers)
        return numbers.compress(near)

    def _met(self, marks: Marks) -> Numbers:
        """Return who shares a band, or a sample that is not common: each once for each that is shared."""
        fresh = self._fresh.holders(marks.keys)
        if not len(self._postings):
            return joined(fresh[:BANDS] + [each for each in fresh[BANDS:] if len(each) <= COMMON * WIDTH])
        older, held = self._older(marks), counts(fresh)
        held[:BANDS] = 0
        held += older.counts
        few = held <= COMMON
        if np.count_nonzero(held <= COMMON + len(self._leaving)) > np.count_nonzero(few):
            held -= self._gone_of(older, len(held))
            few = held <= COMMON
        met = older.met.compress(few.take(older.which))
        return np.concatenate((met, joined(compress(fresh, few.tolist()))))

    def _gone_of(self, asked: Asked, keys: int) -> Ints:
        """Return how many of the holders of each key are gone."""
        return np.bincount(asked.which.compress(self._gone.take(asked.met >> 1)), minlength=keys)

    def _older(self, marks: Marks) -> Asked:
        """Return who of the articles in the arrays shares which keys, be they gone or not."""
        asked = self._asked.pop(marks, None)
        return asked or ask(self._postings, marks, COMMON + len(self._leaving))

    def _settle(self) -> None:
        """Bring the arrays up to date: strike out who left, and put in who came."""
        self._strike()
        self._postings.add(*self._fresh.oldest(AT_ONCE))

    def _strike(self) -> None:
        self._asked = {}
        if self._leaving:
            keys = [marks().keys for marks in self._leaving.values()]
            self._postings.remove(np.concatenate(keys), self._gone)
            self._gone[list(self._leaving)] = False
            self._leaving = {}

    def _enter(self, number: int, marks: Marks) -> None:
        """Note the size of an article's sample."""
        if number in self._leaving:  # or it would be struck out with the other
            self._strike()
        grow(self._gone, number + 1)
        grow(self._sizes, number + 1)
        self._sizes[number] = marks.size


def _several(met: Numbers) -> Ints:
    """Return where, of those met, in order, each number begins that shares a band or two samples and more."""
    starts = (met & 1) == 0
    same = (met[1:] ^ met[:-1]) <= 1
    starts[:-1] |= same
    starts[1:] &= ~same
    found: Ints = starts.nonzero()[0]
    return found
