"""Articles for the tests of the fold, and a stage with the topics that its records would lie on."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from streams.fold.rows import ArticleRow, StoryRow
from streams.fold.stage import FoldRecords, FoldResult, FoldStage
from streams.ids import article_id
from streams.records import CanonicalArticle, CleanArticle, Kind, Origin, StoryMember, StoryStatus
from streams.state import Rows
from streams.text.minhash import sign

START = datetime(2025, 3, 3, 8, tzinfo=UTC)


def block(name: str, words: int = 40) -> str:
    """Return a paragraph of words that no other block has, without names and numbers."""
    return " ".join(f"{name}{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(words)) + "."


def url_of(name: str) -> str:
    return f"https://{name}.test/news"


def id_of(name: str) -> str:
    return article_id(url_of(name))


def origin(offset: int) -> Origin:
    return Origin(
        topic="raw-articles", partition=0, offset=offset, timestamp=START + timedelta(seconds=offset)
    )


def article(name: str, text: str, *, hours: float = 0, offset: int = 0, **changes: Any) -> CleanArticle:
    at = START + timedelta(hours=hours)
    plain = CleanArticle(
        article_id=id_of(name),
        revision=1,
        url=url_of(name),
        canonical_url=None,
        outlet=f"{name}.test",
        outlet_name=None,
        section=None,
        kind=Kind.ARTICLE,
        title=f"Title {name}",
        text=text,
        authors=(),
        published_at=at,
        modified_at=None,
        language="en",
        agency=None,
        dateline=None,
        image=None,
        accessible_for_free=None,
        fetched_at=at,
        first_seen=at,
        updated_at=at,
        extractor="newsfold",
        extractor_reason="clear",
        removed=(),
        signature=sign(text, changes.get("language", "en")),
        origin=origin(offset),
    )
    return replace(plain, **changes)


@dataclass
class World:
    """A stage over stored bytes, and the compacted topics that it publishes to."""

    articles: MutableMapping[str, ArticleRow] = field(default_factory=lambda: Rows({}, ArticleRow))
    rows: MutableMapping[str, StoryRow] = field(default_factory=lambda: Rows({}, StoryRow))
    stories: dict[str, CanonicalArticle] = field(default_factory=dict)
    members: dict[str, StoryMember] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.published = FoldRecords((), ())  #: by the last message
        self.restart()

    def restart(self) -> None:
        self.stage = FoldStage(self.articles, self.rows)

    def take(self, *articles: CleanArticle) -> FoldResult:
        result = FoldResult()
        for one in articles:
            result = self.deliver(self.stage.take(one))
        return result

    def retract(self, name: str, offset: int) -> FoldResult:
        return self.deliver(self.stage.retract(id_of(name), origin(offset)))

    def deliver(self, result: FoldResult) -> FoldResult:
        records = self.published = self.stage.records(result)
        for story in records.stories:
            before = self.stories.get(story.story_id)
            assert (
                before is None or story.revision > before.revision or (result.redelivered and story == before)
            )
            self.stories[story.story_id] = story
        self.members.update((m.article_id, m) for m in records.members)
        for gone in result.gone:
            self.members.pop(gone, None)
        return result

    def live(self) -> dict[str, CanonicalArticle]:
        stands = (StoryStatus.NEW, StoryStatus.UPDATED)
        return {s: record for s, record in self.stories.items() if record.status in stands}

    def folds(self) -> set[frozenset[str]]:
        """Return the stories as sets of member names, as `story-members` has them."""
        return {
            frozenset(m.outlet.removesuffix(".test") for m in self.members.values() if m.story_id == s)
            for s in self.live()
        }

    def view(self) -> object:
        """Return all that must not depend on the order of arrival."""
        stories = {
            s: (r.article_id, r.text, r.canonical_reason, r.first_published, r.members)
            for s, r in self.live().items()
        }
        return stories, {a: (m.story_id, m.relation, m.match) for a, m in self.members.items()}
