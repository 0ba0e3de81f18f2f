"""From settled stories to written rows and public records."""

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass

from streams.fold.memory import Memory
from streams.fold.plan import Change, plan
from streams.fold.render import member_record, story_record
from streams.fold.rows import ArticleRow, StoryRow
from streams.fold.settings import FoldSettings
from streams.records import CanonicalArticle, StoryMember

__all__ = ["FoldResult", "Publisher"]


@dataclass(frozen=True, slots=True)
class FoldResult:
    """Records to publish, in this order; and the story that the article is in, if any."""

    stories: tuple[CanonicalArticle, ...] = ()
    members: tuple[StoryMember, ...] = ()
    gone: tuple[str, ...] = ()  #: articles whose `story-members` row gets a tombstone
    story_id: str | None = None
    redelivered: bool = False


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

    def plan(self, scope: Iterable[str], memory: Memory) -> list[Change]:
        """Return what is to change in the stories of the articles in scope."""
        return plan(scope, memory.graph, memory.stories, self._stories)

    def write(self, changes: Iterable[Change]) -> None:
        """Write the changed rows."""
        for change in changes:
            self._stories[change.row.story_id] = change.row

    def records(self, row: ArticleRow, changes: Iterable[Change], memory: Memory) -> FoldResult:
        """Return what `row`'s message publishes: stories whose articles are all still there."""
        whole = [c for c in changes if c.row.canonical in self._articles]
        members = ((m, c.row.story_id) for c in whole for m in c.members)
        return FoldResult(
            stories=tuple(self._story(c.row, memory) for c in whole),
            members=tuple(member_record(m, s, memory.graph, self._settings) for m, s in members),
            gone=(row.article.article_id,) if row.gone else (),
            story_id=memory.stories.of(row.article.article_id),
        )

    def _story(self, row: StoryRow, memory: Memory) -> CanonicalArticle:
        return story_record(row, self._articles[row.canonical].article, memory.graph)
