"""What is to be published: stories as they should be against stories as last published."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from streams.fold.canonical import choose
from streams.fold.cluster import Stories
from streams.fold.members import alone, member_rows
from streams.fold.memory import Memory
from streams.fold.rows import MemberRow, StoryRow
from streams.records import StoryStatus

__all__ = ["Change", "plan"]


@dataclass(frozen=True, slots=True)
class Change:
    """A story's next row, and those of its members whose own records change with it."""

    row: StoryRow
    members: tuple[MemberRow, ...]


def plan(
    scope: Iterable[str], memory: Memory, published: Mapping[str, StoryRow], anew: Collection[str] = ()
) -> list[Change]:
    """Return the changes to the stories of the articles in scope: those that stand, then those that ended.

    An article's id may name a story that it founded once; so every id in scope is looked up. What was
    published of stories with an article that is judged `anew` says nothing of them.
    """
    scope, stories = set(scope), memory.stories
    standing = sorted({s for a in scope if (s := stories.of(a))}, key=memory.roster.order)
    changes = [_standing(s, memory, published.get(s), anew) for s in standing]
    ended = sorted(scope.difference(standing))
    changes += [_ended(row, stories) for s in ended if (row := published.get(s)) and row.live]
    return [change for change in changes if change]


def _standing(story_id: str, memory: Memory, old: StoryRow | None, anew: Collection[str]) -> Change | None:
    try:
        canonical, rows = _members(story_id, memory, old, anew)
    except KeyError:  # rows of another partition, which are out of sight: a message of theirs will come
        return None
    if old and old.live and (old.members, old.canonical) == (rows, canonical):
        return None
    row = StoryRow(
        story_id=story_id,
        revision=_next(old, sum(m.revision for m in rows)),
        status=StoryStatus.UPDATED if old else StoryStatus.NEW,
        canonical=canonical,
        members=rows,
    )
    if not old:
        return Change(row, rows)
    before = set(old.members)
    return Change(row, tuple(m for m in rows if m not in before))


def _members(
    story_id: str, memory: Memory, old: StoryRow | None, anew: Collection[str]
) -> tuple[str, tuple[MemberRow, ...]]:
    """Return the canonical article of a story, and its members. Raises `KeyError` as `member_rows` does."""
    articles = memory.stories.members(story_id)
    if len(articles) == 1:  # as most are: nothing is to be chosen
        return story_id, (alone(story_id, memory.roster.revision(story_id)),)
    members = [memory.roster[a] for a in articles]
    canonical, _ = choose(members)
    known = None if any(a in anew for a in articles) else old
    return canonical.article_id, member_rows(members, canonical, memory, known)


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
