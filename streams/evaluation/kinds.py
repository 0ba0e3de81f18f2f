"""Which kinds of articles are found, and which are mistaken for one another, where lines name their kind."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from streams.evaluation.labels import Grey, Labelled

__all__ = ["PairRecall", "false_pairs", "recall_by_kind"]


@dataclass(slots=True)
class PairRecall:
    """Of the pairs of a kind with another article of its label, how many are in one story."""

    right: int = 0
    pairs: int = 0

    @property
    def share(self) -> float:
        """The recall of the kind."""
        return self.right / self.pairs


def recall_by_kind(articles: Sequence[Labelled], stories: Mapping[str, str]) -> dict[str, PairRecall]:
    """Return the recall of each kind that has a pair, by name in order."""
    recalls: dict[str, PairRecall] = defaultdict(PairRecall)
    for one, other in _pairs(articles, lambda a: a.label):
        for article in (one, other):
            kind = recalls[article.kind or ""]
            kind.pairs += 1
            kind.right += stories[one.url] == stories[other.url]
    return dict(sorted(recalls.items()))


def false_pairs(
    articles: Sequence[Labelled], stories: Mapping[str, str], grey: Grey = frozenset(), ignore: bool = False
) -> list[tuple[Labelled, Labelled]]:
    """Return the pairs in one story that have two labels and are not left out."""
    return [
        (one, other)
        for one, other in _pairs(articles, lambda a: stories[a.url])
        if one.label != other.label
        and frozenset((one.url, other.url)) not in grey
        and not (ignore and one.running == other.running)
    ]


def _pairs(
    articles: Sequence[Labelled], key: Callable[[Labelled], str]
) -> Iterator[tuple[Labelled, Labelled]]:
    groups: dict[str, list[Labelled]] = defaultdict(list)
    for article in articles:
        groups[key(article)].append(article)
    for group in groups.values():
        yield from combinations(group, 2)
