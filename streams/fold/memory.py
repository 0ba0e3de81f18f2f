"""What the fold keeps in memory. All of it is made again from the articles' rows after a restart."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from streams.fold.card import card_of
from streams.fold.cluster import Stories
from streams.fold.features import Features, Order
from streams.fold.filled import Filled
from streams.fold.graph import MatchGraph
from streams.fold.horizon import Horizon
from streams.fold.index import Candidates, Numbers
from streams.fold.roster import Roster
from streams.fold.rows import ArticleRow, Edge, Figures
from streams.fold.rules import match
from streams.fold.settings import FoldSettings
from streams.fold.shelf import Shelf
from streams.fold.sieve import Sieve

__all__ = ["Memory"]

#: Articles of which is made good with each that comes, what other settings left behind.
_SOME = 8
#: Articles that one is compared with at most: those that share the most keys with it. 64 x 100 us, where a
#: page of a form may meet hundreds.
_COMPARED = 64


class Memory:
    """The live articles, their candidates, matches and stories; for each language, what is due to leave."""

    def __init__(self, rows: Mapping[str, ArticleRow], settings: FoldSettings) -> None:
        self.roster = Roster()
        self.shelf = Shelf(rows, settings)
        self.graph = MatchGraph(self.roster)
        self.stories = Stories(self.graph)
        self.index = Candidates()
        self.sieve = Sieve(settings.short)
        self.filled = Filled(settings)
        self.horizons: dict[str, Horizon] = defaultdict(lambda: Horizon(settings))
        self._settings = settings
        self._stale: dict[str, dict[str, None]] = defaultdict(dict)  # language -> articles, in order

    def ahead(self, coming: Sequence[Features]) -> None:
        """Ask the index together for what `put` will ask it for each of these articles."""
        self.index.ahead([found.marks for found in coming])

    def put(self, found: Features) -> tuple[dict[str, Figures], set[str]]:
        """Put in an article, in place of its earlier revision, and settle the stories.

        Returns what it matches, and the articles whose stories may be others now.
        """
        article_id = found.article.article_id
        before, since = self._take_out(article_id)
        self.shelf.put(found)
        matches = self._matches(found, self.roster.enter(card_of(found)))
        for other, figures in matches.items():
            self.graph.connect(article_id, other, figures)
        self.horizons[found.article.language].observe(found.order)
        if not matches and since is None:
            return matches, {article_id}  # a story of its own
        component = before | self.graph.component(article_id)
        return matches, self.stories.settle(component, min(since or found.order, found.order))

    def drop(self, article_id: str) -> set[str]:
        """Take out an article, if it is here; return the articles whose stories may be others now."""
        before, since = self._take_out(article_id)
        self.shelf.drop(article_id)
        return self.stories.settle(before, since) if since else set()

    def edges(self, matches: Mapping[str, Figures]) -> tuple[Edge, ...]:
        """Return matches as an article's row keeps them."""
        return tuple(Edge(other, self.roster.revision(other), figures) for other, figures in matches.items())

    def _verified(self, found: Features, others: Sequence[str]) -> dict[str, Figures]:
        """Return those of the other articles that an article matches."""
        matches = {}
        for article_id in others:
            if figures := match(found, self.shelf[article_id], self._settings):
                matches[article_id] = figures
        return matches

    def match_again(self, article_id: str) -> None:
        """Find the matches of an article that is here, and whose row was made otherwise."""
        found = self.shelf[article_id]
        self._stale[found.article.language][article_id] = None
        for other, figures in self._verified(found, self._near(found, self.index.near(found.marks))).items():
            if other != article_id:
                self.graph.connect(article_id, other, figures)

    def overdue(self, language: str) -> list[str]:
        """Return some articles, once, whose rows were made otherwise: their stories are to be looked at."""
        stale = self._stale[language]
        some = list(islice(stale, _SOME))
        for article_id in some:
            del stale[article_id]
        return some

    def _matches(self, found: Features, number: int) -> dict[str, Figures]:
        """Put an article into the index; return the articles of its language that it matches."""
        near = self._near(found, self.index.near(found.marks))
        self.index.add(number, found.marks)
        self.sieve.put(number, found)
        self.filled.put(number, found)
        return self._verified(found, near)

    def _near(self, found: Features, numbers: Numbers) -> list[str]:
        if not len(numbers):
            return []
        numbers = self.filled.sift(self.sieve.sift(numbers, found), found)
        numbers = self.index.strongest(found.marks, numbers, _COMPARED)
        return self.roster.near(numbers, found.order[0], self._settings.window.total_seconds())

    def _take_out(self, article_id: str) -> tuple[set[str], Order | None]:
        """Take an article out of the graph; return its component and its place, if it was there."""
        before = self.graph.component(article_id)
        if not before:
            return before, None
        since = self.graph.order(article_id)
        self.graph.remove(article_id)
        self.unlist(article_id)
        return before, since

    def past(self, language: str) -> Iterator[list[str]]:
        """Yield what is out of the window, whole components at a time; each is to be forgotten at once."""
        horizon = self.horizons[language]
        while order := horizon.pop():
            latest = self.graph.latest(order[1]) if order[1] in self.graph else order
            if horizon.is_past(latest[0]):
                yield sorted(self.graph.component(order[1]) | {order[1]})
            else:
                horizon.note((latest[0], order[1]))

    def forget(self, articles: Collection[str]) -> None:
        """Forget the articles of a component, those of them that are here."""
        component = {a for a in articles if a in self.roster}
        self.stories.forget(component)
        self.graph.drop(component)
        for article_id in component:
            self.unlist(article_id)
            self.shelf.drop(article_id)

    def unlist(self, article_id: str) -> None:
        """Strike an article out of the index and the roster.

        Its row may be of another partition than the event in hand, and out of sight, where the article has
        changed its language: then its number is left to the index, and never given again.
        """
        found = self.shelf.find(article_id, self.roster.revision(article_id))
        if found:
            self.index.remove(self.roster.number(article_id), lambda: found.marks)
        self.roster.leave(article_id, again=found is not None)
