"""How right stories are: pairs, B-cubed and the adjusted Rand index, against labels.

Sources: Bagga and Baldwin, "Entity-based cross-document coreferencing" (1998), for B-cubed; Hubert and
Arabie, "Comparing partitions" (1985), for the index.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from streams.evaluation.labels import Grey, Labelled
from streams.evaluation.score import harmonic

__all__ = ["StoryFigures", "story_figures"]


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryFigures:
    """The figures of docs/accuracy.md for folding."""

    articles: int
    labels: int
    right: int  #: pairs in one story that have one label
    false: int  #: pairs in one story that have two, and are not left out
    missed: int  #: pairs with one label that are in two stories
    bcubed_precision: float
    bcubed_recall: float
    rand: float  #: the adjusted Rand index, of all pairs

    @property
    def precision(self) -> float:
        """Of the pairs in one story, the share with one label; 1 where no story has two articles."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs with one label, the share in one story."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)

    @property
    def bcubed(self) -> float:
        """The harmonic mean of the two of B-cubed."""
        return harmonic(self.bcubed_precision, self.bcubed_recall)


def story_figures(
    articles: Sequence[Labelled], stories: Mapping[str, str], grey: Grey = frozenset(), ignore: bool = False
) -> StoryFigures:
    """Score the stories (URL to story id) of at least one article.

    Pairs of two labels are left out where they are grey; with `ignore`, also where they are of one running
    story: whether an update is its story's or its own is a matter of taste.
    """
    by_label = Counter(a.label for a in articles)
    by_story = Counter(stories[a.url] for a in articles)
    both = Counter((stories[a.url], a.label) for a in articles)
    right, folded, expected = (_pairs(c.values()) for c in (both, by_story, by_label))
    left_out = _grey(articles, stories, grey) + (_of_one_running(articles, stories) if ignore else 0)
    return StoryFigures(
        articles=len(articles),
        labels=len(by_label),
        right=right,
        false=folded - left_out - right,
        missed=expected - right,
        bcubed_precision=sum(n * n / by_story[s] for (s, _), n in both.items()) / len(articles),
        bcubed_recall=sum(n * n / by_label[label] for (_, label), n in both.items()) / len(articles),
        rand=_adjusted(right, folded, expected, _pairs([len(articles)])),
    )


def _grey(articles: Iterable[Labelled], stories: Mapping[str, str], grey: Grey) -> int:
    labels = {a.url: a.label for a in articles}
    known = [tuple(pair) for pair in grey if len(pair) > 1 and pair <= labels.keys()]
    return sum(labels[one] != labels[other] and stories[one] == stories[other] for one, other in known)


def _of_one_running(articles: Sequence[Labelled], stories: Mapping[str, str]) -> int:
    running = Counter((stories[a.url], a.running) for a in articles)
    same = Counter((stories[a.url], a.running, a.label) for a in articles)
    return _pairs(running.values()) - _pairs(same.values())


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _adjusted(right: int, folded: int, expected: int, all_: int) -> float:
    """Return the index: 1 where both agree wholly, 0 as by chance; 1 where neither pairs anything."""
    chance = folded * expected / max(1, all_)
    most = (folded + expected) / 2
    return (right - chance) / (most - chance) if most > chance else 1.0
