"""Candidates by MinHash LSH (Indyk and Motwani, 1998): datasketch's index over the published signatures."""

from functools import lru_cache
from typing import Any

from streams.records import Signature
from streams.text.minhash import NUM_PERM, values

__all__ = ["Bands"]

#: 42 bands of 3 rows use 126 of the 128 permutations. A pair of Jaccard j meets with probability
#: 1 - (1 - j**3)**42: .29 at j = .2, .68 at .3, .94 at .4, .995 at .5. Of pairs of 40 words that match it
#: finds 995 in 1,000, where 16 bands of 5 find 800 and the sampled shingles 740; verification costs less
#: than the pairs lost.
_BANDS, _ROWS = 42, 3


class Bands:
    """The signatures of one language. Insertion waits for the next question that needs it.

    For importing datasketch takes a second, most of it scipy, and a first article has nothing to meet.
    """

    def __init__(self) -> None:
        self._lsh: Any = None
        self._waiting: dict[str, Signature] = {}

    def add(self, article_id: str, signature: Signature) -> None:
        """Let later articles meet this one."""
        self._waiting[article_id] = signature

    def remove(self, article_id: str) -> None:
        """Let no later article meet this one."""
        if self._waiting.pop(article_id, None) is None:
            self._lsh.remove(article_id)

    def near(self, signature: Signature) -> set[str]:
        """Return the ids of the articles that share a band."""
        if self._lsh is None and not self._waiting:
            return set()
        self._insert_waiting()
        return set(self._lsh.query(_sketch(signature)))

    def _insert_waiting(self) -> None:
        if self._lsh is None:
            from datasketch import MinHashLSH  # noqa: PLC0415 - slow, see the class

            self._lsh = MinHashLSH(num_perm=NUM_PERM, params=(_BANDS, _ROWS))
        for article_id, signature in self._waiting.items():
            self._lsh.insert(article_id, _sketch(signature))
        self._waiting.clear()


@lru_cache(maxsize=2)  # each is asked about, and inserted before the next question
def _sketch(signature: Signature) -> Any:
    from datasketch import LeanMinHash  # noqa: PLC0415 - slow, see the class

    return LeanMinHash(seed=signature.seed, hashvalues=values(signature), scheme=signature.scheme)
