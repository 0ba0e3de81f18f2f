"""What an article that comes matches; and, where enough copies of its text are there, whom it follows.

As long as no more than `FULL` are connected by their matches, each article is compared with all others that
the index names, and stories do not depend on the order of arrival. One that comes to more is compared with a
few of them, and follows the one that it is most alike: so a story of 50,000 copies takes no more time for
each than one of 100. An article that would speak for the story is connected all the same, up to `MOST`.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from streams.fold.canonical import choose
from streams.fold.card import Card
from streams.fold.cluster import HALF, Stories
from streams.fold.features import Features
from streams.fold.graph import MatchGraph
from streams.fold.roster import Roster
from streams.fold.rows import Figures
from streams.fold.rules import match
from streams.fold.settings import FoldSettings
from streams.fold.shelf import Shelf

__all__ = ["COMPARED", "FULL", "Joining"]

#: Articles that one is compared with at most: those that share the most keys with it. 64 x 100 us, where a
#: page of a form may meet hundreds.
COMPARED = 64
#: Connected articles from which on others follow: with all of them one can still be compared.
FULL = COMPARED
#: Connected articles at most. Half of as many is what an article is compared with, and what it must match.
MOST = 2 * COMPARED
#: Followers of a story from which on it keeps its id: with another one, each of them would be told anew.
SETTLED = COMPARED
#: Articles that one is compared with where it may follow: the worst of them may be of another story.
_TRIED = 3

#: The so many of some articles that share the most keys with one.
Strongest = Callable[[Features, Sequence[str], int], list[str]]


class Joining:
    """Judges articles that come."""

    def __init__(
        self, roster: Roster, graph: MatchGraph, stories: Stories, shelf: Shelf, settings: FoldSettings
    ) -> None:
        self._roster, self._graph, self._stories, self._shelf = roster, graph, stories, shelf
        self._settings = settings

    def matches(self, features: Features, near: Sequence[str]) -> dict[str, Figures]:
        """Return those of the near articles that one matches, and may be connected with."""
        return self._connected(self._verified(features, near))

    def leader(self, features: Features, card: Card, near: Sequence[str], strongest: Strongest) -> str | None:
        """Return whom an article follows, if any: of that one's story it matches half of those tried."""
        if not any(self._graph.size(other) >= FULL for other in near):
            return None
        tried = strongest(features, near, _TRIED)
        matches = self._verified(features, tried)
        best = min(matches, key=lambda a: (-matches[a].jaccard, self._graph.order(a)), default=None)
        if best is None or self._graph.size(best) < FULL:
            return None
        story_id = self._story(best)
        asked, joined = (Counter(map(self._story, some))[story_id] for some in (tried, matches))
        is_in = joined >= HALF * asked
        return best if is_in and not self._speaks(card, story_id) else None

    def _verified(self, features: Features, others: Sequence[str]) -> dict[str, Figures]:
        figures = ((other, match(features, self._shelf[other], self._settings)) for other in others)
        return {other: of for other, of in figures if of}

    def _connected(self, matches: Mapping[str, Figures]) -> dict[str, Figures]:
        """Return the matches that make no more than `MOST` connected, the most alike first."""
        if sum(map(self._graph.size, matches)) < MOST:  # as nearly all
            return dict(matches)
        kept: dict[str, Figures] = {}
        size = 1
        for other in sorted(matches, key=lambda a: (-matches[a].jaccard, self._graph.order(a))):
            if not any(self._graph.are_connected(other, one) for one in kept):
                if size + self._graph.size(other) > MOST:
                    continue
                size += self._graph.size(other)
            kept[other] = matches[other]
        return kept

    def _speaks(self, card: Card, story_id: str) -> bool:
        """Tell whether an article would be the canonical one of a story that has room for it."""
        members = self._stories.members(story_id)
        if self._graph.size(story_id) >= MOST or self._renames(card, story_id):
            return False
        cards = sorted((card, *self._roster.cards(members)), key=lambda one: one.order)
        return choose(cards)[0] is card

    def _renames(self, card: Card, story_id: str) -> bool:
        """Tell whether an article would give another id to a story that has too many followers for that."""
        followed = self._graph.groups.followed(self._stories.members(story_id))
        return followed is not None and len(followed) >= SETTLED and card.order < self._graph.order(story_id)

    def _story(self, article_id: str) -> str:
        return self._stories.of(article_id) or article_id
