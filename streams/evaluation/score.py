"""One page's score: what an extractor made of it, against its gold."""

from dataclasses import dataclass

from streams.evaluation.gold import GoldPage
from streams.evaluation.words import names, overlap, plain

__all__ = ["Extraction", "Score", "harmonic", "score"]

_DAY = 10  # characters of a date without its time


@dataclass(frozen=True, kw_only=True, slots=True)
class Extraction:
    """What an extractor made of a page; nothing at all of one that it refused."""

    text: str = ""
    title: str = ""
    published_at: str = ""  #: ISO 8601
    authors: str | tuple[str, ...] = ()  #: a string lists several


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """How right it is. None for a field whose gold is not known."""

    precision: float
    recall: float
    title: bool | None  #: equal, blind to case and punctuation
    date: bool | None  #: the same day
    authors: bool | None  #: the same set of names

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)


def score(gold: GoldPage, extraction: Extraction) -> Score:
    """Score what an extractor made of a page."""
    precision, recall = overlap(gold.body, extraction.text)
    return Score(
        precision=precision,
        recall=recall,
        title=plain(gold.title) == plain(extraction.title) if gold.title else None,
        date=gold.published_at[:_DAY] == extraction.published_at[:_DAY] if gold.published_at else None,
        authors=names(gold.authors) == names(extraction.authors) if gold.authors else None,
    )


def harmonic(precision: float, recall: float) -> float:
    """Return F1; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall or 1)
