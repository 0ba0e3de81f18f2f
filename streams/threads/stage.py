"""The stage `thread`: facts of stories in, records of threads out, with revisions that only grow."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import replace
from itertools import islice

from streams.expiry import Expiry, Heard
from streams.records import StoryFacts, Tie
from streams.state import Loading
from streams.threads.memory import Language, Shard
from streams.threads.placing import Place
from streams.threads.publish import Changes, Publisher
from streams.threads.render import past_with, story_of, tie_of
from streams.threads.rows import Order, Pending, StoryRow, ThreadRow, order_of, row_of
from streams.threads.window import Near

__all__ = ["ThreadStage"]

#: A thread's row outlives its last story, which is held for 8 days and may be an hour ahead of its page.
_ROW_KEPT = dt.timedelta(days=9)
_AT_ONCE = 2  #: stories that leave at one message: more than come
_SLICE = 256  #: rows read between two pauses: 10 ms


class ThreadStage:
    """Keeps the stories of a week, and the threads that they make.

    `stories` is keyed by story_id, `threads` by thread_id. The threads come out the same in whatever order
    the stories come, as far as docs/concepts.md says; only revisions depend on it. The facts of one story
    come in the order of its revisions.
    """

    def __init__(
        self, stories: MutableMapping[str, StoryRow], threads: MutableMapping[str, ThreadRow]
    ) -> None:
        self._stories = Pending(stories)
        self._threads = Pending(threads)
        self._expiry = Expiry(self._threads, _ROW_KEPT, _heard)
        self._publisher = Publisher(self._stories, self._threads, self._expiry)
        self._loading = Loading(self._load)
        self.reset()

    def reset(self) -> None:
        """Forget what is in memory: the rows are others now. It is made again when it is needed."""
        self._languages: dict[str, Language] = defaultdict(lambda: Language(self._stories))
        self._shards: dict[int, Shard] = defaultdict(Shard)
        self._loading.forget()
        self._expiry.forget()

    def prepare(self) -> Iterator[None]:
        """Make the memory from the rows, in slices of some 10 ms. After a `reset` it begins anew."""
        return self._loading.prepare()

    def take(self, facts: StoryFacts, shard: int = 0) -> Changes:
        """Return the records that a story's facts change.

        `shard` is the partition of the message. Facts that are known, or older than the story's newest,
        change nothing; nor do those of a story that comes too late for any thread.
        """
        self._loading.finish()
        known = self._stories.get(facts.story_id)
        is_news = known is None or facts.sequence > known.facts.sequence
        changes = self._take(known, facts, shard) if is_news else Changes()
        self._shards[shard].count(order_of(facts))
        self._leave(shard)
        self._expiry.expire(shard, facts.updated_at.timestamp())
        self._stories.write()
        self._threads.write()
        return changes

    def _take(self, known: StoryRow | None, facts: StoryFacts, shard: int) -> Changes:
        row = row_of(known, facts, shard) if facts.is_live else None
        if known is None and (row is None or order_of(facts).time < self._shards[shard].left):
            return Changes()
        if known and row and _is_in_place(known, row):
            self._stories[facts.story_id] = row
            self._languages[facts.language].threads.count(facts.story_id, facts.member_count)
            places: dict[str, Place] = {}
        else:
            places = self._settle(known, row, self._shards[shard])
        touched = self._note(places) | ({known.thread_id} if known else set())
        stories = {facts.story_id, *places}
        changes = self._publisher.publish(self._languages[facts.language], (facts, shard), touched, stories)
        if known and known.published and row is None:
            changes.stories[facts.story_id] = None
        return changes

    def _settle(self, known: StoryRow | None, row: StoryRow | None, shard: Shard) -> dict[str, Place]:
        """Hold a story in the place of what was known of it; return where it and what hangs on it go."""
        hanging = self._drop(known) if known else set()
        if row is None:
            threads = self._languages[known.facts.language].threads if known else None
            return threads.settle(hanging, None, shard.since) if threads else {}
        language = self._languages[row.facts.language]
        order = language.hold(row)
        self._stories[order.story_id] = row
        if known is None or order_of(known.facts) != order:
            shard.note(order)
        if known and order.time < shard.since:
            language.threads.join(order, known.thread_id)
        return language.threads.settle({order, *hanging}, order, shard.since)

    def _drop(self, known: StoryRow) -> set[Order]:
        """Hold a story no more, and return the stories whose places may hang on it."""
        language, order = self._languages[known.facts.language], order_of(known.facts)
        near = language.threads.near(order.story_id)
        language.drop(order, known.content.terms)
        del self._stories[order.story_id]
        return language.threads.hanging(order, near, known.thread_id, None)

    def _note(self, places: Mapping[str, Place]) -> set[str]:
        """Write down where stories are now, and why; return the threads that have others than before."""
        touched: set[str] = set()
        for story_id, place in places.items():
            row = self._stories[story_id]
            tie = self._tie(row, place.nearest) if place.nearest else None
            if (row.thread_id, row.tie) != (place.thread_id, tie):
                touched |= {row.thread_id, place.thread_id} - {""}
                self._stories[story_id] = replace(row, thread_id=place.thread_id, tie=tie)
        return touched

    def _tie(self, row: StoryRow, nearest: Near) -> Tie:
        return tie_of(row.content, self._stories[nearest.order.story_id].content, nearest)

    def _leave(self, number: int) -> None:
        """Let stories go that are too old for any new one. Their threads keep what was published."""
        shard = self._shards[number]
        for _ in range(_AT_ONCE):
            if (order := shard.next_to_leave()) is None:
                return
            row = self._stories.get(order.story_id)
            if row and order_of(row.facts) == order:
                self._languages[row.facts.language].drop(order, row.content.terms)
                del self._stories[order.story_id]
                if thread := self._threads.get(row.thread_id):
                    self._threads[row.thread_id] = past_with(thread, story_of(row))

    def _load(self) -> Iterator[None]:
        rows = iter(self._stories.values())
        while some := list(islice(rows, _SLICE)):
            for row in some:
                language = self._languages[row.facts.language]
                order = language.hold(row)
                language.threads.join(order, row.thread_id)
                self._shards[row.shard].note(order)
            yield
        for shard in self._shards.values():
            shard.resume()
        yield from self._expiry.prepare()


def _is_in_place(known: StoryRow, row: StoryRow) -> bool:
    """Tell whether a story's place cannot be another: words, events and time are as they were."""
    return known.facts.content == row.facts.content and order_of(known.facts) == order_of(row.facts)


def _heard(row: ThreadRow) -> Heard:
    return Heard(row.shard, row.updated_at.timestamp())
