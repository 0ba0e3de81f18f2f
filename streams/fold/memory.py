"""What the fold keeps in memory. All of it is made again from the articles' rows after a restart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import heappop, heappush

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


class Memory:
    """The match graph and its stories; for each language, the candidates and what is due to leave."""

    def __init__(self, settings: FoldSettings) -> None:
        self.graph = MatchGraph()
        self.stories = Stories(self.graph)
        self._settings = settings
        self._candidates: dict[str, Candidates] = defaultdict(Candidates)
        self._horizons: dict[str, Horizon] = defaultdict(lambda: Horizon(settings.arrivals))
        self._due: dict[str, list[Order]] = defaultdict(list)

    def load(self, rows: Iterable[ArticleRow]) -> None:
        """Take up the rows of a mapping, in any order."""
        edges = [(row.article.article_id, edge) for row in rows for edge in self._take_up(row)]
        for article_id, edge in edges:
            other = edge.article_id
            if other in self.graph and self.graph[other].article.revision == edge.revision:
                self.graph.connect(article_id, other, edge.figures)
        self.stories.settle(self.graph)
        times: dict[str, list[float]] = defaultdict(list)
        for article_id in self.graph:
            times[self.graph[article_id].article.language].append(self.graph.order(article_id)[0])
        self._horizons.update(
            (language, Horizon(self._settings.arrivals, t)) for language, t in times.items()
        )

    def _take_up(self, row: ArticleRow) -> tuple[Edge, ...]:
        found = features(row, self._settings.window)
        if row.gone:
            self._note_due(found)
        else:
            self.add(found, {})
        return row.edges

    def matches(self, found: Features) -> dict[str, Figures]:
        """Return the articles of the language that an article matches, by id in order."""
        near = self._candidates[found.article.language].near(found)
        in_time = [a for a in near if in_window(found, self.graph[a], self._settings)]
        measured = {a: measure(found, self.graph[a]) for a in in_time}
        return {a: f for a, f in measured.items() if not refused_by(found, self.graph[a], f, self._settings)}

    def add(self, found: Features, matches: Mapping[str, Figures]) -> None:
        """Put in an article that is not here."""
        self.graph.add(found, matches)
        self._candidates[found.article.language].add(found)
        self._note_due(found)

    def remove(self, article_id: str) -> None:
        """Take an article out, if it is here; its stories are to be settled."""
        if article_id in self.graph:
            self._unlist(article_id)
            self.graph.remove(article_id)

    def settle(self, article_id: str, before: set[str]) -> set[str]:
        """Find the stories anew that an article added just now has changed, and return whose they are.

        `before` is the component of its earlier revision. An article new, and last in its component, changes
        nothing but the story that it goes to.
        """
        if not before and self.graph.latest(article_id) == self.graph.order(article_id):
            self.stories.place(article_id)
            return {article_id}
        scope = before | self.graph.component(article_id)
        self.stories.settle(scope)
        return scope

    def _note_due(self, found: Features) -> None:
        """Remember when the article, or what is left of it, is to leave."""
        heappush(self._due[found.article.language], found.order)

    def observe(self, found: Features) -> None:
        """Let an arrival move the horizon of its language."""
        self._horizons[found.article.language].observe(found.order[0])

    def expire(self, language: str) -> list[str]:
        """Forget what is out of the window, whole components at a time, and return the ids in order."""
        due, left = self._due[language], []
        oldest = self._horizons[language].watermark - self._settings.window.total_seconds()
        while due and due[0][0] < oldest:
            order = heappop(due)
            latest = self.graph.latest(order[1]) if order[1] in self.graph else order
            if latest[0] < oldest:
                left += self._forget(order[1])
            else:
                heappush(due, (latest[0], order[1]))
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
