"""The fold: near-duplicate articles become stories."""

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import ParamSpec, TypeVar

from streams.expiry import Expiry, Heard
from streams.fold.archive import Archive, ArchiveRow
from streams.fold.features import Features, anew, compared, gone, row_of
from streams.fold.plan import Change
from streams.fold.publish import FoldRecords, FoldResult, Place, Publisher, Standing
from streams.fold.ready import Ready
from streams.fold.rows import ArticleRow, Left, StoryRow
from streams.fold.scheme import made_by
from streams.fold.settings import DEFAULTS, FoldSettings
from streams.records import CleanArticle, Origin

__all__ = ["FoldRecords", "FoldResult", "FoldStage", "Place", "Standing"]

P = ParamSpec("P")
R = TypeVar("R")

#: How long a story's revision is known after the story has left the window. The article that comes again with
#: a later revision does so within 7 days (`streams.tidy.stage`); after that all of it begins anew.
_KNOWN = timedelta(days=7)

#: Messages known per article, as the tidy stage keeps its endings: a redelivery comes within seconds.
_SEEN = 8


class FoldStage:
    """Folds the articles of one or more languages; the only writer of their rows.

    The stream asks for the `records` of each change as it comes; whoever folds a file asks at its end for
    `standing` or `places`, and for those of articles that leave the window before in `leaving`.

    The rows that a message changes are to be committed together, when what it gave has been sent: a message
    that comes again is known by its article's row, and gives nothing. Memory never outlives a failed write.
    """

    def __init__(
        self,
        articles: MutableMapping[str, ArticleRow],
        stories: MutableMapping[str, StoryRow],
        settings: FoldSettings = DEFAULTS,
        archive: MutableMapping[str, ArchiveRow] | None = None,
    ) -> None:
        self._articles = articles
        self._stories = stories
        self._settings = settings
        self._archive = Archive({} if archive is None else archive, settings)
        self._publisher = Publisher(articles, stories, settings, self._archive)
        self._ready = Ready(articles, settings)
        self._made = made_by(settings)
        self._left = Expiry(stories, _KNOWN, _left, enough=1)  # what it is told is a watermark
        self.leaving: Callable[[list[str]], None] = _nothing  #: called with articles that are to leave now
        self.evicted = 0  #: articles that left their window, since the stage was made

    def reset(self) -> None:
        """Forget what is in memory: the rows are others now. It is made again when it is needed."""
        self._ready.forget()
        self._left.forget()
        self._archive.forget()

    @property
    def size(self) -> tuple[int, int]:
        """How many articles are in memory, and how many bytes their index has; none before it is made."""
        memory = self._ready.made
        return (len(memory.roster), memory.index.nbytes) if memory else (0, 0)

    @property
    def archived(self) -> int:
        """How many stories that have left the window are listed."""
        return len(self._archive)

    def take(self, article: CleanArticle, read: Features | None = None) -> FoldResult:
        """Fold one revision of an article. An older one, and a redelivery, change nothing.

        `read` is what is compared of it, where its text was read with others (`read_ahead`).
        """
        row = self._articles.get(article.article_id)
        before = _revisions_before(row, article)
        if row is None or article.revision + before > row.article.revision:
            if read is None or before:  # as another revision than the one that was read
                read = compared(replace(article, revision=article.revision + before))
            return self._safely(self._fold, row, read, before)
        redelivered = _mark(article.origin, article.revision) in row.seen
        return FoldResult(story_id=self._story_of(article.article_id), redelivered=redelivered)

    def retract(self, article_id: str, origin: Origin) -> FoldResult:
        """Take an article out of its story.

        The message that put it in can also be the one that takes it out, of the language that it was in
        before; then it stays.
        """
        row = self._articles.get(article_id)
        if row is None:
            self._safely(self._archive.retract, article_id)
            return FoldResult(gone=(article_id,))
        if any(mark.startswith(_mark(origin)) for mark in row.seen):
            return FoldResult(story_id=self._story_of(article_id), redelivered=True)
        return FoldResult() if row.gone else self._safely(self._leave, row, origin)

    def ahead(self, coming: Sequence[Features]) -> None:
        """Prepare for articles that are to be taken one by one, which then takes less time.

        Of more than `AT_ONCE` it does not pay.
        """
        self._safely(self._ready.memory().ahead, coming)

    def records(self, result: FoldResult) -> FoldRecords:
        """Return what is to be published of a change. Another change makes it too late to ask."""
        return self._safely(self._publisher.records, result.changes, self._ready.memory())

    def places(self, articles: Iterable[str] | None = None) -> Iterator[Place]:
        """Yield where the articles of some articles' stories stand, or all."""
        memory = self._ready.memory()
        return self._publisher.places(memory.roster if articles is None else articles, memory)

    def standing(self, articles: Iterable[str] | None = None) -> Iterator[Standing]:
        """Yield some articles' stories as they stand, or all."""
        memory = self._ready.memory()
        return self._publisher.standing(memory.roster if articles is None else articles, memory)

    def prepare(self) -> Iterator[None]:
        """Make memory from the rows in slices of some 10 ms; whoever runs a worker answers in between.

        Raises `StaleRows` where the rows were made under settings that they cannot be brought out of.
        """
        yield from self._ready.prepare()
        yield from self._left.prepare()
        yield from self._archive.prepare()

    def _fold(self, old: ArticleRow | None, features: Features, before: int) -> FoldResult:
        """Put an article in, and write its row and the stories that change."""
        memory, article = self._ready.memory(), features.article
        self._expire(article.language)
        self._archive.drop(article.article_id)  # it is in the window again
        scope = memory.put(features)
        late = memory.overdue(article.language)
        changes = self._publisher.plan(scope.union(*map(memory.graph.component, late)), memory, late)
        row = replace(
            row_of(features, self._made),
            seen=(*(old.seen if old else ()), _mark(article.origin, article.revision - before))[-_SEEN:],
            edges=memory.edges(article.article_id),
            membership=memory.groups.membership(article.article_id),
            before=before,
        )
        self._write(row, changes)
        self._renew(late)
        return FoldResult(tuple(changes), story_id=memory.stories.of(article.article_id))

    def _leave(self, old: ArticleRow, origin: Origin) -> FoldResult:
        memory = self._ready.memory()
        changes = self._publisher.plan(memory.drop(old.article.article_id), memory)
        row = replace(gone(old), seen=(*old.seen, _mark(origin))[-_SEEN:])
        self._write(row, changes)
        self._renew(())
        article_id = old.article.article_id
        return FoldResult(tuple(changes), gone=(article_id,), story_id=memory.stories.of(article_id))

    def _write(self, row: ArticleRow, changes: list[Change]) -> None:
        """Write the article's row and those of its stories."""
        self._articles[row.article.article_id] = row
        self._publisher.write(changes)

    def _renew(self, late: Iterable[str]) -> None:
        """Write anew the rows that were made otherwise, once their stories are as they should be.

        So with the rows of heirs.
        """
        memory = self._ready.memory()
        for article_id in memory.heirs.union(late):
            row = self._articles.get(article_id)
            if row and article_id in memory.roster:
                edges, membership = memory.edges(article_id), memory.groups.membership(article_id)
                row = row if row.made == self._made else replace(anew(row, self._settings), made=self._made)
                self._articles[article_id] = replace(row, edges=edges, membership=membership)
        memory.heirs.clear()

    def _expire(self, language: str) -> None:
        """Delete what those before have put out of the window."""
        memory = self._ready.memory()
        left = Left(language, memory.horizons[language].watermark)
        for articles in memory.past(language):
            self.leaving(articles)
            self.evicted += sum(article in memory.roster for article in articles)
            memory.forget(articles)
            self._keep(articles)
            for article_id in articles:
                self._leave_window(article_id, left)  # before its article, by which it would be found
                self._articles.pop(article_id, None)
        self._left.expire(*left)
        self._archive.expire(*left)

    def _keep(self, articles: Iterable[str]) -> None:
        """Put the stories of a component into the archive, while their rows are there."""
        for story_id in articles:
            story = self._stories.get(story_id)
            row = self._articles.get(story.canonical) if story and story.live else None
            if row and not row.gone:
                self._archive.put(story_id, row)

    def _leave_window(self, story_id: str, left: Left) -> None:
        row = self._stories.get(story_id)
        if row and row.is_ahead:
            self._stories[story_id] = past = replace(row, members=(), left=left)
            self._left.note(story_id, past)
        elif row:
            del self._stories[story_id]

    def _story_of(self, article_id: str) -> str | None:
        return self._ready.memory().stories.of(article_id)

    def _safely(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return work(*args, **kwargs)
        except BaseException:
            self.reset()  # some rows may be written and others not; memory is made again from what is there
            raise


def _revisions_before(row: ArticleRow | None, article: CleanArticle) -> int:
    """Return how many revisions an article had before those that it counts itself.

    The tidy stage forgets a page days after its last revision, and counts anew; where few articles come in a
    language, one may stand in the window for longer. Then it is seen for the first time once more, with
    revision 1, and goes on from the row's. What is left of an earlier life counts none, and so is older than
    the row.
    """
    if row is None:
        return 0
    if article.first_seen == row.article.first_seen:
        return row.before
    return row.article.revision if _is_later(article, row.article) else 0


def _is_later(article: CleanArticle, known: CleanArticle) -> bool:
    """Compare the pages of two articles by their places in a partition, else by the clock."""
    new, old = article.origin, known.origin
    if (new.topic, new.partition) == (old.topic, old.partition):
        return new.offset > old.offset
    return article.first_seen > known.updated_at


def _left(row: StoryRow) -> Heard | None:
    return Heard(*row.left) if row.left else None


def _mark(origin: Origin, revision: int | str = "") -> str:
    """Return what a message is known by. A page may lead to several: its article is cleaned anew later on."""
    return f"{origin.key} {revision}"


def _nothing(articles: list[str]) -> None:
    """Tell nobody."""
