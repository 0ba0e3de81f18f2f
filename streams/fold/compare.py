"""The comparison of two articles by shingles and facts."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from streams.fold.features import A_WORD, Features
from streams.fold.lazy import lazy
from streams.fold.overlap import in_both, present
from streams.fold.rows import Figures
from streams.fold.runs import longest_run, share_run
from streams.fold.slots import conflicts
from streams.text.shingles import distinct, shape

__all__ = [
    "Agreement", "by_length", "lead_is_new", "measure", "own_stretch",
    "run_in_words", "share_words", "subject_of",
]  # fmt: skip

#: Units that a shingle spans.
_SPAN = {"w3": 3, "c5": 5}

#: Words at the top of a text: about the first three sentences.
_LEAD = 60

#: Share of the names of a subject that a rewrite puts in other words: "Treasury Minister" for "Secretary", or
#: "Nigerian". Of a form of two companies more are others.
_UNNAMED = 1 / 3


class Places(NamedTuple):
    """How many places of a form both texts have filled with numbers, and how many with other numbers."""

    shared: int
    unlike: int


@dataclass(eq=False)
class Agreement:
    """How far the facts of two articles agree. Each is found out when it is asked for."""

    one: Features
    other: Features

    @lazy
    def numbers(self) -> float:
        """Return the share of the numbers, of what the one with fewer has."""
        return _agreement(self.one.numbers, self.other.numbers)

    @property
    def own_numbers(self) -> int:
        """How many numbers each has that the other lacks: of the one with fewer such."""
        one, other = self.one.numbers, self.other.numbers
        return min(len(one - other), len(other - one))

    @lazy
    def places(self) -> Places:
        """Where in a form both have numbers, and where other ones."""
        return Places(*conflicts(self.one.slots, self.other.slots))

    @lazy
    def names(self) -> float:
        """Return the share of the names."""
        return _agreement(self.one.names, self.other.names)

    @lazy
    def subjects_mostly(self) -> bool:
        """Whether one lead names little that the other report does not: a rewrite has other titles."""
        one, other = self.one, self.other
        alike = _is_mostly_named(one, other) or _is_mostly_named(other, one)
        return alike and not _are_companies(one, other)

    @lazy
    def subjects(self) -> bool:
        """Whether one lead names nothing that the other report does not."""
        one, other = self.one, self.other
        alike = one.subject <= other.named or other.subject <= one.named
        return alike and not _are_companies(one, other)


def measure(one: Features, other: Features) -> Figures:
    """Compare two articles by their exact shingle sets."""
    common = in_both(one.shingles, other.shingles)
    return _figures(common, len(one.shingles), len(other.shingles))


def subject_of(one: Features, other: Features) -> frozenset[str]:
    """Return what `one` is about and `other` does not name."""
    return one.subject - other.named


def run_in_words(one: Features, other: Features) -> int:
    """Return the words of the longest verbatim run."""
    run = longest_run(one.grams, other.grams)
    kind = shape(one.article.language)
    return (run + _SPAN[kind] - 1) // A_WORD[kind] if run else 0


def share_words(one: Features, other: Features, words: int) -> bool:
    """Tell whether some run of so many words stands in both."""
    return share_run(one.grams, other.grams, _grams(one, words))


def by_length(one: Features, other: Features) -> tuple[Features, Features]:
    """Return the shorter and the longer; of equals the earlier first."""
    return (one, other) if (one.length, one.order) <= (other.length, other.order) else (other, one)


def lead_is_new(longer: Features, other: Features) -> bool:
    """Tell whether the first 60 words of `longer` share no shingle with `other`: a new top on old text."""
    return in_both(distinct(longer.grams[: _grams(longer, _LEAD)]), other.shingles) == 0


def own_stretch(of: Features, other: Features) -> int:
    """Return the words of the longest stretch of a text that shares no shingle with the other."""
    shared = np.concatenate(([-1], present(of.grams, other.shingles).nonzero()[0], [len(of.grams)]))
    longest = int((shared[1:] - shared[:-1]).max()) - 1
    return longest // A_WORD[shape(of.article.language)]


def _grams(of: Features, words: int) -> int:
    """Return how many shingles in a row make a run of so many words."""
    kind = shape(of.article.language)
    return words * A_WORD[kind] - _SPAN[kind] + 1


def _is_mostly_named(one: Features, other: Features) -> bool:
    return len(one.subject - other.named) <= _UNNAMED * len(one.subject)


def _are_companies(one: Features, other: Features) -> bool:
    """Tell whether the two are about companies of different names at the stock exchange."""
    return bool(one.tickers and other.tickers) and one.tickers.isdisjoint(other.tickers)


def _figures(common: int, one: int, other: int) -> Figures:
    """Return the figures of two sets of shingles by their sizes and that of what they share."""
    smaller, union = min(one, other), one + other - common
    return Figures(
        jaccard=common / union if union else 0.0,
        containment=common / smaller if smaller else 0.0,
    )


def _agreement(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that is in the other; 1 where there is nothing to disagree on."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 1.0
