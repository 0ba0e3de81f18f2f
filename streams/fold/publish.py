"""From settled stories to written rows and public records."""

from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from typing import NamedTuple

from streams.fold.archive import Archive
from streams.fold.compare import measure
from streams.fold.members import follower_row
from streams.fold.memory import Memory
from streams.fold.plan import Change, plan
from streams.fold.render import member_record, story_record, why
from streams.fold.republished import Old
from streams.fold.rows import ArticleRow, MemberRow, StoryRow
from streams.fold.rules import Pair
from streams.fold.settings import FoldSettings
from streams.records import CanonicalArticle, Relation, Republished, StoryMember
from streams.wire import decode

__all__ = ["FoldRecords", "FoldResult", "Place", "Publisher", "Standing"]


@dataclass(frozen=True, slots=True)
class FoldResult:
    """What an article changed."""

    changes: tuple[Change, ...] = ()
    gone: tuple[str, ...] = ()  #: articles whose `story-members` row gets a tombstone
    story_id: str | None = None  #: the story that the article is in, if any
    redelivered: bool = False


class FoldRecords(NamedTuple):
    """Records to publish, in this order."""

    stories: tuple[CanonicalArticle, ...]
    members: tuple[StoryMember, ...]


class Standing(NamedTuple):
    """A story as it stands, and its members in event time."""

    story: CanonicalArticle
    members: tuple[StoryMember, ...]


class Place(NamedTuple):
    """Where an article stands: as much of its records as can be told without reading texts side by side."""

    article_id: str
    story_id: str
    revision: int  #: of the story
    relation: Relation
    match: str | None  #: the article that put it there
    jaccard: float | None
    containment: float | None
    reason: str | None
    republished: Republished | None = None  #: the older story that the story is


class Publisher:
    """Brings the story rows in step with memory, and makes the records of what changed."""

    def __init__(
        self,
        articles: Mapping[str, ArticleRow],
        stories: MutableMapping[str, StoryRow],
        settings: FoldSettings,
        archive: Archive,
    ) -> None:
        self._articles = articles
        self._stories = stories
        self._settings = settings
        self._old = Old(stories, archive, settings)

    def plan(self, scope: Iterable[str], memory: Memory, anew: Collection[str] = ()) -> list[Change]:
        """Return what is to change in the stories of the articles in scope; see `streams.fold.plan`."""
        return plan(scope, memory, self._stories, anew, self._old.find)

    def write(self, changes: Iterable[Change]) -> None:
        """Write the changed rows."""
        for change in changes:
            self._stories[change.row.story_id] = change.row

    def records(self, changes: Iterable[Change], memory: Memory) -> FoldRecords:
        """Return what changes publish: the stories whose articles are all still there."""
        whole = [c for c in changes if c.row.canonical in self._articles]
        return FoldRecords(
            stories=tuple(self._story(c.row, memory) for c in whole),
            members=tuple(self._member(m, c.row, memory) for c in whole for m in c.members),
        )

    def standing(self, articles: Iterable[str], memory: Memory) -> Iterator[Standing]:
        """Yield the stories of some articles as they stand."""
        for row in self._rows_of(articles, memory):
            members = (self._member(m, row, memory) for m in _members(row, memory))
            yield Standing(self._story(row, memory), tuple(members))

    def places(self, articles: Iterable[str], memory: Memory) -> Iterator[Place]:
        """Yield where the articles of the stories of some articles stand."""
        for row in self._rows_of(articles, memory):
            yield from (self._place(member, row, memory) for member in _members(row, memory))

    def _rows_of(self, articles: Iterable[str], memory: Memory) -> Iterator[StoryRow]:
        stories = {story_id for a in articles if (story_id := memory.stories.of(a))}
        return (self._stories[story_id] for story_id in sorted(stories))

    def _place(self, member: MemberRow, row: StoryRow, memory: Memory) -> Place:
        head = member.article_id, row.story_id, row.revision, member.relation
        old = decode(row.republished, Republished) if row.republished else None
        if member.match is None:
            return Place(*head, None, None, None, None, old)
        one, other = memory.shelf[member.article_id], memory.shelf[member.match]
        figures = memory.graph.matches(member.article_id).get(member.match) or measure(one, other)
        pair = Pair.measured(one, other, figures, self._settings)
        jaccard, containment = (round(share, 4) for share in figures)
        return Place(*head, member.match, jaccard, containment, why(pair), old)

    def _story(self, row: StoryRow, memory: Memory) -> CanonicalArticle:
        return story_record(row, self._articles[row.canonical].article, memory)

    def _member(self, member: MemberRow, row: StoryRow, memory: Memory) -> StoryMember:
        return member_record(member, row.story_id, memory.shelf, self._settings)


def _members(row: StoryRow, memory: Memory) -> Iterator[MemberRow]:
    """Yield the rows of all members of a story in event time, those that follow others included."""
    leaders = (m.article_id for m in row.members)
    following = (a for leader in leaders for _, a in memory.groups.followers(leader))
    followers = [follower_row(a, row.canonical, memory) for a in following]
    if not followers:
        yield from row.members
        return
    yield from sorted((*row.members, *followers), key=lambda m: memory.roster.order(m.article_id))
