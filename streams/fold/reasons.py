"""What each rule looks at, in words: the figures of a pair as a person reads them."""

from collections.abc import Callable

from streams.fold.compare import by_length, lead_is_new, own_stretch, run_in_words, subject_of
from streams.fold.rules import Pair, Rule

__all__ = ["reason"]

_MOST = 4  # names shown of a subject


def reason(rule: Rule, pair: Pair) -> str:
    """Return the figures by which a rule judges a pair."""
    return _REASONS[rule](pair)


def _window(pair: Pair) -> str:
    return f"published {abs(pair.one.order[0] - pair.other.order[0]) / 3600:.1f} hours apart"


def _containment(pair: Pair) -> str:
    return f"{pair.figures.containment:.0%} of the shorter text stands in the other"


def _subjects(pair: Pair) -> str:
    if not (pair.is_short or pair.may_be_form):
        return f"not asked: more than {pair.limits.short} words, and more than names differs"
    if pair.facts.subjects:
        return "each names what the other is about"
    if pair.passes(Rule.SUBJECT):
        return "each names most of what the other is about"
    one, other = subject_of(pair.one, pair.other), subject_of(pair.other, pair.one)
    if not (one and other):
        one, other = pair.one.tickers, pair.other.tickers
    return f"one is about {_listed(one)}, the other about {_listed(other)}"


def _issues(pair: Pair) -> str:
    one, other = pair.one.issue.dates, pair.other.issue.dates
    if not (one and other):
        return "not both titles give the day of their report"
    return f"one title gives the day {_days(one)}, the other {_days(other)}"


def _facts(pair: Pair) -> str:
    facts, run = pair.facts, run_in_words(pair.one, pair.other)
    agree = f"{facts.numbers:.0%} of the numbers and {facts.names:.0%} of the names agree"
    places = f"{facts.places.unlike} of {facts.places.shared} places of numbers have other ones"
    return f"{agree}; {places}; the longest verbatim run has {run} words"


def _parts(pair: Pair) -> str:
    shorter, longer = by_length(pair.one, pair.other)
    own = own_stretch(shorter, longer), own_stretch(longer, shorter)
    return (
        f"the longest stretch that only one has: {own[0]} words of the shorter text, {own[1]} of the longer"
    )


def _days(days: frozenset[int]) -> str:
    return " or ".join(map(str, sorted(days)))


def _listed(names: frozenset[str]) -> str:
    return " ".join(sorted(names)[:_MOST])


def _update(pair: Pair) -> str:
    shorter, longer = by_length(pair.one, pair.other)
    return f"the top of the longer text is {'new' if lead_is_new(longer, shorter) else 'in the other'}"


_REASONS: dict[Rule, Callable[[Pair], str]] = {
    Rule.WINDOW: _window,
    Rule.CONTAINMENT: _containment,
    Rule.SUBJECT: _subjects,
    Rule.ISSUE: _issues,
    Rule.FACTS: _facts,
    Rule.PARTS: _parts,
    Rule.UPDATE: _update,
}
