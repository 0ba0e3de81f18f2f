"""Two articles beside each other: each rule's verdict, and both texts with their shared runs marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from streams.fold.explain import Explanation, explain
from streams.fold.shared import Piece, lines_of, side_by_side
from streams.records import CleanArticle, Relation
from streams.serve.problems import Refused

__all__ = ["Explained", "explained"]

#: Characters of a text. Two of so many take half a second, and the time grows with them. News has 3,000.
_LONGEST = 100_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of a line."""

    text: str
    run: int | None  #: the number of the shared run that it is of, the same in both texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One of the two articles."""

    article_id: str
    url: str
    outlet: str
    title: str
    published_at: datetime | None
    lines: tuple[tuple[Part, ...], ...]  #: the title, then the paragraphs


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """What one rule says of the pair."""

    rule: str  #: such as `window`, in the order in which they are asked
    passes: bool
    reason: str  #: with its figures


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """Why two articles are one story, or are not."""

    first: Side
    second: Side
    is_one_story: bool  #: all rules are passed; two that do not match may be in one story by a third
    reason: str  #: one sentence
    rules: tuple[Ruling, ...]
    jaccard: float  #: this and the rest as in the match of a record of `story-members`
    containment: float
    longest_run: int
    numbers_agree: float
    names_agree: float


def explained(first: CleanArticle, second: CleanArticle) -> Explained:
    """Compare two articles. Raises `Refused` (422) where a text is too long."""
    for article in (first, second):
        if len(article.text) > _LONGEST:
            raise Refused(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                f"the text of {article.article_id} has more than {_LONGEST:,} characters, which are not"
                " compared here; `newsfold explain` compares them",
            )
    pair = explain(first, second)
    ours, theirs = side_by_side(first.text, second.text, first.language)
    match = pair.match
    return Explained(
        first=_side(first, ours),
        second=_side(second, theirs),
        is_one_story=pair.folded,
        reason=_reason(pair),
        rules=tuple(Ruling(rule=one.rule, passes=one.passed, reason=one.reason) for one in pair.verdicts),
        jaccard=match.jaccard,
        containment=match.containment,
        longest_run=match.longest_run,
        numbers_agree=match.numbers_agree,
        names_agree=match.names_agree,
    )


def _side(article: CleanArticle, pieces: Iterable[Piece]) -> Side:
    title = (Part(text=article.title, run=None),)
    paragraphs = (tuple(Part(text=part.text, run=part.run) for part in line) for line in lines_of(pieces))
    return Side(
        article_id=article.article_id,
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        published_at=article.published_at,
        lines=(title, *paragraphs),
    )


_VERSIONS = {
    Relation.ORIGINAL: "the original",
    Relation.COPY: "a copy",
    Relation.SHORTENED: "a shortened version",
    Relation.EXTENDED: "an extended version",
    Relation.REWRITE: "a rewrite",
    Relation.UPDATE: "an update",
    Relation.REVISION: "another version",
}


def _reason(pair: Explanation) -> str:
    if pair.folded:
        return f"All rules pass, and the shorter text is {_VERSIONS[pair.relation]} of the longer one."
    refusal = next(one for one in pair.verdicts if not one.passed)
    return f"The rule {refusal.rule} keeps them apart: {refusal.reason}."
