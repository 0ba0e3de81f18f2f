"""Candidates by containment: an inverted index over a sample of the shingles.

The sample is of those shingles whose hash is 0 modulo 8 (scaled MinHash, or FracMinHash: Irber et al.,
2022), so that two articles sample what they share alike. It finds what LSH cannot, because the Jaccard
similarity is low: the copy of the lead alone, the cut copy, heavy rewording. LSH finds what this cannot:
texts of less than 60 words, of which too few shingles are sampled.
"""

from collections import Counter
from itertools import chain

from streams.fold.postings import Postings
from streams.text.shingles import Hashes

__all__ = ["Samples"]

_ONE_IN = 8

#: A candidate shares three sampled shingles, and three tenths of the smaller sample: matches contain half
#: of the shorter text, and of a sample of 10 shingles at one half, 95 % have 3 or more.
_AT_LEAST = 3
_SHARE = 0.3

#: A shingle of more articles than this is a figure of speech, or a text of which LSH finds the copies.
_COMMON = 200


class Samples:
    """The sampled shingles of one language's articles."""

    def __init__(self) -> None:
        self._postings = Postings()
        self._size: dict[str, int] = {}

    def add(self, article_id: str, shingles: Hashes) -> None:
        """Let later articles meet this one."""
        sample = _sample(shingles)
        self._size[article_id] = len(sample)
        self._postings.add(sample, article_id)

    def remove(self, article_id: str, shingles: Hashes) -> None:
        """Let no later article meet this one; `shingles` are those it was added with."""
        del self._size[article_id]
        self._postings.remove(_sample(shingles), article_id)

    def near(self, shingles: Hashes) -> set[str]:
        """Return the ids of the articles of which enough is shared."""
        sample = _sample(shingles)
        held = self._postings.holders(sample)
        shared = Counter(chain.from_iterable(h for h in held if len(h) <= _COMMON))
        enough = {a: n for a, n in shared.items() if n >= _AT_LEAST}
        return {a for a, n in enough.items() if n >= _SHARE * min(len(sample), self._size[a])}


def _sample(shingles: Hashes) -> list[int]:
    found: list[int] = shingles[shingles % _ONE_IN == 0].tolist()
    return found
