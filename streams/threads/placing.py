"""Which thread a story belongs to.

Each story is placed by the earlier ones alone, in the order of their times: in the thread that it is most
like, or in one of its own. So the threads are the same in whatever order the stories come, as the fold's
stories are; a story that comes late may move later ones, which are placed anew.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from streams.records import Term
from streams.threads.rows import Order, thread_id_of
from streams.threads.window import Near, Window

__all__ = ["REACH", "Place", "Threads"]

#: Seconds back that a story looks for its thread: what was reported a week ago is another happening, or is
#: told of in between.
REACH = 7 * 86_400.0
#: The mean similarity to the nearest stories of a thread from which a story belongs to it. docs/accuracy.md
#: has the figures around it.
TIED = 0.27
#: The stories of a thread whose mean counts: all of few. A thread that lasts moves on, and no story is like
#: all of it.
_NEAREST = 5
#: Stories placed anew at one message, and the seconds behind the newest that they may be: a late page is an
#: hour late, and not a week.
_AGAIN, LATE = 64, 86_400.0


class Place(NamedTuple):
    """Where a story is put."""

    thread_id: str
    nearest: Near | None  #: the story of the thread that it is most like; none in a thread of its own


class Threads:
    """The threads of one language: who is where. `terms_of` gives the terms of a story that is held."""

    def __init__(self, window: Window, terms_of: Callable[[str], Sequence[Term]]) -> None:
        self._window = window
        self._terms_of = terms_of
        self._members: dict[str, list[Order]] = defaultdict(list)
        self._thread_of: dict[str, str] = {}
        self._articles: Counter[str] = Counter()  # by story
        self._in_thread: Counter[str] = Counter()  # articles by thread

    def members(self, thread_id: str) -> Sequence[Order]:
        """Return the stories of a thread that are held, the earliest first."""
        return self._members.get(thread_id, ())

    def articles(self, thread_id: str) -> int:
        """Return how many articles these stories have."""
        return self._in_thread[thread_id]

    def count(self, story_id: str, articles: int) -> None:
        """Note how many articles a story has."""
        if (thread_id := self._thread_of.get(story_id)) is not None:
            self._in_thread[thread_id] += articles - self._articles[story_id]
        self._articles[story_id] = articles

    def forget(self, order: Order) -> None:
        """Take a story out of its thread, and know it no more."""
        self.leave(order)
        self._articles.pop(order.story_id, None)

    def join(self, order: Order, thread_id: str) -> None:
        """Put a story into a thread, or keep it there."""
        self.leave(order)
        self._thread_of[order.story_id] = thread_id
        self._in_thread[thread_id] += self._articles[order.story_id]
        insort(self._members[thread_id], order)

    def leave(self, order: Order) -> None:
        """Take a story out of its thread, if it is in one."""
        thread_id = self._thread_of.pop(order.story_id, None)
        if thread_id is not None:
            members = self._members[thread_id]
            del members[bisect_left(members, order)]
            self._in_thread[thread_id] -= self._articles[order.story_id]
            if not members:
                del self._members[thread_id], self._in_thread[thread_id]

    def _place(self, order: Order, near: Iterable[Near]) -> Place:
        """Return where a story belongs, by what is near it and earlier."""
        earlier = [one for one in near if order.time - REACH <= one.order.time and one.order < order]
        # A mean is no more than the greatest: of most threads no story is as near.
        possible = {self._thread_of[one.order.story_id] for one in earlier if one.similarity >= TIED}
        by_thread: dict[str, list[Near]] = {thread_id: [] for thread_id in possible}
        for one in earlier if possible else ():
            if (thread_id := self._thread_of[one.order.story_id]) in possible:
                by_thread[thread_id].append(one)
        scored = ((self._mean(order, thread, some), thread, some) for thread, some in by_thread.items())
        mean, thread_id, some = max(scored, default=(0.0, "", []), key=lambda one: one[:2])
        if mean < TIED:
            return Place(thread_id_of(order.story_id), None)
        return Place(thread_id, max(some, key=lambda one: (one.similarity, one.order)))

    def _mean(self, order: Order, thread_id: str, near: Iterable[Near]) -> float:
        nearest = sorted((one.similarity for one in near), reverse=True)[:_NEAREST]
        return sum(nearest) / min(self._count(order, thread_id), _NEAREST)

    def _count(self, order: Order, thread_id: str) -> int:
        """Return how many stories of a thread are before this one and within its reach."""
        members = self._members[thread_id]
        return bisect_left(members, order) - bisect_left(members, Order(order.time - REACH, ""))

    def settle(self, waiting: Iterable[Order], changed: Order | None, since: float) -> dict[str, Place]:
        """Place these stories, and the later ones whose places hang on theirs, in order; return the places.

        `changed` is the one whose words or events are new. Stories before `since` that have a place keep it.
        """
        placed: dict[str, Place] = {}
        heap = list(waiting)
        heapify(heap)
        while heap and len(placed) < _AGAIN:
            order = heappop(heap)
            before = self._thread_of.get(order.story_id)
            if order.story_id in placed or (before and order.time < since):
                continue
            near = self.near(order.story_id)
            place = placed[order.story_id] = self._place(order, near)
            if before != place.thread_id:
                self.join(order, place.thread_id)
            if before != place.thread_id or order == changed:
                for other in self.hanging(order, near, before, place.thread_id):
                    heappush(heap, other)
        return placed

    def near(self, story_id: str) -> list[Near]:
        """Return the stories that share something with one that is held."""
        return self._window.near(story_id, self._terms_of(story_id))

    def hanging(
        self, order: Order, near: Iterable[Near], before: str | None, thread_id: str | None
    ) -> set[Order]:
        """Return the later stories whose places may hang on a story that was in `before`.

        Those that share something with it; and of a thread so small that its size counts, all of its own,
        and all that share something with a story of the one that it has left.
        """
        hanging = {other.order for other in near}
        for thread in {before, thread_id} - {None}:
            hanging |= set(self._small(thread))
        if before != thread_id:
            hanging |= {other.order for one in self._small(before) for other in self.near(one.story_id)}
        return {other for other in hanging if other > order}

    def _small(self, thread_id: str | None) -> Sequence[Order]:
        members = self._members.get(thread_id or "", ())
        return members if len(members) <= _NEAREST else ()
