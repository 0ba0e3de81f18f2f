"""Stories from matches: a pure function of the match graph, so that order of arrival is no matter.

Greedy in canonical order, the leader algorithm (Hartigan, 1975); half of the members must
have matched, for a chain of look-alikes would otherwise end far from where it began.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import fsum, sqrt

from streams.fold.features import Order
from streams.fold.graph import MatchGraph

__all__ = ["HALF", "Stories"]

HALF = 0.5  #: share of a story's members that an article must match to join it


class Stories:
    """The stories of a match graph: which story each article is in, and each story's members in order.

    A story bears the id of its first member. Of an article alone in its story nothing is held here; nor of
    those that follow members.
    """

    def __init__(self, graph: MatchGraph) -> None:
        self._graph = graph
        self._story: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def of(self, article_id: str) -> str | None:
        """Return the id of the article's story: of one that follows another, its leader's."""
        article_id = self._graph.groups.leader(article_id)
        return self._story.get(article_id) or (article_id if article_id in self._graph else None)

    def members(self, story_id: str) -> list[str]:
        """Return the members of a story in canonical order; none if there is no such story."""
        return self._members.get(story_id) or ([story_id] if self.of(story_id) == story_id else [])

    def settle(self, component: Iterable[str], since: Order) -> set[str]:
        """Place anew the articles of whole components that stand at `since` or later in canonical order.

        Those before it cannot be touched by a change there. Returns the articles whose stories may be
        others now: those placed, those that have left the graph, and the founders of stories they left.
        """
        scope = {a for a in component if a not in self._graph or self._graph.order(a) >= since}
        left = self.forget(scope)
        for article_id in sorted((a for a in scope if a in self._graph), key=self._graph.order):
            if story_id := self._best(article_id):
                self._members.setdefault(story_id, [story_id]).append(article_id)
                self._story[story_id] = self._story[article_id] = story_id
        return scope | left

    def forget(self, articles: set[str]) -> set[str]:
        """Take articles out of their stories, and return the ids of those stories."""
        stories = {self._story.pop(a) for a in articles & self._story.keys()}
        for story_id in stories:
            rest = [a for a in self._members.pop(story_id) if a not in articles]
            if len(rest) > 1:
                self._members[story_id] = rest
            elif rest:
                del self._story[rest[0]]
        return stories

    def _best(self, article_id: str) -> str | None:
        """Return the story, of those before it, of which half of the members or more match best."""
        own = self._graph.order(article_id)
        containments: dict[str, list[float]] = defaultdict(list)
        for other, figures in self._graph.matches(article_id).items():
            if self._graph.order(other) < own and (story_id := self.of(other)):
                containments[story_id].append(figures.containment)
        open_ = [s for s, matched in containments.items() if len(matched) >= HALF * len(self.members(s))]
        return min(open_, key=lambda s: (-_weight(containments[s]), self._graph.order(s)), default=None)


def _weight(matched: list[float]) -> float:
    """Return how much speaks for a story: the mean containment, times the root of how many matched.

    By the mean alone a round-up that has a report's lead word for word would draw it away from five copies.
    The sum is exact, so that the order of matches cannot tip the balance.
    """
    return fsum(matched) / sqrt(len(matched))
