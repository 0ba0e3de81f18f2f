"""How right the roots of first events are: accuracy, and precision, recall and F1 by root."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from streams.evaluation.score import harmonic

__all__ = ["CodedText", "RootFigures", "RootScore", "root_figures"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CodedText:
    """A text's labels, any of which is right, and the root that was coded first."""

    labels: tuple[str, ...]
    coded: str

    @property
    def right(self) -> bool:
        """Whether the root that was coded is one of the labels."""
        return self.coded in self.labels

    @property
    def label(self) -> str:
        """The label it is counted under: the one that was coded where that is right, else the first."""
        return self.coded if self.right else self.labels[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class RootScore:
    """One root against all others."""

    texts: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, kw_only=True, slots=True)
class RootFigures:
    """The figures of docs/accuracy.md for events."""

    texts: int
    accuracy: float
    roots: dict[str, RootScore]  #: of each label that occurs
    confusions: dict[tuple[str, str], int]  #: label and what was coded instead, the most frequent first

    @property
    def macro_f1(self) -> float:
        """The mean over the labels that occur; each weighs the same."""
        return fmean(score.f1 for score in self.roots.values())


def root_figures(texts: Sequence[CodedText]) -> RootFigures:
    """Sum up at least one text."""
    labelled = Counter(one.label for one in texts)
    coded = Counter(one.coded for one in texts)
    right = Counter(one.label for one in texts if one.right)
    wrong = Counter((one.label, one.coded) for one in texts if not one.right)
    return RootFigures(
        texts=len(texts),
        accuracy=right.total() / len(texts),
        roots={
            root: RootScore(
                texts=count, precision=right[root] / max(1, coded[root]), recall=right[root] / count
            )
            for root, count in sorted(labelled.items())
        },
        confusions=dict(sorted(wrong.items(), key=lambda item: (-item[1], item[0]))),
    )
