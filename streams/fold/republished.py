"""Whether a story is an old article that has come again."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice

from streams.fold.archive import ALIKE, Archive, Past, may_be_alike
from streams.fold.features import Features
from streams.fold.memory import Memory
from streams.fold.render import match_of
from streams.fold.rows import StoryRow
from streams.fold.rules import match
from streams.fold.settings import FoldSettings
from streams.records import Republished
from streams.text.minhash import values
from streams.wire import encode

__all__ = ["Old"]

_COMPARED = 16  #: old articles at most that one is compared with


class Old:
    """Looks among the stories of before the window, be they in the archive or not evicted yet."""

    def __init__(self, stories: Mapping[str, StoryRow], archive: Archive, settings: FoldSettings) -> None:
        self._stories = stories
        self._archive = archive
        self._window = settings.window.total_seconds()
        self._limits = replace(settings, window=settings.archive)  # the rules, over a longer time

    def find(self, story_id: str, memory: Memory) -> bytes | None:
        """Return the `Republished` of a story by its first article, as its row has it.

        Of several it is the earliest: where it began.
        """
        if not self._archive.is_on:
            return None
        try:
            features = memory.shelf[story_id]
        except KeyError:  # a row of another partition, which is out of sight
            return None
        candidates = chain(self._archive.near(features), self._staying(features, memory))
        past = [one for one in candidates if self._is_before(one, story_id, features)]
        past.sort(key=lambda one: one.features.order)
        for one in islice(past, _COMPARED):
            figures = match(features, one.features, self._limits)
            if figures and figures.jaccard >= ALIKE:
                return encode(self._record(features, one))
        return None

    def _is_before(self, past: Past, story_id: str, features: Features) -> bool:
        is_itself = story_id in (past.story_id, past.features.article.article_id)
        return not is_itself and features.order[0] - past.features.order[0] > self._window

    def _staying(self, features: Features, memory: Memory) -> Iterator[Past]:
        """Yield the likely ones of what is older than the window, and in memory still."""
        signature = values(features.article.signature)
        earlier = memory.earlier(features, self._limits.window.total_seconds())
        for story_id in {story_id for a in earlier if (story_id := memory.stories.of(a))}:
            row = self._stories.get(story_id)
            if not row or not row.live:
                continue
            canonical = memory.shelf[row.canonical]
            if may_be_alike(signature, values(canonical.article.signature)):
                yield Past(story_id, canonical)

    def _record(self, features: Features, past: Past) -> Republished:
        article = past.features.article
        return Republished(
            story_id=past.story_id,
            article_id=article.article_id,
            url=article.url,
            outlet=article.outlet,
            title=article.title,
            published_at=article.published_at,
            match=match_of(features, past.features, self._limits),
        )
