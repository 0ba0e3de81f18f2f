"""What the postings tell of an article's keys; of several articles it is asked at once.

That is some forty small steps, and of 83 keys alone most of the time goes into beginning them: 128 articles
take a fourth of the time together.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from streams.fold.index.blocks import Ints
from streams.fold.index.buckets import Keys
from streams.fold.index.keys import BANDS, Marks
from streams.fold.index.lists import Flags, Numbers
from streams.fold.index.postings import MOST, Postings

__all__ = ["Asked", "ask", "ask_all"]

_BIT = np.uint32(1)


class Asked(NamedTuple):
    """Who shares which keys of an article."""

    which: Ints  #: for each of those met, the key that is shared, in the order of the keys
    met: Numbers  #: the number of each, and below it a bit: whether the key is a sample, and not a band
    counts: Ints  #: for each key, how many articles have it, if it is a sample


def ask(postings: Postings, marks: Marks, most: int) -> Asked:
    """Return who shares keys of an article; not who shares a sample that more than `most` have."""
    return _asked(postings, marks.keys, np.arange(len(marks.keys)) >= BANDS, most)


def ask_all(postings: Postings, marks: Sequence[Marks], most: int) -> list[Asked]:
    """Return the same for each of several articles."""
    lengths = [len(of.keys) for of in marks]
    ends = list(accumulate(lengths, initial=0))
    sampled = np.arange(ends[-1]) - np.repeat(ends[:-1], lengths) >= BANDS
    which, met, counts = _asked(postings, np.concatenate([of.keys for of in marks]), sampled, most)
    cuts = which.searchsorted(ends).tolist()
    return [
        Asked(which[a:b] - begin, met[a:b], counts[begin:end])
        for (a, b), (begin, end) in zip(pairwise(cuts), pairwise(ends), strict=True)
    ]


def _asked(postings: Postings, keys: Keys, sampled: Flags, most: int) -> Asked:
    held = postings.holders(keys, np.where(sampled, most, MOST))
    met: Numbers = held.numbers << _BIT | sampled.take(held.which)
    return Asked(held.which, met, held.counts * sampled)
