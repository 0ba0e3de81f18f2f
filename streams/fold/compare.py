"""Whether two articles are one story told twice. Symmetric: who came first is no matter."""

from enum import StrEnum

import numpy as np

from streams.fold.features import Features
from streams.fold.overlap import overlap
from streams.fold.rows import Figures
from streams.fold.runs import longest_run, share_run
from streams.fold.settings import FoldSettings
from streams.text.shingles import Hashes, shape

__all__ = ["Rule", "facts_agree", "lead_is_new", "measure", "refused_by", "run_in_words"]

#: Units that a shingle spans, and units a word: a word of Chinese or Japanese is about two characters.
_SPAN = {"w3": 3, "c5": 5}
_A_WORD = {"w3": 1, "c5": 2}

#: Words at the top of a text: about the first three sentences.
_LEAD = 60


class Rule(StrEnum):
    """The rules that a pair must pass, in their order."""

    WINDOW = "window"
    CONTAINMENT = "containment"
    FACTS = "facts"
    UPDATE = "update"


def refused_by(one: Features, other: Features, figures: Figures, limits: FoldSettings) -> Rule | None:
    """Return the first rule that keeps the two apart; None where they match."""
    if abs(one.order[0] - other.order[0]) > limits.window.total_seconds():
        return Rule.WINDOW
    if figures.containment < limits.containment:
        return Rule.CONTAINMENT
    if not (facts_agree(figures, limits) or share_run(one.grams, other.grams, _grams(one, limits.run))):
        return Rule.FACTS
    return Rule.UPDATE if _is_another_story(one, other, limits) else None


def facts_agree(figures: Figures, limits: FoldSettings) -> bool:
    """Tell whether numbers and names agree enough to be one report's."""
    return figures.numbers >= limits.numbers and figures.names >= limits.names


def measure(one: Features, other: Features) -> Figures:
    """Compare two articles by their exact shingle sets and their facts."""
    shared = _shared(one.shingles, other.shingles)
    smaller = min(len(one.shingles), len(other.shingles))
    union = len(one.shingles) + len(other.shingles) - shared
    return Figures(
        jaccard=shared / union if union else 0.0,
        containment=shared / smaller if smaller else 0.0,
        numbers=_agreement(one.numbers, other.numbers),
        names=_agreement(one.names, other.names),
    )


def run_in_words(one: Features, other: Features) -> int:
    """Return the words of the longest verbatim run."""
    found = longest_run(one.grams, other.grams)
    kind = shape(one.article.language)
    return (found + _SPAN[kind] - 1) // _A_WORD[kind] if found else 0


def lead_is_new(longer: Features, other: Features) -> bool:
    """Tell whether the first 60 words of `longer` share no shingle with `other`: a new top on old text."""
    return _shared(np.unique(longer.grams[: _grams(longer, _LEAD)]), other.shingles) == 0


def _is_another_story(one: Features, other: Features, limits: FoldSettings) -> bool:
    """Tell whether the longer tells something new, and what it took over is the smaller part of it."""
    shorter, longer = sorted((one, other), key=lambda f: (f.length, f.order))
    if not lead_is_new(longer, shorter):
        return False
    return _shared(shorter.shingles, longer.shingles) < limits.kept * len(longer.shingles)


def _grams(of: Features, words: int) -> int:
    """Return how many shingles in a row make a run of so many words."""
    kind = shape(of.article.language)
    return words * _A_WORD[kind] - _SPAN[kind] + 1


def _shared(one: Hashes, other: Hashes) -> int:
    return overlap(one, other) if len(one) <= len(other) else overlap(other, one)


def _agreement(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that is in the other; 1 where there is nothing to disagree on."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 1.0
