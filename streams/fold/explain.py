"""Why two articles are, or are not, one story: each rule's verdict on the pair, with its figures."""

from dataclasses import dataclass, replace
from typing import Literal

from streams.fold.compare import by_length
from streams.fold.features import Features, features, read
from streams.fold.index import Candidates
from streams.fold.reasons import reason
from streams.fold.relations import relation
from streams.fold.render import match_of
from streams.fold.rules import Pair, Rule
from streams.fold.settings import DEFAULTS, FoldSettings
from streams.records import CleanArticle, Match, Relation

__all__ = ["Explanation", "Verdict", "explain"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says of the pair. `language` and `candidates` come before the fold's own rules."""

    rule: Literal["language", "candidates"] | Rule
    passed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All verdicts in the order in which the rules are applied; the first not passed refused the pair.

    `relation` is what the shorter is to the longer. A pair that folds may yet stand in two stories: an
    article joins one of which it matches half of the members.
    """

    verdicts: tuple[Verdict, ...]
    match: Match
    relation: Relation

    @property
    def refused_by(self) -> str | None:
        """The first rule that kept the two apart."""
        return next((v.rule for v in self.verdicts if not v.passed), None)

    @property
    def folded(self) -> bool:
        """Whether the pair passed every rule."""
        return self.refused_by is None


def explain(one: CleanArticle, other: CleanArticle, limits: FoldSettings = DEFAULTS) -> Explanation:
    """Compare two articles by the very rules of the fold."""
    left, right = (features(read(article)) for article in (one, other))
    shorter, longer = by_length(left, right)
    match = match_of(left, right, limits)
    return Explanation(
        verdicts=(
            _language(one, other),
            _candidates(left, right),
            *_rules(Pair(left, right, limits)),
        ),
        match=match,
        relation=relation(shorter, longer),
    )


def _language(one: CleanArticle, other: CleanArticle) -> Verdict:
    same = one.language == other.language
    reason = (
        f"both are in {one.language!r}" if same else f"one is in {one.language!r}, one in {other.language!r}"
    )
    return Verdict("language", same, reason)


def _candidates(one: Features, other: Features) -> Verdict:
    met = _meet(one, replace(other, article=replace(other.article, language=one.article.language)))
    reason = "the signatures or the sampled shingles meet" if met else "neither signatures nor samples meet"
    return Verdict("candidates", met, reason)


def _meet(one: Features, other: Features) -> bool:
    index = Candidates()
    index.add(1, one.marks)
    return len(index.near(other.marks)) > 0


def _rules(pair: Pair) -> list[Verdict]:
    return [Verdict(rule, pair.passes(rule), reason(rule, pair)) for rule in Rule]
