"""Which articles are worth comparing: those that share a band, or enough of their sampled shingles."""

from collections.abc import Callable, Sequence
from itertools import compress
from typing import NamedTuple

import numpy as np

from streams.fold.index.arrays import grow
from streams.fold.index.blocks import Ints
from streams.fold.index.foresee import MOST_TOGETHER, Rules, foresee
from streams.fold.index.fresh import WIDTH, Fresh, counts, joined
from streams.fold.index.keys import BANDS, NO_MARKS, Marks, keys_of
from streams.fold.index.lists import Flags
from streams.fold.index.postings import Numbers, Postings
from streams.fold.index.together import Together

__all__ = ["AT_ONCE", "COMMON", "LEAST", "RESTING", "SHARE", "Candidates"]

#: A candidate shares two sampled shingles, and three tenths of the smaller sample: matches contain half of
#: the shorter text, and of a sample of 6 shingles at one half, as a lead of 50 words has, 89 % share two.
LEAST = 2
SHARE = 0.3

#: A key of more articles than this is a figure of speech, or of a form that is filled in again and again. Of
#: copies no more than `streams.fold.memory` says are ever in here.
COMMON = 200


#: Articles of which there need be no arrays: a dict of 8,000 takes 56 MB, and a third of the time.
_FEW = 8192
#: Articles that wait in the dict to be put into the arrays together, and others that wait to be struck out of
#: them, in a third of the time that one after the other takes. More would be too large for the cache of the
#: processor; with a million in, 128 take 20 ms to look ahead, and as long to put in and strike out.
AT_ONCE = 128
#: Numbers of articles that are gone, of which none is given again until there are more: see `Candidates`.
RESTING = 2 * AT_ONCE

_BIT = np.uint32(1)


class _Asked(NamedTuple):
    """Who shares which keys of an article."""

    which: Ints  #: for each of those met, the key that is shared, in the order of the keys
    met: Numbers  #: the number of each, and below it a bit: whether the key is a sample, and not a band
    counts: Ints  #: for each key, how many articles have it


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
        self._together = Together()  # what is known ahead, for as long as the postings stay as they are

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return self._postings.nbytes + self._sizes.nbytes + self._gone.nbytes

    def add(self, number: int, marks: Marks) -> None:
        """Let later articles meet this one."""
        if len(self._fresh) >= AT_ONCE + self._few():
            self._put_in()
        self._enter(number, marks)
        if marks is not NO_MARKS and not self._together.came(marks, number):
            self._together = Together()
        self._fresh.add(marks, number)
        if self._together.complete:  # at once: what is known ahead of others comes with a pause of its own
            self._put_in()

    def add_many(self, numbers: Sequence[int], marks: Sequence[Marks]) -> None:
        """Let later articles meet these."""
        for number, of in zip(numbers, marks, strict=True):
            self._enter(number, of)
        self._together = Together()
        keys = keys_of(marks)
        self._postings.add(keys, np.array(numbers, np.uint32).repeat([len(of.keys) for of in marks]))

    def remove(self, number: int, marks: Callable[[], Marks]) -> None:
        """Let no later article meet this one. `marks` are asked for where they are not known here, and later.

        Raises `KeyError` for marks that it, or one that was removed shortly before, was not added with.
        """
        if number in self._fresh:
            self._fresh.remove(number)
            self._together.left(number)
            return
        self._leaving[number] = marks
        self._gone[number] = True
        if len(self._leaving) >= AT_ONCE + bool(self._together.foreseen):
            self._strike()

    def ahead(self, coming: Sequence[Marks]) -> None:
        """Find out together what will be asked of articles that come one by one, in this order.

        It changes no answer of `near`; but 128 articles take half of the time with it.
        """
        self._put_in()
        self._strike()
        some = [marks for marks in coming[: min(AT_ONCE, MOST_TOGETHER)] if marks is not NO_MARKS]
        if some and len(self._postings) and not len(self._fresh):
            self._together = foresee(self._postings, self._sizes, some, Rules(COMMON, AT_ONCE, _enough))

    def near(self, marks: Marks) -> Numbers:
        """Return the articles worth comparing with one of these marks, in order of their numbers."""
        foreseen = self._together.of(marks, self._gone, len(self._leaving))
        if not foreseen:
            return self._asked(marks)
        near = foreseen.near
        if len(near) and self._leaving:
            near = near[~self._gone[near]]
        beside = self._together.beside(foreseen)
        return np.sort(np.append(near, np.array(beside, np.uint32))) if beside else near

    def strongest(self, marks: Marks, numbers: Numbers, most: int) -> Numbers:
        """Return those of some articles that share most keys with one of these marks; of equals the first."""
        if len(numbers) <= most:
            return numbers
        met = self._met(marks) >> np.uint32(1)
        met.sort()
        shared = met.searchsorted(numbers, "right") - met.searchsorted(numbers)
        return np.sort(numbers[(-shared).argsort(kind="stable")[:most]])

    def _asked(self, marks: Marks) -> Numbers:
        """Return the same for one of which nothing is known."""
        met = self._met(marks)
        met.sort()
        starts = _several(met)
        if not len(starts):
            return met[:0]
        first = met.take(starts)
        numbers, shared = first >> 1, met.searchsorted(first | 1, "right") - starts
        near = _enough(shared, self._sizes.take(numbers), marks.size) | (first & 1 == 0)
        if self._leaving:
            near &= ~self._gone.take(numbers)
        return numbers.compress(near)

    def _met(self, marks: Marks) -> Numbers:
        """Return who shares a key that is not common: each once for each that is shared."""
        fresh = self._fresh.holders(marks.keys)
        if not len(self._postings):
            return joined(each for each in fresh if len(each) <= COMMON * WIDTH)
        older, held = _ask(self._postings, marks, COMMON + len(self._leaving)), counts(fresh)
        held += older.counts
        few = held <= COMMON
        if np.count_nonzero(held <= COMMON + len(self._leaving)) > np.count_nonzero(few):
            held -= self._gone_of(older, len(held))
            few = held <= COMMON
        met = older.met.compress(few.take(older.which))
        return np.concatenate((met, joined(compress(fresh, few.tolist()))))

    def _gone_of(self, asked: _Asked, keys: int) -> Ints:
        """Return how many of the holders of each key are gone."""
        return np.bincount(asked.which.compress(self._gone.take(asked.met >> 1)), minlength=keys)

    def _few(self) -> int:
        """Return of how many articles there need be no arrays."""
        return 0 if len(self._postings) else _FEW

    def _put_in(self) -> None:
        """Put into the arrays who came."""
        if self._together.enter(self._postings):
            self._fresh = Fresh()
        elif len(self._fresh) > self._few():
            self._postings.add(*self._fresh.oldest(AT_ONCE))
        self._together = Together()

    def _strike(self) -> None:
        """Strike out of the arrays who left."""
        self._together = Together()
        if self._leaving:
            self._postings.remove(keys_of([marks() for marks in self._leaving.values()]), self._gone)
            self._gone[list(self._leaving)] = False
            self._leaving = {}

    def _enter(self, number: int, marks: Marks) -> None:
        """Note the size of an article's sample."""
        if number in self._leaving:  # or it would be struck out with the other
            self._strike()
        grow(self._gone, number + 1)
        grow(self._sizes, number + 1)
        self._sizes[number] = marks.size


def _ask(postings: Postings, marks: Marks, most: int) -> _Asked:
    """Return who shares keys of an article; not who shares one that more than `most` have."""
    held = postings.holders(marks.keys, np.full(len(marks.keys), most))
    met: Numbers = held.numbers << _BIT | (held.which >= BANDS)
    return _Asked(held.which, met, held.counts)


def _enough(shared: Ints, one: Numbers, other: Numbers | int) -> Flags:
    """Tell which are enough samples that two share, of so many."""
    enough: Flags = shared >= np.maximum(SHARE * np.minimum(one, other), LEAST)
    return enough


def _several(met: Numbers) -> Ints:
    """Return where, of those met, in order, each number begins that shares a band or two samples and more."""
    starts = (met & 1) == 0
    same = (met[1:] ^ met[:-1]) <= 1
    starts[:-1] |= same
    starts[1:] &= ~same
    places: Ints = starts.nonzero()[0]
    return places
