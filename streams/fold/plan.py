"""What is to be published: stories as they should be against stories as last published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from streams.fold.canonical import choose
from streams.fold.cluster import Stories
from streams.fold.features import Features
from streams.fold.graph import MatchGraph
from streams.fold.relations import relation
from streams.fold.rows import MemberRow, StoryRow
from streams.records import StoryStatus

__all__ = ["Change", "plan"]


@dataclass(frozen=True, slots=True)
class Change:
    """A story's next row, and those of its members whose own records change with it."""

    row: StoryRow
    members: tuple[MemberRow, ...]


def plan(
    scope: Iterable[str], graph: MatchGraph, stories: Stories, published: Mapping[str, StoryRow]
) -> list[Change]:
    """Return the changes to the stories of the articles in scope: those that stand, then those that ended.

    An article's id may name a story that it founded once; so every id in scope is looked up.
    """
    scope = set(scope)
    standing = sorted({s for a in scope if (s := stories.of(a))}, key=graph.order)
    changes = [_standing(s, graph, stories, published.get(s)) for s in standing]
    ended = sorted(scope.difference(standing))
    changes += [_ended(row, stories) for s in ended if (row := published.get(s)) and row.live]
    return [change for change in changes if change]


def _standing(story_id: str, graph: MatchGraph, stories: Stories, old: StoryRow | None) -> Change | None:
    members = [graph[a] for a in stories.members(story_id)]
    canonical, _ = choose(members)
    rows = _member_rows(members, canonical, graph, _kept(old, members))
    canonical_id = canonical.article.article_id
    if old and old.live and (old.members, old.canonical) == (rows, canonical_id):
        return None
    row = StoryRow(
        story_id=story_id,
        revision=_next(old, sum(m.revision for m in rows)),
        status=StoryStatus.UPDATED if old else StoryStatus.NEW,
        canonical=canonical_id,
        members=rows,
    )
    before = set(old.members) if old else set()
    return Change(row, tuple(m for m in rows if m not in before))


def _ended(old: StoryRow, stories: Stories) -> Change:
    """End a story: it is part of the one that most of its members are in now, if any is left."""
    homes = [home for m in old.members if (home := stories.of(m.article_id))]
    into = max(homes, key=homes.count, default=None)  # the first of equals: members stand in order
    row = StoryRow(
        story_id=old.story_id,
        revision=_next(old, 0),
        status=StoryStatus.MERGED if into else StoryStatus.RETRACTED,
        canonical=old.canonical,
        members=(),
        merged_into=into,
    )
    return Change(row, ())


def _next(old: StoryRow | None, members: int) -> int:
    """Return the next revision: where nothing was taken back, the sum of the members' own.

    The sum is the same in whatever order they came; growth is what readers rely on.
    """
    return max(old.revision + 1, members) if old else max(1, members)


def _kept(old: StoryRow | None, members: list[Features]) -> list[MemberRow]:
    """Return the published members up to the first that is another now.

    What put each of them in is one of those before it, and stays: a story of hundreds of copies need not
    be gone through again for each that comes. Only the founder looks to those after it.
    """
    pairs = zip(old.members if old else (), members, strict=False)
    same = takewhile(lambda p: (p[0].article_id, p[0].revision) == _identity(p[1]), pairs)
    return [row for row, _ in same]


def _identity(member: Features) -> tuple[str, int]:
    return member.article.article_id, member.article.revision


def _member_rows(
    members: list[Features], canonical: Features, graph: MatchGraph, kept: list[MemberRow]
) -> tuple[MemberRow, ...]:
    place = {m.article.article_id: i for i, m in enumerate(members)}
    matches = [row.match for row in kept[1:]]
    fresh = (_best_match(m.article.article_id, graph, place) for m in members[max(1, len(kept)) :])
    founder = _best_match(members[0].article.article_id, graph, place)
    rows = zip(members, (founder, *matches, *fresh), strict=True)
    return tuple(_member_row(member, match, canonical, graph) for member, match in rows)


def _member_row(member: Features, match: str | None, canonical: Features, graph: MatchGraph) -> MemberRow:
    article_id, revision = _identity(member)
    figures = graph.matches(article_id).get(canonical.article.article_id)
    return MemberRow(
        article_id=article_id,
        revision=revision,
        relation=relation(member, canonical, figures),
        match=match,
        match_revision=graph[match].article.revision if match else 0,
    )


def _best_match(article_id: str, graph: MatchGraph, place: dict[str, int]) -> str | None:
    """Return the fullest match among the members before it, which put it in; the founder has those after."""
    own = place[article_id]
    matches = graph.matches(article_id)
    found = [o for o in matches if o in place and (place[o] < own or own == 0)]
    return min(found, key=lambda o: (-matches[o].containment, place[o]), default=None)
