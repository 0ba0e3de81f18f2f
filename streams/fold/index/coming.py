"""The keys of articles that come together, each key looked for once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from streams.fold.index.arrays import stretches
from streams.fold.index.blocks import Ints
from streams.fold.index.buckets import same
from streams.fold.index.keys import BANDS, Marks, keys_of
from streams.fold.index.lists import Flags, Numbers
from streams.fold.index.postings import Lookup, Postings

__all__ = ["Coming", "coming"]


class Coming(NamedTuple):
    """The keys, article by article, and where equal ones are."""

    owner: Ints  #: whose each key is, by their places
    sampled: Flags  #: which are samples, and not bands
    which: Ints  #: for each, which of the distinct keys it is
    order: Ints  #: the keys, equal ones together, and then in the order of coming
    before: Ints  #: how many of those that come before have each key
    times: Ints  #: how many of those that come have each of the distinct keys
    once: bool  #: whether none has a key twice
    counts: Ints  #: how many in the arrays have it
    lookup: Lookup  #: where those are, of the distinct keys
    sizes: Numbers  #: of the samples of those that come

    def pairs(self, some: Flags) -> tuple[Ints, Ints]:
        """Return pairs of equal keys: some of the keys, and for each all that come before."""
        later = (some & (self.before > 0))[self.order].nonzero()[0]
        before = self.before[self.order[later]]
        return self.order[later.repeat(before)], self.order[stretches(later - before, before)]


def coming(postings: Postings, marks: Sequence[Marks]) -> Coming:
    """Look for the keys of articles."""
    keys = same(keys_of(marks))
    lengths = np.array([len(of.keys) for of in marks])
    owner = np.arange(len(marks)).repeat(lengths)
    sampled = np.arange(len(keys)) - (lengths.cumsum() - lengths)[owner] >= BANDS
    order = keys.argsort(kind="stable")
    keys = keys[order]
    first = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    starts, which, before = first.nonzero()[0], np.empty(len(keys), np.intp), np.empty(len(keys), np.intp)
    which[order] = first.cumsum() - 1
    before[order] = np.arange(len(keys)) - starts[which[order]]
    lookup = postings.look_up(keys[starts])
    sizes = np.array([of.size for of in marks], np.uint32)
    times, owners = np.diff(starts, append=len(keys)), owner[order]
    once = bool((first[1:] | (owners[1:] != owners[:-1])).all())
    return Coming(owner, sampled, which, order, before, times, once, lookup.counts[which], lookup, sizes)
