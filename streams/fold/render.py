"""Rows to public records. Each record is a function of rows alone, so that it can be made again."""

from itertools import count

from streams.fold.canonical import choose
from streams.fold.card import Card, moment
from streams.fold.compare import run_in_words
from streams.fold.features import Features
from streams.fold.first import first_published
from streams.fold.memory import Memory
from streams.fold.rows import MemberRow, StoryRow
from streams.fold.rules import Pair
from streams.fold.settings import FoldSettings
from streams.fold.shelf import Shelf
from streams.records import (
    CanonicalArticle,
    CleanArticle,
    Match,
    MemberRef,
    Republished,
    StoryMember,
    StoryStatus,
)
from streams.wire import decode

__all__ = ["match_of", "member_record", "story_record", "why"]

#: Members that a canonical record lists; all of them are in `story-members`.
_LISTED = 20


def story_record(row: StoryRow, canonical: CleanArticle, memory: Memory) -> CanonicalArticle:
    """Return the record of a story. `canonical` has its text; a story that ended has none."""
    members = memory.roster.cards([m.article_id for m in row.members])
    shown = [memory.shelf[m.article_id] for m in row.members[:_LISTED]]
    followed = memory.groups.followed(m.article_id for m in row.members)
    outlets = {m.outlet for m in members}
    first_seen = [m.first_seen for m in members] + (followed.first_seen if followed else [])
    updated_at = [m.updated_at for m in members] + (followed.updated_at if followed else [])
    return CanonicalArticle(
        story_id=row.story_id,
        status=row.status,
        revision=row.revision,
        merged_into=row.merged_into,
        article_id=canonical.article_id,
        url=canonical.url,
        outlet=canonical.outlet,
        outlet_name=canonical.outlet_name,
        title=canonical.title,
        text=canonical.text if row.live else "",
        authors=canonical.authors,
        language=canonical.language,
        agency=canonical.agency,
        dateline=canonical.dateline,
        image=canonical.image,
        canonical_reason=_reason(row, members),
        republished=decode(row.republished, Republished) if row.republished else None,
        first_published=first_published(members, shown) if members else None,
        member_count=len(members) + (len(followed) if followed else 0),
        outlet_count=followed.outlets(outlets) if followed else len(outlets),
        members=tuple(map(_ref, row.members, (f.article for f in shown), count())),
        published_at=canonical.published_at,
        fetched_at=canonical.fetched_at,
        first_seen=moment(min(first_seen)) if members else canonical.first_seen,
        updated_at=moment(max(updated_at)) if members else canonical.updated_at,
    )


def member_record(row: MemberRow, story_id: str, shelf: Shelf, limits: FoldSettings) -> StoryMember:
    """Return the record of a member, with the match that put it into its story."""
    features = shelf[row.article_id]
    article = features.article
    return StoryMember(
        article_id=row.article_id,
        article_revision=row.revision,
        story_id=story_id,
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        published_at=article.published_at,
        relation=row.relation,
        match=match_of(features, shelf[row.match], limits) if row.match else None,
    )


def match_of(features: Features, other: Features, limits: FoldSettings) -> Match:
    """Return the evidence that two articles match: all the figures, and the rule that let them through."""
    pair, run = Pair(features, other, limits), run_in_words(features, other)
    figures, facts = pair.figures, pair.facts
    return Match(
        article_id=other.article.article_id,
        url=other.article.url,
        jaccard=round(figures.jaccard, 4),
        containment=round(figures.containment, 4),
        longest_run=run,
        numbers_agree=round(facts.numbers, 4),
        names_agree=round(facts.names, 4),
        reason=why(pair, run),
    )


def why(pair: Pair, run: int | None = None) -> str:
    """Say why a pair matches; `run` is the longest verbatim one, found where it is told and not known."""
    shared, facts = f"{pair.figures.containment:.0%} of the shorter text stands in the other", pair.facts
    if pair.facts_agree:
        return f"{shared}, and {facts.numbers:.0%} of the numbers and {facts.names:.0%} of the names agree."
    words = run_in_words(pair.one, pair.other) if run is None else run
    return f"{shared}, {words} words of it in one verbatim run, which outweighs facts that differ."


def _reason(row: StoryRow, members: list[Card]) -> str:
    if row.status is StoryStatus.MERGED:
        return f"The story is part of story {row.merged_into} now."
    if row.status is StoryStatus.RETRACTED:
        return "No article of the story is left."
    return choose(members)[1]


def _ref(row: MemberRow, article: CleanArticle, place: int) -> MemberRef:
    return MemberRef(
        article_id=row.article_id,
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        published_at=article.published_at,
        relation=row.relation,
        copied_from=row.match if place else None,
    )
