"""The fold: near-duplicate articles become stories."""

from collections.abc import Callable, Collection, Iterator, MutableMapping
from dataclasses import replace
from typing import ParamSpec

from streams.fold.features import anew, features, gone, read
from streams.fold.loading import load
from streams.fold.memory import Memory
from streams.fold.plan import Change
from streams.fold.publish import FoldResult, Publisher
from streams.fold.rows import ArticleRow, StoryRow
from streams.fold.scheme import made_by
from streams.fold.settings import DEFAULTS, FoldSettings
from streams.records import CleanArticle, Origin

__all__ = ["FoldResult", "FoldStage"]

P = ParamSpec("P")

#: Origins kept per article, as the tidy stage keeps its endings: a redelivery comes within seconds.
_SEEN = 8
_DONE = object()


class FoldStage:
    """Folds the articles of one or more languages; the only writer of their rows.

    Crash safety: `take` and `retract` may die after any of their row writes and be given the same message
    again. The article's row is written first and names the stories to be published; a redelivery
    writes those rows that are not as they should be, and gives the records of all of them again.
    Memory never outlives a failed write.
    """

    def __init__(
        self,
        articles: MutableMapping[str, ArticleRow],
        stories: MutableMapping[str, StoryRow],
        settings: FoldSettings = DEFAULTS,
    ) -> None:
        self._articles = articles
        self._stories = stories
        self._settings = settings
        self._publisher = Publisher(articles, stories, settings)
        self._memory: Memory | None = None
        self._loading: tuple[Memory, Iterator[None]] | None = None

    def reset(self) -> None:
        """Forget what is in memory: the rows are others now. It is made again when it is needed."""
        self._memory = self._loading = None

    def take(self, article: CleanArticle) -> FoldResult:
        """Fold one revision of an article. An older one, and a redelivery, change nothing."""
        row = self._articles.get(article.article_id)
        if row is None or article.revision > row.article.revision:
            return self._safely(self._fold, row, article)
        if article.revision < row.article.revision or row.gone or row.seen[-1] != article.origin.key:
            return FoldResult(story_id=self._story_of(article.article_id), redelivered=True)
        return self._safely(self._again, row)

    def retract(self, article_id: str, origin: Origin) -> FoldResult:
        """Take an article out of its story.

        The message that put it in can also be the one that takes it out, of the language that it was in
        before; then it stays.
        """
        row = self._articles.get(article_id)
        if row is None:
            return FoldResult(gone=(article_id,))
        if not row.gone and origin.key in row.seen:
            return FoldResult(story_id=self._story_of(article_id), redelivered=True)
        return self._safely(self._again, row) if row.gone else self._safely(self._leave, row, origin)

    def prepare(self) -> Iterator[None]:
        """Make memory from the rows in slices of some 10 ms; whoever runs a worker answers in between.

        Raises `StaleRows` where the rows were made under settings that they cannot be brought out of.
        """
        while self._memory is None:
            if self._loading is None:
                memory = Memory(self._articles, self._settings)
                self._loading = memory, load(memory, self._articles.values(), made_by(self._settings))
            memory, slices = self._loading
            if next(slices, _DONE) is _DONE:
                self._memory, self._loading = memory, None
            yield

    def _fold(self, old: ArticleRow | None, article: CleanArticle) -> FoldResult:
        memory = self._ready()
        row = read(article, self._settings)
        matches, scope = memory.put(features(row))
        late = memory.overdue(article.language)
        seen = (*old.seen, *row.seen)[-_SEEN:] if old else row.seen
        row = replace(row, edges=memory.edges(matches), seen=seen)
        result = self._publish(row, scope.union(*map(memory.graph.component, late)), late)
        self._renew(late)
        self._expire(article.language)
        return result

    def _leave(self, old: ArticleRow, origin: Origin) -> FoldResult:
        scope = self._ready().drop(old.article.article_id)
        return self._publish(replace(gone(old), seen=(*old.seen, origin.key)[-_SEEN:]), scope)

    def _again(self, row: ArticleRow) -> FoldResult:
        """Write what a crash kept from being written, and give all records of this row's message again."""
        memory = self._ready()
        ids = (row.article.article_id, *row.touched)
        scope = set(ids).union(*(memory.graph.component(a) for a in ids))
        changes = self._publisher.plan(scope, memory)
        self._publisher.write(changes)
        changed = {c.row.story_id for c in changes}
        rest = [r for s in row.touched if s not in changed and (r := self._stories.get(s))]
        whole = [Change(row, row.members) for row in (*(c.row for c in changes), *rest)]
        return replace(self._publisher.records(row, whole, memory), redelivered=True)

    def _publish(self, row: ArticleRow, scope: set[str], anew: Collection[str] = ()) -> FoldResult:
        memory = self._ready()
        changes = self._publisher.plan(scope, memory, anew)
        row = replace(row, touched=tuple(c.row.story_id for c in changes))
        self._articles[row.article.article_id] = row
        self._publisher.write(changes)
        return self._publisher.records(row, changes, memory)

    def _renew(self, articles: Collection[str]) -> None:
        """Write anew the rows that were made otherwise, once their stories are as they should be."""
        memory, made = self._ready(), made_by(self._settings)
        for article_id in articles:
            row = self._articles.get(article_id)
            if row and article_id in memory.roster and row.made != made:
                edges = memory.edges(memory.graph.matches(article_id))
                self._articles[article_id] = replace(anew(row, self._settings), edges=edges, made=made)

    def _expire(self, language: str) -> None:
        """Delete what is out of the window; a story before its article, by which it would be found."""
        for article_id in self._ready().expire(language):
            self._stories.pop(article_id, None)
            self._articles.pop(article_id, None)

    def _story_of(self, article_id: str) -> str | None:
        return self._ready().stories.of(article_id)

    def _ready(self) -> Memory:
        for _ in self.prepare():
            pass
        assert self._memory is not None
        return self._memory

    def _safely(self, work: Callable[P, FoldResult], *args: P.args, **kwargs: P.kwargs) -> FoldResult:
        try:
            return work(*args, **kwargs)
        except BaseException:
            self.reset()  # some rows may be written and others not; memory is made again from what is there
            raise
