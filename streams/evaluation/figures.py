"""The figures of many pages: means in which every page weighs the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from streams.evaluation.score import Score, harmonic

__all__ = ["Figures", "Right", "figures"]


@dataclass(frozen=True, slots=True)
class Right:
    """How many of the judged are right."""

    right: int
    judged: int

    @property
    def share(self) -> float | None:
        """The share; None where nothing was judged."""
        return self.right / self.judged if self.judged else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """The figures of docs/accuracy.md: F1, P, R, and how many titles, dates and authors are right."""

    pages: int
    precision: float
    recall: float
    title: Right
    date: Right
    authors: Right

    @property
    def f1(self) -> float:
        """Of the mean precision and the mean recall, not the mean of the pages' F1."""
        return harmonic(self.precision, self.recall)


def figures(scores: Sequence[Score]) -> Figures:
    """Sum up the scores of at least one page."""
    return Figures(
        pages=len(scores),
        precision=fmean(score.precision for score in scores),
        recall=fmean(score.recall for score in scores),
        title=_right(score.title for score in scores),
        date=_right(score.date for score in scores),
        authors=_right(score.authors for score in scores),
    )


def _right(verdicts: Iterable[bool | None]) -> Right:
    judged = [verdict for verdict in verdicts if verdict is not None]
    return Right(sum(judged), len(judged))
