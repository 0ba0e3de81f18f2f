"""From settled stories to written rows and public records."""

from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from typing import NamedTuple

from streams.fold.memory import Memory
from streams.fold.plan import Change, plan
from streams.fold.render import member_record, story_record, why
from streams.fold.rows import ArticleRow, MemberRow, StoryRow
from streams.fold.rules import Pair
from streams.fold.settings import FoldSettings
from streams.records import CanonicalArticle, Relation, StoryMember

__all__ = ["FoldResult", "Place", "Publisher", "Standing"]


@dataclass(frozen=True, slots=True)
class FoldResult:
    """Records to publish, in this order; and the story that the article is in, if any."""

    stories: tuple[CanonicalArticle, ...] = ()
    members: tuple[StoryMember, ...] = ()
    gone: tuple[str, ...] = ()  #: articles whose `story-members` row gets a tombstone
    story_id: str | None = None
    redelivered: bool = False


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


class Publisher:
    """Brings the story rows in step with memory, and makes the records of what changed."""

    def __init__(
        self,
        articles: Mapping[str, ArticleRow],
        stories: MutableMapping[str, StoryRow],
        settings: FoldSettings,
    ) -> None:
        self._articles = articles
        self._stories = stories
        self._settings = settings

    def plan(self, scope: Iterable[str], memory: Memory, anew: Collection[str] = ()) -> list[Change]:
        """Return what is to change in the stories of the articles in scope; see `streams.fold.plan`."""
        return plan(scope, memory, self._stories, anew)

    def write(self, changes: Iterable[Change]) -> None:
        """Write the changed rows."""
        for change in changes:
            self._stories[change.row.story_id] = change.row

    def records(self, row: ArticleRow, changes: Iterable[Change], memory: Memory) -> FoldResult:
        """Return what `row`'s message publishes: stories whose articles are all still there."""
        whole = [c for c in changes if c.row.canonical in self._articles]
        return FoldResult(
            stories=tuple(self._story(c.row, memory) for c in whole),
            members=tuple(self._member(m, c.row, memory) for c in whole for m in c.members),
            gone=(row.article.article_id,) if row.gone else (),
            story_id=memory.stories.of(row.article.article_id),
        )

    def standing(self, articles: Iterable[str], memory: Memory) -> Iterator[Standing]:
        """Yield the stories of some articles as they stand."""
        for story_id in sorted({s for a in articles if (s := memory.stories.of(a))}):
            row = self._stories[story_id]
            yield Standing(self._story(row, memory), tuple(self._member(m, row, memory) for m in row.members))

    def places(self, articles: Iterable[str], memory: Memory) -> Iterator[Place]:
        """Yield where the articles of the stories of some articles stand."""
        for story_id in sorted({s for a in articles if (s := memory.stories.of(a))}):
            row = self._stories[story_id]
            yield from (self._place(member, row, memory) for member in row.members)

    def _place(self, member: MemberRow, row: StoryRow, memory: Memory) -> Place:
        told = member.article_id, row.story_id, row.revision, member.relation
        if member.match is None:
            return Place(*told, None, None, None, None)
        figures = memory.graph.matches(member.article_id)[member.match]
        one, other = memory.shelf[member.article_id], memory.shelf[member.match]
        pair = Pair.measured(one, other, figures, self._settings)
        jaccard, containment = (round(share, 4) for share in figures)
        return Place(*told, member.match, jaccard, containment, why(pair))

    def _story(self, row: StoryRow, memory: Memory) -> CanonicalArticle:
        return story_record(row, self._articles[row.canonical].article, memory)

    def _member(self, member: MemberRow, row: StoryRow, memory: Memory) -> StoryMember:
        return member_record(member, row.story_id, memory.shelf, self._settings)
