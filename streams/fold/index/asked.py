"""What the postings tell of the keys of one article."""

from typing import NamedTuple

import numpy as np

from streams.fold.index.blocks import Ints
from streams.fold.index.keys import BANDS, Marks
from streams.fold.index.lists import Numbers
from streams.fold.index.postings import Postings

__all__ = ["Asked", "ask"]

_BIT = np.uint32(1)


class Asked(NamedTuple):
    """Who shares which keys of an article."""

    which: Ints  #: for each of those met, the key that is shared, in the order of the keys
    met: Numbers  #: the number of each, and below it a bit: whether the key is a sample, and not a band
    counts: Ints  #: for each key, how many articles have it


def ask(postings: Postings, marks: Marks, most: int) -> Asked:
    """Return who shares keys of an article; not who shares one that more than `most` have."""
    held = postings.holders(marks.keys, np.full(len(marks.keys), most))
    met: Numbers = held.numbers << _BIT | (held.which >= BANDS)
    return Asked(held.which, met, held.counts)
