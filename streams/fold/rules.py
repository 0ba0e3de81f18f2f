"""Whether two articles are one story told twice. Symmetric: who came first is no matter."""

from enum import StrEnum

from streams.fold.compare import Agreement, by_length, compare_facts, lead_is_new, share_words
from streams.fold.features import Features
from streams.fold.rows import Figures
from streams.fold.settings import FoldSettings

__all__ = ["Rule", "facts_agree", "in_window", "passes", "refused_by"]


class Rule(StrEnum):
    """The rules that a pair must pass, in their order."""

    WINDOW = "window"  #: published near enough in time
    CONTAINMENT = "containment"  #: half of the shorter text is in the other
    FACTS = "facts"  #: no template filled twice: numbers and names agree, or a long run is verbatim
    UPDATE = "update"  #: no new report that merely ends on the old one


def passes(rule: Rule, one: Features, other: Features, figures: Figures, limits: FoldSettings) -> bool:
    """Tell whether a pair passes one rule; `figures` compares the two."""
    match rule:
        case Rule.WINDOW:
            return in_window(one, other, limits)
        case Rule.CONTAINMENT:
            return figures.containment >= limits.containment
        case Rule.FACTS:
            return facts_agree(compare_facts(one, other), limits) or share_words(one, other, limits.run)
        case Rule.UPDATE:
            return not _is_another_story(one, other, figures, limits)


def refused_by(one: Features, other: Features, figures: Figures, limits: FoldSettings) -> Rule | None:
    """Return the first rule that keeps the two apart; None where they match."""
    return next((rule for rule in Rule if not passes(rule, one, other, figures, limits)), None)


def in_window(one: Features, other: Features, limits: FoldSettings) -> bool:
    """Tell whether the two were published near enough in time to be compared."""
    return abs(one.order[0] - other.order[0]) <= limits.window.total_seconds()


def facts_agree(facts: Agreement, limits: FoldSettings) -> bool:
    """Tell whether numbers and names agree enough to be one report's."""
    return facts.numbers >= limits.numbers and facts.names >= limits.names


def _is_another_story(one: Features, other: Features, figures: Figures, limits: FoldSettings) -> bool:
    """Tell whether the longer tells something new, and what it took over is the smaller part of it."""
    shorter, longer = by_length(one, other)
    common = figures.containment * min(len(one.shingles), len(other.shingles))
    return common < limits.kept * len(longer.shingles) and lead_is_new(longer, shorter)
