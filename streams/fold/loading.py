"""Memory made from rows, a slice at a time: a worker with a million rows must go on answering meanwhile."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from streams.fold.card import card_of
from streams.fold.features import Features, Order
from streams.fold.memory import Memory
from streams.fold.rows import ArticleRow, Edge, Made
from streams.fold.scheme import check

__all__ = ["load"]

T = TypeVar("T")

_EVER: Order = (float("-inf"), "")
_ROWS = 128  #: taken up at once, or compared by their edges: 10 ms
_FEW = 16  #: articles matched anew, or components settled, at once


def load(memory: Memory, rows: Iterable[ArticleRow], made: Made) -> Iterator[None]:
    """Take up the rows of a mapping, in any order, into an empty memory. Yields after every slice.

    Raises `StaleRows` for rows that cannot be taken up.
    """
    loading = _Loading(memory, made)
    yield from _slices(rows, _ROWS, loading.take_up)
    yield from _slices(loading.edges, _ROWS, loading.connect)
    yield from _slices(loading.following.items(), _ROWS, loading.follow)
    yield from _slices(loading.stale, _FEW, loading.match_again)
    yield from _slices(memory.graph.components(), _FEW, loading.settle)
    for language, times in loading.times.items():
        memory.horizons[language].resume(times)


class _Loading:
    """What is known of the rows until all have been seen."""

    def __init__(self, memory: Memory, made: Made) -> None:
        self._memory = memory
        self._made = made
        self.edges: list[tuple[str, int, tuple[Edge, ...]]] = []
        self.following: dict[str, str] = {}  # article -> the group in which it follows
        self.stale: dict[str, None] = {}  # articles whose rows were made otherwise
        self.times: dict[str, array[float]] = defaultdict(lambda: array("d"))  # by language

    def take_up(self, rows: list[ArticleRow]) -> None:
        """List the live articles of rows, and remember what matched them."""
        live: dict[str, Features] = {}
        for row in rows:
            features = self._memory.shelf.fresh(row)
            self._memory.horizons[features.article.language].note(features.order)
            if not row.gone and self._is_latest(features, live.get(features.article.article_id)):
                live[features.article.article_id] = features
                self._remember(row)
        compared = {}
        for article_id, features in live.items():
            number = self._memory.roster.enter(card_of(features))
            self.times[features.article.language].append(features.order[0])
            if article_id not in self.following:
                compared[number] = features
        self._memory.list_all(compared)

    def connect(self, edges: list[tuple[str, int, tuple[Edge, ...]]]) -> None:
        """Put in the matches that are between latest revisions."""
        for article_id, revision, some in edges:
            if self._memory.roster.revision(article_id) == revision:
                for edge in some:
                    self._connect(article_id, edge)

    def follow(self, some: list[tuple[str, str]]) -> None:
        """Let articles follow; those whose leader is not here are compared with others instead."""
        for article_id, group in some:
            if not self._memory.graph.follow_in(article_id, group):
                self._memory.list_alone(article_id)
                self.stale[article_id] = None

    def _connect(self, article_id: str, edge: Edge) -> None:
        roster = self._memory.roster
        if edge.article_id in roster and roster.revision(edge.article_id) == edge.revision:
            self._memory.graph.connect(article_id, edge.article_id, edge.figures)

    def match_again(self, articles: list[str]) -> None:
        """Find the matches of articles anew."""
        for article_id in articles:
            self._memory.match_again(article_id)

    def settle(self, components: list[set[str]]) -> None:
        """Make stories of components."""
        for component in components:
            self._memory.stories.settle(component, _EVER)

    def _is_latest(self, features: Features, beside: Features | None) -> bool:
        """Tell whether no later revision was seen of an article, which may have rows in two partitions.

        It has where it changed its language, until it is taken out of the first.
        """
        article_id, revision = features.article.article_id, features.article.revision
        if beside or article_id not in self._memory.roster:
            return not beside or beside.article.revision < revision
        later = self._memory.roster.revision(article_id) < revision
        if later and article_id in self.following:
            self._memory.roster.leave(article_id)
        elif later:
            self._memory.unlist(article_id)
            self._memory.groups.drop(article_id)
        return later

    def _remember(self, row: ArticleRow) -> None:
        article_id, is_ours = row.article.article_id, check(row, self._made)
        self.following.pop(article_id, None)
        if row.membership and row.membership.leads:
            self._memory.groups.lead(article_id, row.membership.group)
        elif row.membership:
            self.following[article_id] = row.membership.group
            return
        if not is_ours:
            self.stale[article_id] = None
        elif row.edges:
            self.edges.append((article_id, row.article.revision, row.edges))


def _slices(things: Iterable[T], size: int, work: Callable[[list[T]], None]) -> Iterator[None]:
    rest = iter(things)
    while part := list(islice(rest, size)):
        work(part)
        yield
