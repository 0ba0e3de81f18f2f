"""Who follows whom: the copies of a story beyond those that are compared with one another.

Of a text that hundreds of outlets carry, each copy need not be compared with all others, listed and told of
again whenever one more comes. As many as `streams.fold.memory` compares are: what matches them then follows
the one that it is most alike, into whatever story that is in. A leader and its followers are a group. It is
named for the article and the revision that led it first, and goes on under that name when another leads.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from streams.fold.card import Card
from streams.fold.features import Order
from streams.fold.roster import Roster
from streams.fold.rows import Membership

__all__ = ["Followed", "Groups"]


@dataclass(slots=True)
class _Group:
    """Followers, and what they add to their story's record, each value in order."""

    leader: str
    followers: list[Order] = field(default_factory=list)
    first_seen: list[int] = field(default_factory=list)
    updated_at: list[int] = field(default_factory=list)
    outlets: Counter[int] = field(default_factory=Counter)
    revisions: int = 0

    def add(self, card: Card) -> None:
        self.revisions += card.revision
        self.outlets[card.outlet] += 1
        for values, value in ((self.first_seen, card.first_seen), (self.updated_at, card.updated_at)):
            insort(values, value)
        insort(self.followers, card.order)

    def remove(self, card: Card) -> None:
        self.revisions -= card.revision
        self.outlets[card.outlet] -= 1
        if not self.outlets[card.outlet]:
            del self.outlets[card.outlet]
        for values, value in ((self.first_seen, card.first_seen), (self.updated_at, card.updated_at)):
            del values[bisect_left(values, value)]
        del self.followers[bisect_left(self.followers, card.order)]


class Followed:
    """The followers of some leaders together, as the record of their story counts them."""

    def __init__(self, groups: Sequence[_Group]) -> None:
        self._groups = groups
        self._count = sum(len(group.followers) for group in groups)

    def __len__(self) -> int:
        return self._count

    @property
    def revisions(self) -> int:
        """The sum of their revisions."""
        return sum(group.revisions for group in self._groups)

    @property
    def first_seen(self) -> list[int]:
        """When the first of each group came, in microseconds."""
        return [group.first_seen[0] for group in self._groups]

    @property
    def updated_at(self) -> list[int]:
        """When the newest revision of each group came."""
        return [group.updated_at[-1] for group in self._groups]

    def outlets(self, beside: Iterable[int]) -> int:
        """Return how many outlets there are among them and `beside` them; the largest group is only asked."""
        large, *small = sorted(self._groups, key=lambda group: -len(group.outlets))
        others = set(beside).union(*(group.outlets for group in small))
        return len(large.outlets) + sum(outlet not in large.outlets for outlet in others)


class Groups:
    """The leaders that have followers, and these. All are in the roster.

    A group stays when its last follower leaves, for the row of its leader may have its name.
    """

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._groups: dict[str, _Group] = {}
        self._names: dict[str, str] = {}  # of leaders and followers
        self._led: dict[str, _Group] = {}  # by leader

    def leader(self, article_id: str) -> str:
        """Return the article that another follows; itself, where it follows none."""
        name = self._names.get(article_id)
        return self._groups[name].leader if name else article_id

    def follows(self, article_id: str) -> bool:
        """Tell whether an article follows another."""
        return self.leader(article_id) != article_id

    def followers(self, article_id: str) -> Sequence[Order]:
        """Return who follows an article, in canonical order."""
        group = self._led.get(article_id)
        return group.followers if group else ()

    def followed(self, articles: Iterable[str]) -> Followed | None:
        """Return what follows any of these; None where nothing does."""
        if not self._groups:
            return None
        groups = [group for a in articles if (group := self._led.get(a)) and group.followers]
        return Followed(groups) if groups else None

    def latest(self, article_id: str) -> Order:
        """Return the last place in canonical order among an article and those that follow it."""
        followers = self.followers(article_id)
        own = self._roster.order(article_id)
        return max(own, followers[-1]) if followers else own

    def membership(self, article_id: str) -> Membership | None:
        """Return what an article's row keeps: nothing of one without a group, or whose name its group has."""
        name = self._names.get(article_id)
        if name is None or name == self._name(article_id):
            return None
        return Membership(name, leads=not self.follows(article_id))

    def follow(self, article_id: str, leader: str) -> None:
        """Let an article follow one that follows none."""
        name = self._names.get(leader) or self._name(leader)
        if name not in self._groups:
            self.lead(leader, name)
        self._join(article_id, name)

    def follow_in(self, article_id: str, name: str) -> str | None:
        """Let an article follow in the group of this name; return its leader, None where it has none here."""
        leader = self._groups[name].leader if name in self._groups else name.rpartition(".")[0]
        if name not in self._groups and (leader not in self._roster or self._name(leader) != name):
            return None
        self.follow(article_id, leader)
        return leader

    def lead(self, article_id: str, name: str) -> None:
        """Let an article lead the group of this name."""
        group = self._groups.setdefault(name, _Group(article_id))
        if self._led.get(group.leader) is group:
            del self._led[group.leader]
        group.leader = article_id
        self._led[article_id] = group
        self._names[article_id] = name

    def leave(self, article_id: str) -> None:
        """Let a follower, which is in the roster still, follow no more."""
        self._groups[self._names.pop(article_id)].remove(self._roster[article_id])

    def hand_on(self, leader: str, heir: str) -> None:
        """Let a follower lead in the place of its leader, which has left or is another article now."""
        name = self._names.pop(leader)
        self._groups[name].remove(self._roster[heir])
        self.lead(heir, name)

    def drop(self, leader: str) -> None:
        """Take out the group of an article, if it leads one."""
        if group := self._led.pop(leader, None):
            del self._groups[self._names[leader]]
            for article_id in (leader, *(article_id for _, article_id in group.followers)):
                del self._names[article_id]

    def _name(self, article_id: str) -> str:
        return f"{article_id}.{self._roster.revision(article_id)}"

    def _join(self, article_id: str, name: str) -> None:
        self._groups[name].add(self._roster[article_id])
        self._names[article_id] = name
        self._led.pop(article_id, None)  # it may have led some that have left
