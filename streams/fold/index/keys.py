"""The keys under which an article is found: the bands of its signature, and its sampled shingles.

**Bands**: MinHash LSH (Indyk and Motwani, 1998). Two articles meet that share a band.

**Samples**: the shingles whose hash is 0 modulo 8 (scaled MinHash, or FracMinHash: Irber et al., 2022), so
that two articles sample what they share alike. They find what LSH cannot, because the Jaccard similarity is
low: the copy of the lead alone, the cut copy, heavy rewording. LSH finds what they cannot: texts of less
than 60 words, of which too few shingles are sampled.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import xxhash

from streams.fold.index.arrays import distinct
from streams.fold.index.buckets import Keys
from streams.text.shingles import Hashes

__all__ = [
    "BANDS", "NO_MARKS", "ONE_IN", "ROWS", "Marks", "all_marks", "keys_of", "marks", "sampled", "samples",
]  # fmt: skip

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


class Source(NamedTuple):
    """What keys are made of."""

    least: Hashes
    sample: Hashes
    language: str


class Marks:
    """What the index knows an article by."""

    __slots__ = ("_keys", "_source", "size")

    def __init__(self, size: int, keys: Keys | None, source: Source | None = None) -> None:
        self.size = size  #: of the sample
        self._keys = keys
        self._source = source

    @property
    def keys(self) -> Keys:
        """Those of its bands, then of its samples. `keys_of` makes those of many in a quarter of the time."""
        if self._keys is None:
            assert self._source
            self.put(_keys(*self._source))
            assert self._keys is not None
        return self._keys

    @property
    def source(self) -> Source | None:
        """What its keys are to be made of, where there are none yet."""
        return self._source

    def put(self, keys: Keys) -> None:
        """Give it its keys."""
        self._keys, self._source = keys, None


#: An article without words has no marks, and meets nothing.
NO_MARKS = Marks(0, np.empty(0, np.uint64))


def sampled(shingles: Hashes) -> Hashes:
    """Return the sample of an article's shingles."""
    sample: Hashes = shingles[shingles % _ONE_IN == 0]
    return sample


def samples(grams: Sequence[Hashes]) -> list[Hashes]:
    """Return the samples of several articles' shingles, each sorted and without repetitions."""
    owners = np.repeat(np.arange(len(grams), dtype=np.uint64) << _HALF, list(map(len, grams)))
    together = np.concatenate(grams)
    which = together % _ONE_IN == 0
    ordered = distinct(owners[which] | together[which])
    ends = ordered.searchsorted(np.arange(len(grams) + 1, dtype=np.uint64) << _HALF).tolist()
    hashes = ordered.astype(np.uint32)
    return [hashes[begin:end] for begin, end in pairwise(ends)]


def marks(least: Hashes, sample: Hashes, language: str) -> Marks:
    """Return the marks of an article with words: `least` are the 128 minima of its signature."""
    return Marks(len(sample), None, Source(least, sample, language))


def all_marks(least: Hashes, samples: Sequence[Hashes], language: str) -> list[Marks]:
    """Return the marks of articles of one language, of whose minima each has a row."""
    each = zip(samples, _all_keys(least, samples, language), strict=True)
    return [Marks(len(sample), keys) for sample, keys in each]


def keys_of(several: Sequence[Marks]) -> Keys:
    """Return the keys of several, one's after the other's."""
    without: dict[str, list[tuple[Marks, Source]]] = defaultdict(list)
    for marks in several:
        if source := marks.source:
            without[source.language].append((marks, source))
    for language, some in without.items():
        least = np.array([source.least for _, source in some])
        made = _all_keys(least, [source.sample for _, source in some], language)
        for (marks, _), keys in zip(some, made, strict=True):
            marks.put(keys)
    return np.concatenate([NO_MARKS.keys, *(marks.keys for marks in several)])


def _keys(least: Hashes, sample: Hashes, language: str) -> Keys:
    keys = np.empty(BANDS + len(sample), np.uint64)
    np.dot(_rows(least), _ROW, out=keys[:BANDS])
    keys[:BANDS] += _BAND
    np.multiply(sample, _ROW[0], out=keys[BANDS:])
    return _mixed(keys, language)


def _all_keys(least: Hashes, samples: Sequence[Hashes], language: str) -> Iterator[Keys]:
    bands = _mixed(_rows(least).dot(_ROW) + _BAND, language)
    shingles = _mixed(np.concatenate(samples) * _ROW[0], language)
    ends = accumulate(map(len, samples), initial=0)
    for band, (begin, end) in zip(bands, pairwise(ends), strict=True):
        yield np.concatenate((band, shingles[begin:end]))


def _rows(least: Hashes) -> Keys:
    return least[..., : BANDS * ROWS].reshape(*least.shape[:-1], BANDS, ROWS).astype(np.uint64)


def _mixed(keys: Keys, language: str) -> Keys:
    """Return keys with every bit mixed: the lowest choose the buckets."""
    keys ^= _salt(language)
    keys ^= keys >> _HALF
    keys *= _ROW[1]
    keys ^= keys >> _HALF
    return keys


@lru_cache(maxsize=1024)
def _salt(language: str) -> np.uint64:
    """Return what keeps the articles of one language from meeting those of another."""
    return np.uint64(xxhash.xxh3_64_intdigest(language.encode()))
