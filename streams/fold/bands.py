"""Candidates by MinHash LSH (Indyk and Motwani, 1998) over the published signatures.

It finds what `datasketch.MinHashLSH` finds, which a test compares. Importing that takes a second, most of
it scipy, and its questions and insertions take four times as long.
"""

import numpy as np

from streams.fold.postings import Postings
from streams.records import Signature
from streams.text.minhash import values

__all__ = ["Bands"]

#: 42 bands of 3 rows use 126 of the 128 permutations. A pair of Jaccard j meets with probability
#: 1 - (1 - j**3)**42: .29 at j = .2, .68 at .3, .94 at .4, .995 at .5. Of pairs of 40 words that match it
#: finds 995 in 1,000, where 16 bands of 5 find 800 and the sampled shingles 740; verification costs less
#: than the pairs lost.
_BANDS, _ROWS = 42, 3

#: Odd multipliers, one a row, and the band's number on top: what differs in a row or in its band differs
#: in 64 bits but for one chance in 2**64.
_ROW = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], np.uint64)
_BAND = np.arange(_BANDS, dtype=np.uint64) * np.uint64(0xD6E8FEB86659FD93)


class Bands:
    """The signatures of one language."""

    def __init__(self) -> None:
        self._postings = Postings()

    def add(self, article_id: str, signature: Signature) -> None:
        """Let later articles meet this one."""
        self._postings.add(_keys(signature), article_id)

    def remove(self, article_id: str, signature: Signature) -> None:
        """Let no later article meet this one; the signature is that it was added with."""
        self._postings.remove(_keys(signature), article_id)

    def near(self, signature: Signature) -> set[str]:
        """Return the ids of the articles that share a band."""
        return set().union(*self._postings.holders(_keys(signature)))


def _keys(signature: Signature) -> list[int]:
    rows = values(signature)[: _BANDS * _ROWS].reshape(_BANDS, _ROWS).astype(np.uint64)
    keys: list[int] = ((rows * _ROW).sum(axis=1, dtype=np.uint64) + _BAND).tolist()
    return keys
