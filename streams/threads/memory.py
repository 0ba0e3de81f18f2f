"""What the stage has in memory: the stories of each language, and the time of each shard."""

import heapq
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from streams.records import Term
from streams.threads.placing import LATE, REACH, Threads
from streams.threads.rows import Order, StoryRow, order_of, shown
from streams.threads.window import Window
from streams.watermark import Watermark

__all__ = ["Held", "Language", "Shard"]

#: Seconds that a story is held: one that comes a day late finds what it would have found in time.
_KEPT = REACH + LATE
_ENOUGH = 256  #: stories of a shard that its time is taken over; before there are so many, none leaves


class Held(NamedTuple):
    """The stories of a thread that are held."""

    rows: Sequence[StoryRow]  #: the first and the latest, 20 at most, in order
    stories: int
    articles: int


class Language:
    """The stories of a language and their threads. `rows` is keyed by story_id."""

    def __init__(self, rows: Mapping[str, StoryRow]) -> None:
        self._rows = rows
        self._window = Window()
        self.threads = Threads(self._window, lambda story_id: rows[story_id].content.terms)

    def hold(self, row: StoryRow) -> Order:
        """Hold a story, in no thread yet."""
        order = order_of(row.facts)
        self._window.put(order, row.content.terms, row.content.events)
        self.threads.count(order.story_id, row.facts.member_count)
        return order

    def drop(self, order: Order, terms: Sequence[Term]) -> None:
        """Hold a story no more."""
        self._window.remove(order.story_id, terms)
        self.threads.forget(order)

    def held(self, thread_id: str) -> Held | None:
        """Return the stories of a thread that are held, if there are any."""
        members = self.threads.members(thread_id)
        if not members:
            return None
        rows = [self._rows[order.story_id] for order in shown(members)]
        return Held(rows, len(members), self.threads.articles(thread_id))


class Shard:
    """The time of a shard, and its stories by age."""

    def __init__(self) -> None:
        self._watermark = Watermark(_ENOUGH, _KEPT)
        self._oldest: list[Order] = []

    @property
    def since(self) -> float:
        """The time before which stories stay where they are."""
        return self._watermark.at - LATE

    @property
    def left(self) -> float:
        """The time before which no story is held."""
        return self._watermark.at - _KEPT

    def count(self, order: Order) -> None:
        """Count a story that was heard of."""
        self._watermark.count(order.time)

    def note(self, order: Order) -> None:
        """Note a story that is held."""
        heapq.heappush(self._oldest, order)

    def next_to_leave(self) -> Order | None:
        """Return the oldest story, and know it no more, if it is too old to be held."""
        return heapq.heappop(self._oldest) if self._oldest and self._oldest[0].time < self.left else None

    def resume(self) -> None:
        """Take the time from the stories that were noted."""
        self._watermark.resume(order.time for order in self._oldest)
