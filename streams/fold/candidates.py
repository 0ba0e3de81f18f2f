"""Which articles are worth comparing: MinHash LSH (Indyk and Motwani, 1998) by datasketch."""

from typing import Any

from streams.records import Signature
from streams.text.minhash import values

__all__ = ["Candidates"]

#: 42 bands of 3 rows use 126 of the 128 permutations. A pair of Jaccard j meets with probability
#: 1 - (1 - j**3)**42: .29 at j = .2, .68 at .3, .94 at .4, .995 at .5. Verification removes the many that
#: meet by chance.
_BANDS, _ROWS = 42, 3


class Candidates:
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

    def near(self, signature: Signature) -> list[str]:
        """Return the ids of the articles that share a band, sorted."""
        if self._lsh is None and not self._waiting:
            return []
        self._insert_waiting()
        return sorted(self._lsh.query(_sketch(signature)))

    def _insert_waiting(self) -> None:
        if self._lsh is None:
            from datasketch import MinHashLSH  # noqa: PLC0415 - slow, see the class

            self._lsh = MinHashLSH(num_perm=128, params=(_BANDS, _ROWS))
        for article_id, signature in self._waiting.items():
            self._lsh.insert(article_id, _sketch(signature))
        self._waiting.clear()


def _sketch(signature: Signature) -> Any:
    from datasketch import LeanMinHash  # noqa: PLC0415 - slow, see the class

    return LeanMinHash(seed=signature.seed, hashvalues=values(signature), scheme=signature.scheme)
