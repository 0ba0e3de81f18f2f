"""The keys under which an article is found: the bands of its signature, and its sampled shingles.

**Bands**: MinHash LSH (Indyk and Motwani, 1998). Two articles meet that share a band.

**Samples**: the shingles whose hash is 0 modulo 8 (scaled MinHash, or FracMinHash: Irber et al., 2022), so
that two articles sample what they share alike. They find what LSH cannot, because the Jaccard similarity is
low: the copy of the lead alone, the cut copy, heavy rewording. LSH finds what they cannot: texts of less
than 60 words, of which too few shingles are sampled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np
import xxhash

from streams.fold.index.arrays import distinct
from streams.fold.index.buckets import Keys
from streams.text.shingles import Hashes

__all__ = ["BANDS", "NO_MARKS", "ONE_IN", "ROWS", "Marks", "all_marks", "marks", "sampled", "samples"]

#: 42 bands of 3 rows use 126 of the 128 permutations. A pair of Jaccard j meets with probability
#: 1 - (1 - j**3)**42: .29 at j = .2, .68 at .3, .94 at .4, .995 at .5. Of pairs of 40 words that match it
#: finds 995 in 1,000, where 16 bands of 5 find 800 and the sampled shingles 740; verification costs less
#: than the pairs lost.
BANDS, ROWS = 42, 3

ONE_IN = 8  #: shingles, of which one is sampled
_ONE_IN = np.uint32(ONE_IN)

#: Odd multipliers, one a row, and the band's number on top: what differs in a row or in its band differs
#: in 64 bits but for one chance in 2**64.
_ROW = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], np.uint64)
_BAND = np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)


@dataclass(frozen=True, eq=False, slots=True)
class Marks:
    """What the index knows an article by."""

    keys: Keys  #: of its bands, then of its samples
    size: int  #: of the sample


#: An article without words has no marks, and meets nothing.
NO_MARKS = Marks(np.empty(0, np.uint64), 0)


def sampled(shingles: Hashes) -> Hashes:
    """Return the sample of an article's shingles."""
    found: Hashes = shingles[shingles % _ONE_IN == 0]
    return found


def samples(grams: Sequence[Hashes]) -> list[Hashes]:
    """Return the samples of several articles' shingles, each sorted and without repetitions."""
    owners = np.repeat(np.arange(len(grams), dtype=np.uint64) << _HALF, list(map(len, grams)))
    together = np.concatenate(grams)
    which = together % _ONE_IN == 0
    ordered = distinct(owners[which] | together[which])
    ends = ordered.searchsorted(np.arange(len(grams) + 1, dtype=np.uint64) << _HALF).tolist()
    found = ordered.astype(np.uint32)
    return [found[begin:end] for begin, end in pairwise(ends)]


def marks(least: Hashes, sample: Hashes, language: str) -> Marks:
    """Return the marks of an article with words: `least` are the 128 minima of its signature."""
    keys = np.empty(BANDS + len(sample), np.uint64)
    np.dot(_rows(least), _ROW, out=keys[:BANDS])
    keys[:BANDS] += _BAND
    np.multiply(sample, _ROW[0], out=keys[BANDS:])
    return Marks(_mixed(keys, language), len(sample))


def all_marks(least: Hashes, samples: Sequence[Hashes], language: str) -> list[Marks]:
    """Return the marks of articles of one language, of whose minima each has a row."""
    bands = _mixed(_rows(least).dot(_ROW) + _BAND, language)
    shingles = _mixed(np.concatenate(samples) * _ROW[0], language)
    ends = accumulate(map(len, samples))
    each = zip(bands, samples, ends, strict=True)
    return [
        Marks(np.concatenate((band, shingles[end - len(sample) : end])), len(sample))
        for band, sample, end in each
    ]


def _rows(least: Hashes) -> Keys:
    return least[..., : BANDS * ROWS].reshape(*least.shape[:-1], BANDS, ROWS).astype(np.uint64)


def _mixed(keys: Keys, language: str) -> Keys:
    """Return keys of which every bit tells something: the buckets are told by the lowest."""
    keys ^= _salt(language)
    keys ^= keys >> _HALF
    keys *= _ROW[1]
    keys ^= keys >> _HALF
    return keys


@lru_cache(maxsize=1024)
def _salt(language: str) -> np.uint64:
    """Return what keeps the articles of one language from meeting those of another."""
    return np.uint64(xxhash.xxh3_64_intdigest(language.encode()))
