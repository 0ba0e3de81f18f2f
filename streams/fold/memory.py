"""What the fold keeps in memory. All of it is made again from the articles' rows after a restart."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from streams.fold.card import card_of
from streams.fold.cluster import Stories
from streams.fold.features import Features, Order
from streams.fold.filled import Filled
from streams.fold.graph import MatchGraph
from streams.fold.horizon import Horizon
from streams.fold.index import Candidates, Numbers
from streams.fold.joining import COMPARED, Joining
from streams.fold.roster import Roster
from streams.fold.rows import ArticleRow, Edge, Figures
from streams.fold.rules import match
from streams.fold.settings import FoldSettings
from streams.fold.shelf import Shelf
from streams.fold.sieve import Sieve

__all__ = ["Memory"]

#: Articles of which is made good with each that comes, what other settings left behind.
_SOME = 8


class _Before(NamedTuple):
    """Whose stories may be others without an article, and its place in the graph, if it was there."""

    scope: set[str]
    since: Order | None


class Memory:
    """The live articles, their candidates, matches and stories; for each language, what is due to leave."""

    def __init__(self, rows: Mapping[str, ArticleRow], settings: FoldSettings) -> None:
        self.roster = Roster()
        self.shelf = Shelf(rows, settings)
        self.graph = MatchGraph(self.roster)
        self.groups = self.graph.groups
        self.stories = Stories(self.graph)
        self.index = Candidates()
        self.sieve = Sieve(settings.short)
        self.filled = Filled(settings)
        self.horizons: dict[str, Horizon] = defaultdict(lambda: Horizon(settings))
        self.heirs: set[str] = (
            set()
        )  #: that lead in the place of others now, and whose rows do not say so yet
        self._settings = settings
        self._joining = Joining(self.roster, self.graph, self.stories, self.shelf, settings)
        self._met: tuple[str, Numbers] | None = None  # what the index named for the latest article
        self._stale: dict[str, dict[str, None]] = defaultdict(dict)  # language -> articles, in order

    def ahead(self, coming: Sequence[Features]) -> None:
        """Ask the index together for what `put` will ask it for each of these articles."""
        self.index.ahead([features.marks for features in coming])

    def put(self, features: Features) -> set[str]:
        """Put in an article, in place of its earlier revision, and settle the stories.

        Returns the articles whose stories may be others now.
        """
        article_id = features.article.article_id
        before = self._take_out(article_id)
        self.shelf.put(features)
        card = card_of(features)
        number = self.roster.enter(card)
        self._met = article_id, (met := self.index.near(features.marks))
        near = self._near(features, met)
        self.horizons[features.article.language].observe(features.order)
        may_follow = before.since is None
        if may_follow and (leader := self._joining.leader(features, card, near, self._strongest)):
            self.graph.follow(article_id, leader)
            return {article_id} | before.scope
        self._list(number, features)
        matches = self._connect(features, near)
        scope = before.scope | self._hand_on(article_id, features)
        if not matches and before.since is None:
            return {article_id} | scope  # a story of its own
        return self._settle(scope | {article_id}, features.order, before.since)

    def drop(self, article_id: str) -> set[str]:
        """Take out an article, if it is here; return the articles whose stories may be others now."""
        self._met = None
        before = self._take_out(article_id)
        self.shelf.drop(article_id)
        if before.since is None:
            return before.scope
        scope = before.scope | self._hand_on(article_id)
        self.groups.drop(article_id)  # where nobody followed
        return self._settle(scope, before.since)

    def earlier(self, features: Features, back: float) -> list[str]:
        """Return articles of before the window that share the most with one, and are no more seconds back."""
        is_latest = self._met and self._met[0] == features.article.article_id
        met = self._met[1] if self._met and is_latest else self.index.near(features.marks)
        window = self._settings.window.total_seconds()
        past = self.roster.earlier(met, features.order[0], window, back) if len(met) else []
        return self._strongest(features, past, COMPARED)

    def edges(self, article_id: str) -> tuple[Edge, ...]:
        """Return the matches of an article that was just put in as its row keeps them."""
        matches = self.graph.matches(article_id)
        return tuple(Edge(other, self.roster.revision(other), figures) for other, figures in matches.items())

    def match_again(self, article_id: str) -> None:
        """Find the matches of an article that is here, and whose row was made otherwise."""
        features = self.shelf[article_id]
        self._stale[features.article.language][article_id] = None
        near = self._near(features, self.index.near(features.marks))
        self._connect(features, [other for other in near if other != article_id])

    def overdue(self, language: str) -> list[str]:
        """Return some articles, once, whose rows were made otherwise: their stories are to be looked at."""
        stale = self._stale[language]
        some = list(islice(stale, _SOME))
        for article_id in some:
            del stale[article_id]
        return some

    def list_all(self, features: Mapping[int, Features]) -> None:
        """Let later articles meet these, by number, which are in the roster."""
        self.index.add_many(list(features), [one.marks for one in features.values()])
        for number, one in features.items():
            self.sieve.put(number, one)
            self.filled.put(number, one)

    def list_alone(self, article_id: str) -> None:
        """Let later articles meet one that is in the roster, and followed another until now."""
        self._list(self.roster.number(article_id), self.shelf[article_id])

    def _list(self, number: int, features: Features) -> None:
        self.index.add(number, features.marks)
        self.sieve.put(number, features)
        self.filled.put(number, features)

    def _connect(self, features: Features, near: Sequence[str]) -> dict[str, Figures]:
        """Put in the matches of an article among those near to it, and return them."""
        matches = self._joining.matches(features, near)
        for other, figures in matches.items():
            self.graph.connect(features.article.article_id, other, figures)
        return matches

    def _settle(self, scope: set[str], *since: Order | None) -> set[str]:
        """Settle the stories of whole components, from the earliest of some places and those of heirs on."""
        components = scope.union(*map(self.graph.component, scope))
        places = (*(order for order in since if order), *map(self.graph.order, self.heirs))
        return scope | self.stories.settle(components, min(places))

    def _near(self, features: Features, numbers: Numbers) -> list[str]:
        """Return the articles that one is worth comparing with, of those that the index names."""
        if not len(numbers):
            return []
        numbers = self.filled.sift(self.sieve.sift(numbers, features), features)
        near = self.roster.near(numbers, features.order[0], self._settings.window.total_seconds())
        return self._strongest(features, near, COMPARED)

    def _strongest(self, features: Features, articles: Sequence[str], most: int) -> list[str]:
        """Return those of some articles that share the most keys with one; of equals the earliest."""
        if len(articles) <= most:
            return list(articles)
        in_order = sorted(articles, key=self.roster.order)  # numbers are others after a restart
        numbers = np.array([self.roster.number(a) for a in in_order], np.uint32)
        return self.roster.ids(self.index.strongest(features.marks, numbers, most))

    def _take_out(self, article_id: str) -> _Before:
        """Take an article out of the graph, or out of those that follow; its own followers keep its name."""
        if article_id not in self.roster:
            return _Before(set(), None)
        if self.groups.follows(article_id):
            leader = self.groups.leader(article_id)
            self.unlist(article_id)
            return _Before({article_id, leader}, None)
        before, since = self.graph.component(article_id), self.graph.order(article_id)
        self.graph.remove(article_id)
        self.unlist(article_id)
        return _Before(before, since)

    def _hand_on(self, leader: str, features: Features | None = None) -> set[str]:
        """Give the followers of an article to one of them, unless it is still one that they match.

        Returns the articles whose stories may be others now.
        """
        followers = self.groups.followers(leader)
        if not followers:
            return set()
        heir_id = followers[0][1]
        heir = self.shelf[heir_id]
        if features and match(features, heir, self._settings):
            return set()
        self.groups.hand_on(leader, heir_id)
        self.list_alone(heir_id)
        near = self._near(heir, self.index.near(heir.marks))
        self._connect(heir, [other for other in near if other != heir_id])
        self.heirs.add(heir_id)
        return {leader, heir_id}

    def past(self, language: str) -> Iterator[list[str]]:
        """Yield what is out of the window, whole components at a time; each is to be forgotten at once."""
        horizon = self.horizons[language]
        while order := horizon.pop():
            listed = self.groups.leader(order[1])
            latest = self.graph.latest(listed) if order[1] in self.graph else order
            if horizon.is_past(latest[0]):
                leaders = self.graph.component(listed)
                followers = (a for leader in leaders for _, a in self.groups.followers(leader))
                yield sorted({order[1], *leaders, *followers})
            else:
                horizon.note((latest[0], order[1]))

    def forget(self, articles: Collection[str]) -> None:
        """Forget the articles of a component, those of them that are here."""
        here = {a for a in articles if a in self.roster}
        component = {a for a in here if not self.groups.follows(a)}
        self.stories.forget(component)
        self.graph.drop(component)
        for article_id in component:
            self.groups.drop(article_id)
        for article_id in here:
            self._unlist(article_id, listed=article_id in component)
            self.shelf.drop(article_id)

    def unlist(self, article_id: str) -> None:
        """Strike an article out of the index and the roster.

        Its row may be of another partition than the event in hand, and out of sight, where the article has
        changed its language: then its number is left to the index, and never given again.
        """
        follows = self.groups.follows(article_id)
        if follows:
            self.groups.leave(article_id)
        self._unlist(article_id, listed=not follows)

    def _unlist(self, article_id: str, listed: bool) -> None:
        if not listed:
            self.roster.leave(article_id)
            return
        features = self.shelf.find(article_id, self.roster.revision(article_id))
        if features:
            self.index.remove(self.roster.number(article_id), lambda: features.marks)
        self.roster.leave(article_id, again=features is not None)
