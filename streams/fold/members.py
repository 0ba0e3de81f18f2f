"""The members of a story, each with what it is to the canonical article and with what put it there."""

from collections.abc import Sequence
from itertools import takewhile

from streams.fold.card import Card
from streams.fold.memory import Memory
from streams.fold.relations import relation
from streams.fold.rows import MemberRow, StoryRow
from streams.records import Relation

__all__ = ["member_rows"]


def member_rows(
    members: Sequence[Card], canonical: Card, memory: Memory, old: StoryRow | None
) -> tuple[MemberRow, ...]:
    """Return the rows of a story's members. What `old`, as published, says of them is not asked again.

    Raises `KeyError` where an article's row is needed and out of sight.
    """
    place = {m.article_id: i for i, m in enumerate(members)}
    kept = _kept(old, members)
    founder = _best_match(members[0].article_id, memory, place)
    fresh = (_best_match(m.article_id, memory, place) for m in members[max(1, len(kept)) :])
    told = _told(old, canonical)
    return tuple(
        MemberRow(
            *member.identity,
            relation=told.get(member.identity) or _relation(member, canonical, memory),
            match=match,
            match_revision=memory.roster.revision(match) if match else 0,
        )
        for member, match in zip(members, (founder, *(r.match for r in kept[1:]), *fresh), strict=True)
    )


def _kept(old: StoryRow | None, members: Sequence[Card]) -> list[MemberRow]:
    """Return the published members up to the first that is another now.

    What put each of them in is one of those before it, and stays: a story of hundreds of copies need not
    be gone through again for each that comes. Only the founder looks to those after it.
    """
    pairs = zip(old.members if old else (), members, strict=False)
    return [row for row, _ in takewhile(lambda p: _identity(p[0]) == p[1].identity, pairs)]


def _told(old: StoryRow | None, canonical: Card) -> dict[tuple[str, int], Relation]:
    """Return what was published of members' relations, if that was to the same canonical article."""
    told = {_identity(row): row.relation for row in old.members} if old else {}
    same = old and old.canonical == canonical.article_id and canonical.identity in told
    return told if same else {}


def _identity(row: MemberRow) -> tuple[str, int]:
    return row.article_id, row.revision


def _relation(member: Card, canonical: Card, memory: Memory) -> Relation:
    if member.article_id == canonical.article_id:
        return Relation.ORIGINAL
    figures = memory.graph.matches(member.article_id).get(canonical.article_id)
    return relation(memory.shelf[member.article_id], memory.shelf[canonical.article_id], figures)


def _best_match(article_id: str, memory: Memory, place: dict[str, int]) -> str | None:
    """Return the fullest match among the members before it, which put it in; the founder has those after."""
    own = place[article_id]
    matches = memory.graph.matches(article_id)
    found = [o for o in matches if o in place and (place[o] < own or own == 0)]
    return min(found, key=lambda o: (-matches[o].containment, place[o]), default=None)
