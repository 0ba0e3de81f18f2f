"""What the postings tell of the keys of one article."""

from typing import NamedTuple

import numpy as np

from streams.fold.index.blocks import Ints
from streams.fold.index.keys import BANDS, Marks
from streams.fold.index.lists import Numbers
from streams.fold.index.postings import MOST, Postings

__all__ = ["Asked", "ask"]

_BIT = np.uint32(1)


class Asked(NamedTuple):
    """Who shares which keys of an article."""

    which: Ints  #: for each of those met, the key that is shared, in the order of the keys
    met: Numbers  #: the number of each, and below it a bit: whether the key is a sample, and not a band
    counts: Ints  #: for each key, how many articles have it, if it is a sample


def ask(postings: Postings, marks: Marks, most: int) -> Asked:
    """Return who shares keys of an article; not who shares a sample that more than `most` have."""
    sampled = np.arange(len(marks.keys)) >= BANDS
    held = postings.holders(marks.keys, np.where(sampled, most, MOST))
    met: Numbers = held.numbers << _BIT | sampled.take(held.which)
    return Asked(held.which, met, held.counts * sampled)
