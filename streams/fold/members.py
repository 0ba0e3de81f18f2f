"""The members of a story, each with what it is to the canonical article and with what put it there."""

from collections.abc import Sequence
from itertools import takewhile

from streams.fold.canonical import is_named
from streams.fold.card import Card
from streams.fold.memory import Memory
from streams.fold.relations import relation
from streams.fold.rows import Figures, MemberRow, StoryRow
from streams.records import Relation

__all__ = ["alone", "follower_row", "member_rows"]

#: A byline or a line at the foot makes as much of a difference; a paragraph more or less makes a greater one.
_NEAR = 0.05


def member_rows(
    members: Sequence[Card], canonical: Card, memory: Memory, old: StoryRow | None
) -> tuple[MemberRow, ...]:
    """Return the rows of a story's members, of which there are several.

    What `old`, as published, says of them is not asked again. Raises `KeyError` where an article's row is
    needed and out of sight.
    """
    place = {m.article_id: i for i, m in enumerate(members)}
    kept = _kept(old, members)
    founder = _likely_source(members[0], members, memory, place)
    fresh = (_likely_source(m, members, memory, place) for m in members[max(1, len(kept)) :])
    relations = _published_relations(old, canonical)
    return tuple(
        MemberRow(
            *member.identity,
            relation=relations.get(member.identity) or _relation(member, canonical, memory),
            match=match,
            match_revision=memory.roster.revision(match) if match else 0,
        )
        for member, match in zip(members, (founder, *(r.match for r in kept[1:]), *fresh), strict=True)
    )


def alone(article_id: str, revision: int) -> MemberRow:
    """Return the row of a story's only member."""
    return MemberRow(article_id, revision, relation=Relation.ORIGINAL, match=None, match_revision=0)


def follower_row(article_id: str, canonical: str, memory: Memory) -> MemberRow:
    """Return the row of one that follows a member, which is what put it in. Raises `KeyError`."""
    leader = memory.groups.leader(article_id)
    return MemberRow(
        article_id,
        memory.roster.revision(article_id),
        relation=relation(memory.shelf[article_id], memory.shelf[canonical]),
        match=leader,
        match_revision=memory.roster.revision(leader),
    )


def _kept(old: StoryRow | None, members: Sequence[Card]) -> list[MemberRow]:
    """Return the published members up to the first that is another now.

    What put each of them in is one of those before it, and stays: a story of hundreds of copies need not
    be gone through again for each that comes. Only the founder looks to those after it.
    """
    pairs = zip(old.members if old else (), members, strict=False)
    return [row for row, _ in takewhile(lambda p: _identity(p[0]) == p[1].identity, pairs)]


def _published_relations(old: StoryRow | None, canonical: Card) -> dict[tuple[str, int], Relation]:
    """Return what was published of members' relations, if that was to the same canonical article."""
    relations = {_identity(row): row.relation for row in old.members} if old else {}
    same = old and old.canonical == canonical.article_id and canonical.identity in relations
    return relations if same else {}


def _identity(row: MemberRow) -> tuple[str, int]:
    return row.article_id, row.revision


def _relation(member: Card, canonical: Card, memory: Memory) -> Relation:
    if member.article_id == canonical.article_id:
        return Relation.ORIGINAL
    figures = memory.graph.matches(member.article_id).get(canonical.article_id)
    return relation(memory.shelf[member.article_id], memory.shelf[canonical.article_id], figures)


def _likely_source(
    member: Card, members: Sequence[Card], memory: Memory, place: dict[str, int]
) -> str | None:
    """Return the match, of the members before it, that a member's text is likely from; it put the member in.

    The one that it names; else the one that most of its text is in, and of those within a twentieth of that
    the earliest. The founder looks to those after it.
    """
    own, matches = place[member.article_id], memory.graph.matches(member.article_id)
    candidates = [members[place[o]] for o in matches if o in place and (place[o] < own or own == 0)]
    named = [c for c in candidates if is_named(c, member)] if member.source or member.credit else []
    covers = {c.article_id: _covered(member, c, matches[c.article_id]) for c in named or candidates}
    most = max(covers.values(), default=0.0)
    near = (a for a, covered in covers.items() if covered >= most - _NEAR)
    return min(near, key=place.__getitem__, default=None)


def _covered(member: Card, other: Card, figures: Figures) -> float:
    """Return the share of a member's text that is in another, from Jaccard's and both lengths."""
    shared = figures.jaccard / (1 + figures.jaccard) * (member.length + other.length)
    return shared / max(1, member.length)
