"""What the fold keeps in memory. All of it is made again from the articles' rows after a restart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from streams.fold.candidates import Candidates
from streams.fold.cluster import Stories
from streams.fold.compare import measure
from streams.fold.features import Features, Order, features
from streams.fold.graph import MatchGraph
from streams.fold.horizon import Horizon
from streams.fold.rows import ArticleRow, Edge, Figures
from streams.fold.rules import in_window, refused_by
from streams.fold.settings import FoldSettings

__all__ = ["Memory"]

_EVER: Order = (float("-inf"), "")


class Memory:
    """The match graph and its stories; for each language, the candidates and what is due to leave."""

    def __init__(self, settings: FoldSettings) -> None:
        self.graph = MatchGraph()
        self.stories = Stories(self.graph)
        self._settings = settings
        self._candidates: dict[str, Candidates] = defaultdict(Candidates)
        self._horizons: dict[str, Horizon] = defaultdict(lambda: Horizon(settings))

    def load(self, rows: Iterable[ArticleRow]) -> None:
        """Take up the rows of a mapping, in any order."""
        edges = [(row.article.article_id, edge) for row in rows for edge in self._take_up(row)]
        for article_id, edge in edges:
            other = edge.article_id
            if other in self.graph and self.graph[other].article.revision == edge.revision:
                self.graph.connect(article_id, other, edge.figures)
        self.stories.settle(self.graph, _EVER)
        times: dict[str, list[float]] = defaultdict(list)
        for article_id in self.graph:
            times[self.graph[article_id].article.language].append(self.graph.order(article_id)[0])
        for language, seconds in times.items():
            self._horizons[language].resume(seconds)

    def _take_up(self, row: ArticleRow) -> tuple[Edge, ...]:
        found = features(row)
        self._horizons[found.article.language].note(found.order)
        if not row.gone:
            self._add(found, {})
        return row.edges

    def _matches(self, found: Features) -> dict[str, Figures]:
        """Return the articles of the language that an article matches, by id in order."""
        near = self._candidates[found.article.language].near(found)
        in_time = [a for a in near if in_window(found, self.graph[a], self._settings)]
        measured = {a: measure(found, self.graph[a]) for a in in_time}
        return {a: f for a, f in measured.items() if not refused_by(found, self.graph[a], f, self._settings)}

    def put(self, found: Features) -> tuple[dict[str, Figures], set[str]]:
        """Put in an article, in place of its earlier revision, and settle the stories.

        Returns what it matches, and the articles whose stories may be others now.
        """
        article_id = found.article.article_id
        before, since = self._take_out(article_id)
        matches = self._matches(found)
        self._add(found, matches)
        self._horizons[found.article.language].observe(found.order)
        component = before | self.graph.component(article_id)
        return matches, self.stories.settle(component, min(since or found.order, found.order))

    def drop(self, article_id: str) -> set[str]:
        """Take out an article, if it is here; return the articles whose stories may be others now."""
        before, since = self._take_out(article_id)
        return self.stories.settle(before, since) if since else set()

    def _take_out(self, article_id: str) -> tuple[set[str], Order | None]:
        """Take an article out of the graph; return its component and its place, if it was there."""
        before = self.graph.component(article_id)
        if not before:
            return before, None
        since = self.graph.order(article_id)
        self._unlist(article_id)
        self.graph.remove(article_id)
        return before, since

    def _add(self, found: Features, matches: Mapping[str, Figures]) -> None:
        self.graph.add(found, matches)
        self._candidates[found.article.language].add(found)

    def expire(self, language: str) -> list[str]:
        """Forget what is out of the window, whole components at a time, and return the ids in order."""
        horizon, left = self._horizons[language], []
        while order := horizon.pop():
            latest = self.graph.latest(order[1]) if order[1] in self.graph else order
            if horizon.is_past(latest[0]):
                left += self._forget(order[1])
            else:
                horizon.note((latest[0], order[1]))
        return left

    def _forget(self, article_id: str) -> list[str]:
        component = self.graph.component(article_id)
        for member in component:
            self._unlist(member)
        self.stories.forget(component)
        if component:
            self.graph.drop(component)
        return sorted(component | {article_id})

    def _unlist(self, article_id: str) -> None:
        found = self.graph[article_id]
        self._candidates[found.article.language].remove(found)
