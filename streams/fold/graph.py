"""The match graph: live articles, and which of them verified against which."""

from collections.abc import Iterable, Iterator, Mapping

from streams.fold.features import Features, Order
from streams.fold.rows import Figures

__all__ = ["MatchGraph"]


class MatchGraph:
    """Articles, matches, and connected components. What it holds does not depend on how it got there."""

    def __init__(self) -> None:
        self._features: dict[str, Features] = {}
        self._matches: dict[str, dict[str, Figures]] = {}
        self._label: dict[str, str] = {}  # article -> the name of its component, which means nothing else
        self._component: dict[str, set[str]] = {}
        self._latest: dict[str, Order] = {}

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._features

    def __getitem__(self, article_id: str) -> Features:
        return self._features[article_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._features)

    def order(self, article_id: str) -> Order:
        """Return the article's place in canonical order: event time, then id."""
        return self._features[article_id].order

    def matches(self, article_id: str) -> Mapping[str, Figures]:
        """Return what matched the article."""
        return self._matches[article_id]

    def component(self, article_id: str) -> set[str]:
        """Return all that is connected with an article, itself included; nothing if it is not here."""
        return set(self._component.get(self._label.get(article_id, ""), ()))

    def latest(self, article_id: str) -> Order:
        """Return the last place in canonical order in the article's component."""
        return self._latest[self._label[article_id]]

    def add(self, features: Features, matches: Mapping[str, Figures]) -> None:
        """Put in an article with its matches, all of which are in the graph."""
        article_id = features.article.article_id
        self._features[article_id] = features
        self._matches[article_id] = {}
        self._name({article_id})
        for other, figures in matches.items():
            self.connect(article_id, other, figures)

    def connect(self, one: str, other: str, figures: Figures) -> None:
        """Put in a match of two articles that are here."""
        self._matches[one][other] = self._matches[other][one] = figures
        self._join(self._label[one], self._label[other])

    def remove(self, article_id: str) -> None:
        """Take out an article that is here; its component may fall apart."""
        others = self.component(article_id) - {article_id}
        self._forget(article_id)
        for other in self._matches.pop(article_id):
            del self._matches[other][article_id]
        del self._features[article_id]
        while others:
            part = self._reached(next(iter(others)))
            self._name(part)
            others -= part

    def drop(self, component: Iterable[str]) -> None:
        """Take out a whole component."""
        gone = list(component)
        self._forget(gone[0])
        for article_id in gone:
            del self._features[article_id], self._matches[article_id]

    def _reached(self, start: str) -> set[str]:
        seen, queue = {start}, [start]
        while queue:
            fresh = self._matches[queue.pop()].keys() - seen
            seen |= fresh
            queue.extend(fresh)
        return seen

    def _name(self, component: set[str]) -> None:
        label = min(component)
        for article_id in component:
            self._label[article_id] = label
        self._component[label] = component
        self._latest[label] = max(self.order(a) for a in component)

    def _forget(self, article_id: str) -> None:
        label = self._label[article_id]
        for member in self._component.pop(label):
            del self._label[member]
        del self._latest[label]

    def _join(self, one: str, other: str) -> None:
        """Make two components one, renaming the smaller."""
        if one == other:
            return
        large, small = sorted((one, other), key=lambda label: len(self._component[label]), reverse=True)
        moved = self._component.pop(small)
        self._component[large] |= moved
        self._label.update(dict.fromkeys(moved, large))
        self._latest[large] = max(self._latest[large], self._latest.pop(small))
