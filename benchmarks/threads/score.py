"""How well clusters agree with labels: by element and by pair."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Score", "by_element", "by_pair"]


class Score(NamedTuple):
    """Precision and recall, in 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def by_element(clusters: Sequence[str], labels: Sequence[str]) -> Score:
    """Return BCubed precision and recall (Bagga and Baldwin 1998).

    The mean over all elements of the share of their cluster that has their label, and of their label that is
    in their cluster.
    """
    together = Counter(zip(clusters, labels, strict=True))
    in_cluster, of_label = Counter(clusters), Counter(labels)
    pairs = list(zip(clusters, labels, strict=True))
    precision = sum(together[pair] / in_cluster[pair[0]] for pair in pairs)
    recall = sum(together[pair] / of_label[pair[1]] for pair in pairs)
    return Score(precision / len(pairs), recall / len(pairs))


def by_pair(clusters: Sequence[str], labels: Sequence[str]) -> Score:
    """Return the precision and recall of pairs that are in one cluster."""
    right = _pairs(Counter(zip(clusters, labels, strict=True)))
    made, wanted = _pairs(Counter(clusters)), _pairs(Counter(labels))
    return Score(right / made if made else 1.0, right / wanted if wanted else 1.0)


def _pairs(counts: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())
