"""The match graph: which of the live articles verified against which."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from streams.fold.features import Order
from streams.fold.groups import Groups
from streams.fold.roster import Roster
from streams.fold.rows import Figures

__all__ = ["MatchGraph"]

_NONE: Mapping[str, Figures] = MappingProxyType({})


class MatchGraph:
    """Articles, matches, and connected components. What it holds does not depend on how it got there.

    The articles are those of the roster that follow no other. Most match nothing, and of them nothing is held
    here. Those that follow are with their leaders.
    """

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self.groups = Groups(roster)
        self._matches: dict[str, dict[str, Figures]] = {}
        self._label: dict[str, str] = {}  # article -> the name of its component, which means nothing else
        self._component: dict[str, set[str]] = {}
        self._latest: dict[str, Order] = {}

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._roster

    def __iter__(self) -> Iterator[str]:
        return iter(self._roster)

    def order(self, article_id: str) -> Order:
        """Return the article's place in canonical order: event time, then id."""
        return self._roster.order(article_id)

    def matches(self, article_id: str) -> Mapping[str, Figures]:
        """Return what matched the article."""
        return self._matches.get(article_id, _NONE)

    def components(self) -> list[set[str]]:
        """Return the components of more than one article."""
        return list(self._component.values())

    def component(self, article_id: str) -> set[str]:
        """Return all that is connected with an article, itself included; nothing if it is not here."""
        if label := self._label.get(article_id):
            return set(self._component[label])
        return {article_id} if article_id in self else set()

    def size(self, article_id: str) -> int:
        """Return how many articles are connected with one, itself included."""
        label = self._label.get(article_id)
        return len(self._component[label]) if label else 1

    def are_connected(self, one: str, other: str) -> bool:
        """Tell whether two articles are in one component of several."""
        label = self._label.get(one)
        return label is not None and label == self._label.get(other)

    def latest(self, article_id: str) -> Order:
        """Return the last place in canonical order in the article's component, followers included."""
        label = self._label.get(article_id)
        return self._latest[label] if label else self.groups.latest(article_id)

    def follow(self, article_id: str, leader: str) -> None:
        """Let an article, which has no matches, follow one."""
        self.groups.follow(article_id, leader)
        self._note(article_id, leader)

    def follow_in(self, article_id: str, group: str) -> bool:
        """Let an article follow in the group of this name, if its leader is here."""
        leader = self.groups.follow_in(article_id, group)
        if leader:
            self._note(article_id, leader)
        return leader is not None

    def connect(self, one: str, other: str, figures: Figures) -> None:
        """Put in a match of two articles that are here."""
        for a, b in ((one, other), (other, one)):
            self._matches.setdefault(a, {})[b] = figures
            if a not in self._label:
                self._name({a})
        self._join(self._label[one], self._label[other])

    def remove(self, article_id: str) -> None:
        """Take out an article's matches; its component may fall apart."""
        others = self.component(article_id) - {article_id}
        if not others:
            return
        self._forget(article_id)
        for other in self._matches.pop(article_id):
            del self._matches[other][article_id]
        while others:
            part = self._reached(next(iter(others)))
            others -= part
            if len(part) > 1:
                self._name(part)
            else:
                del self._matches[part.pop()]

    def drop(self, component: set[str]) -> None:
        """Take out the matches of a whole component."""
        if linked := component & self._label.keys():
            self._forget(next(iter(linked)))
            for article_id in linked:
                del self._matches[article_id]

    def _note(self, follower: str, leader: str) -> None:
        if label := self._label.get(leader):
            self._latest[label] = max(self._latest[label], self.order(follower))

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
        self._latest[label] = max(self.groups.latest(a) for a in component)

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
