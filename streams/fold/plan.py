"""What is to be published: stories as they should be against stories as last published."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from streams.fold.canonical import choose
from streams.fold.cluster import Stories
from streams.fold.members import alone, follower_row, member_rows
from streams.fold.memory import Memory
from streams.fold.rows import MemberRow, StoryRow
from streams.records import StoryStatus

__all__ = ["Change", "plan"]


@dataclass(frozen=True, slots=True)
class Change:
    """A story's next row, and those of its members whose own records change with it."""

    row: StoryRow
    members: tuple[MemberRow, ...]


def _new(story_id: str, memory: Memory) -> None:
    """Know of nothing old."""


def plan(
    scope: Iterable[str],
    memory: Memory,
    published: Mapping[str, StoryRow],
    anew: Collection[str] = (),
    old: Callable[[str, Memory], bytes | None] = _new,
) -> list[Change]:
    """Return the changes to the stories of the articles in scope: those that stand, then those that ended.

    An article's id may name a story that it founded once; so every id in scope is looked up. What was
    published of stories with an article that is judged `anew` says nothing of them. Of a story that was not
    published, or whose first article is another revision now, `old` says whether that has come again.
    """
    scope, stories = set(scope), memory.stories
    standing = sorted({s for a in scope if (s := stories.of(a))}, key=memory.roster.order)
    planning = _Planning(memory, scope, anew, old)
    changes = [_standing(s, planning, published.get(s)) for s in standing]
    ended = sorted(scope.difference(standing))
    changes += [_ended(row, stories) for s in ended if (row := published.get(s)) and row.live]
    return [change for change in changes if change]


class _Planning(NamedTuple):
    """What a plan is made of."""

    memory: Memory
    scope: Set[str]
    anew: Collection[str]
    old: Callable[[str, Memory], bytes | None]


def _standing(story_id: str, planning: _Planning, old: StoryRow | None) -> Change | None:
    memory = planning.memory
    try:
        canonical, rows = _members(story_id, planning, old)
    except KeyError:  # rows of another partition, which are out of sight: a message of theirs will come
        return None
    followed = memory.groups.followed(m.article_id for m in rows)
    revisions = followed.revisions if followed else 0
    if old and old.live and (old.members, old.canonical, old.followed) == (rows, canonical, revisions):
        return None
    row = StoryRow(
        story_id=story_id,
        revision=_next(old, sum(m.revision for m in rows) + revisions),
        status=StoryStatus.UPDATED if old else StoryStatus.NEW,
        canonical=canonical,
        members=rows,
        followed=revisions,
        republished=_republished(story_id, rows, planning, old),
    )
    fresh = _fresh(rows, old.members if old else ())
    return Change(row, (*fresh, *_followers(row, planning, old)) if followed else fresh)


def _fresh(rows: tuple[MemberRow, ...], published: tuple[MemberRow, ...]) -> tuple[MemberRow, ...]:
    """Return the rows that were not published; none where it is another follower that the story has."""
    if rows is published:
        return ()
    before = set(published)
    return tuple(row for row in rows if row not in before)


def _republished(
    story_id: str, rows: tuple[MemberRow, ...], planning: _Planning, old: StoryRow | None
) -> bytes | None:
    if old and old.live and _first(story_id, old.members) == _first(story_id, rows):
        return old.republished
    return planning.old(story_id, planning.memory)


def _first(story_id: str, members: Iterable[MemberRow]) -> int | None:
    """Return the revision of a story's first article."""
    return next((m.revision for m in members if m.article_id == story_id), None)


def _members(story_id: str, planning: _Planning, old: StoryRow | None) -> tuple[str, tuple[MemberRow, ...]]:
    """Return the canonical article of a story, and its members. Raises `KeyError` as `member_rows` does."""
    memory = planning.memory
    articles = memory.stories.members(story_id)
    if len(articles) == 1:  # as most are: nothing is to be chosen
        return story_id, (alone(story_id, memory.roster.revision(story_id)),)
    if old and old.live and planning.scope.isdisjoint(articles):  # it has another follower
        return old.canonical, old.members
    members = memory.roster.cards(articles)
    canonical, _ = choose(members)
    known = None if any(a in planning.anew for a in articles) else old
    return canonical.article_id, member_rows(members, canonical, memory, known)


def _followers(row: StoryRow, planning: _Planning, old: StoryRow | None) -> Iterator[MemberRow]:
    """Yield the rows of those that follow now, and of those that came into the story with their leader."""
    memory = planning.memory
    before = {m.article_id for m in old.members} if old else set()
    fresh = (m.article_id for m in row.members if m.article_id not in before)
    come = {article_id for leader in fresh for _, article_id in memory.groups.followers(leader)}
    for article_id in planning.scope:
        if memory.groups.follows(article_id) and memory.stories.of(article_id) == row.story_id:
            come.add(article_id)
    for article_id in sorted(come, key=memory.roster.order):
        yield follower_row(article_id, row.canonical, memory)


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
