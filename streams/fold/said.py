"""What each rule looks at, in words: the figures of a pair as a person reads them."""

from streams.fold.compare import by_length, lead_is_new, own_stretch, run_in_words, subject_of
from streams.fold.rules import Pair, Rule

__all__ = ["said"]

_MOST = 4  # names shown of a subject


def said(rule: Rule, pair: Pair) -> str:
    """Return the figures by which a rule judges a pair."""
    match rule:
        case Rule.WINDOW:
            return f"published {abs(pair.one.order[0] - pair.other.order[0]) / 3600:.1f} hours apart"
        case Rule.CONTAINMENT:
            return f"{pair.figures.containment:.0%} of the shorter text stands in the other"
        case Rule.SUBJECT:
            return _subjects(pair)
        case Rule.FACTS:
            return _facts(pair)
        case Rule.PARTS:
            return _parts(pair)
        case Rule.UPDATE:
            shorter, longer = by_length(pair.one, pair.other)
            is_new = lead_is_new(longer, shorter)
            return f"the top of the longer text is {'new' if is_new else 'in the other'}"


def _subjects(pair: Pair) -> str:
    if not pair.is_short:
        return f"not asked: the longer text has more than {pair.limits.short} words"
    if pair.facts.subjects:
        return "each names what the other is about"
    one, other = subject_of(pair.one, pair.other), subject_of(pair.other, pair.one)
    if not (one and other):
        one, other = pair.one.tickers, pair.other.tickers
    return f"one is about {_listed(one)}, the other about {_listed(other)}"


def _facts(pair: Pair) -> str:
    facts, run = pair.facts, run_in_words(pair.one, pair.other)
    agree = f"{facts.numbers:.0%} of the numbers and {facts.names:.0%} of the names agree"
    return f"{agree}; the longest verbatim run has {run} words"


def _parts(pair: Pair) -> str:
    shorter, longer = by_length(pair.one, pair.other)
    own = own_stretch(shorter, longer), own_stretch(longer, shorter)
    return (
        f"the longest stretch that only one has: {own[0]} words of the shorter text, {own[1]} of the longer"
    )


def _listed(names: frozenset[str]) -> str:
    return " ".join(sorted(names)[:_MOST])
