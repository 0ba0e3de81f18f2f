"""The rules by which two articles are one story. Symmetric: who came first is no matter."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from streams.fold.compare import (
    Agreement,
    by_length,
    lead_is_new,
    measure,
    own_stretch,
    share_words,
)
from streams.fold.features import Features
from streams.fold.issues import are_two_issues
from streams.fold.lazy import lazy
from streams.fold.rows import Figures
from streams.fold.settings import FoldSettings

__all__ = ["Pair", "Rule", "in_window", "match"]


class Rule(StrEnum):
    """The rules that a pair must pass, in their order."""

    WINDOW = "window"  #: published near enough in time
    CONTAINMENT = "containment"  #: half of the shorter text is in the other
    SUBJECT = "subject"  #: no two short reports on two companies, places or persons
    ISSUE = "issue"  #: no two issues of a series, whose titles give each its own date
    FACTS = "facts"  #: no template filled twice: numbers and names agree, or a long run is verbatim
    PARTS = "parts"  #: no two reports that have a part in common, and a long stretch each of its own
    UPDATE = "update"  #: no new report that merely ends on the old one, or quotes it whole


@dataclass(eq=False)
class Pair:
    """Two articles, and what the rules ask of them."""

    one: Features
    other: Features
    limits: FoldSettings

    @classmethod
    def measured(cls, one: Features, other: Features, figures: Figures, limits: FoldSettings) -> "Pair":
        """Return a pair whose figures are known."""
        pair = cls(one, other, limits)
        vars(pair)["figures"] = figures
        return pair

    @lazy
    def figures(self) -> Figures:
        """How much of their texts the two share."""
        return Figures(jaccard=1.0, containment=1.0) if self.is_same else measure(self.one, self.other)

    @lazy
    def is_same(self) -> bool:
        """Whether the two are word for word the same, and have words."""
        one, other = self.one.article, self.other.article
        same = (one.text, one.title, one.language) == (other.text, other.title, other.language)
        return same and self.one.length > 0

    def passes(self, rule: Rule) -> bool:
        """Tell whether the two pass one rule."""
        return _PASSES[rule](self)

    @lazy
    def facts(self) -> Agreement:
        """How far their facts agree."""
        return Agreement(self.one, self.other)

    @lazy
    def is_short(self) -> bool:
        """Whether both are as short as a form that was filled in."""
        return max(self.one.words, self.other.words) <= self.limits.short

    @property
    def is_alike(self) -> bool:
        """Whether hardly more than the names of one was put in place of the other's."""
        return self.figures.jaccard >= self.limits.alike

    @property
    def may_be_form(self) -> bool:
        """Whether several names, wherever they stand, may be all that differs."""
        return self.figures.jaccard >= self.limits.alike_mostly

    @property
    def is_corrected(self) -> bool:
        """Whether no more numbers differ than a correction changes, however few there are."""
        facts, limits = self.facts, self.limits
        return facts.own_numbers < limits.refilled and facts.names >= limits.names_run and facts.subjects

    @lazy
    def facts_agree(self) -> bool:
        """Whether numbers and names agree enough to be one report's."""
        facts, limits = self.facts, self.limits
        if self.is_short:
            return facts.numbers >= limits.numbers_short and facts.names >= limits.names
        if facts.numbers < limits.numbers:
            return self.is_corrected
        return facts.names >= limits.names or (facts.names >= limits.names_alike and facts.subjects)


def match(one: Features, other: Features, limits: FoldSettings) -> Figures | None:
    """Return the figures of two articles that pass all rules; None where one keeps them apart.

    Most short reports that meet are one form filled twice: by what it is filled with they are told apart in
    half of the time that comparing their shingles takes. Word for word the same text under the same title
    passes all rules but those of time.
    """
    pair = Pair(one, other, limits)
    if pair.is_same:
        return pair.figures if all(map(pair.passes, (Rule.WINDOW, Rule.ISSUE))) else None
    if pair.is_short and not (pair.facts.subjects and pair.facts_agree):
        return None
    for passes in _PASSES.values():
        if not passes(pair):
            return None
    return pair.figures


def in_window(one: Features, other: Features, limits: FoldSettings) -> bool:
    """Tell whether the two were published near enough in time to be compared."""
    return abs(one.order[0] - other.order[0]) <= limits.window.total_seconds()


def _has_one_subject(pair: Pair) -> bool:
    """Tell whether not each lead names what the other lacks, where they may be one form filled in twice."""
    if pair.is_short or pair.is_alike:
        return pair.facts.subjects
    return not pair.may_be_form or pair.facts.subjects_mostly


def _is_contained(pair: Pair) -> bool:
    return pair.figures.containment >= pair.limits.containment


def _has_run(pair: Pair) -> bool:
    """Tell whether a verbatim run stands in for facts that do not agree."""
    if pair.is_short or pair.facts.own_numbers >= pair.limits.refilled:
        return False
    counts = pair.facts.names >= pair.limits.names_run or pair.facts.subjects
    return counts and share_words(pair.one, pair.other, pair.limits.run)


def _is_filled_anew(pair: Pair) -> bool:
    """Tell whether the same places of both texts have other numbers, more than a correction changes.

    Where most places have, the texts may well have their numbers in common: small ones come again elsewhere.
    """
    (shared, unlike), limits = pair.facts.places, pair.limits
    many = limits.refilled if pair.facts.subjects else limits.refilled_apart
    few = unlike < limits.refilled_most * shared and pair.facts.own_numbers < many
    return not few and unlike >= max(many, limits.refilled_share * shared)


def _is_whole(pair: Pair) -> bool:
    """Tell whether not each of the two has a long stretch that the other lacks."""
    shorter, longer = by_length(pair.one, pair.other)
    least = max(pair.limits.stretch, pair.limits.stretch_share * shorter.words)
    common = round(pair.figures.containment * min(len(shorter.shingles), len(longer.shingles)))
    if len(shorter.grams) - common < least:  # no stretch is longer than all that is not shared
        return True
    return own_stretch(shorter, longer) < least or own_stretch(longer, shorter) < pair.limits.stretch


def _is_no_other_story(pair: Pair) -> bool:
    """Tell whether the longer begins with what the shorter tells, or what it took over is most of it."""
    shorter, longer = by_length(pair.one, pair.other)
    common = pair.figures.containment * min(len(shorter.shingles), len(longer.shingles))
    if not lead_is_new(longer, shorter):
        return True
    embeds = own_stretch(longer, shorter) >= pair.limits.embeds
    return common >= pair.limits.kept * len(longer.shingles) and not embeds


_PASSES: dict[Rule, Callable[[Pair], bool]] = {
    Rule.WINDOW: lambda pair: in_window(pair.one, pair.other, pair.limits),
    Rule.CONTAINMENT: _is_contained,
    Rule.SUBJECT: _has_one_subject,
    Rule.ISSUE: lambda pair: not are_two_issues(pair.one.issue, pair.other.issue),
    Rule.FACTS: lambda pair: (pair.facts_agree or _has_run(pair)) and not _is_filled_anew(pair),
    Rule.PARTS: _is_whole,
    Rule.UPDATE: _is_no_other_story,
}
