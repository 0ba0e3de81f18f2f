"""What is kept of a story and of a thread."""

import datetime as dt
from collections.abc import ItemsView, Iterator, MutableMapping, Sequence, ValuesView
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from streams.clock import credible
from streams.ids import fingerprint
from streams.records import StoryContent, StoryFacts, ThreadStory, Tie
from streams.state import Packed

__all__ = ["Order", "Pending", "StoryRow", "ThreadRow", "order_of", "row_of", "shown", "thread_id_of"]

_SHOWN = 20  #: stories listed in a thread's record

R = TypeVar("R")


class Order(NamedTuple):
    """A story's place among the others: by the time that its page states, and by id."""

    time: float  #: seconds since 1970
    story_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryRow(Packed):
    """What is known of a story, and the thread that it is in, which may have no other story.

    Deflated it takes a third: its words repeat the names of their fields.
    """

    facts: StoryFacts  #: with the content that holds
    shard: int  #: the partition that the row goes with
    thread_id: str = ""
    tie: Tie | None = None
    published: str = ""  #: a fingerprint of its record in `thread-stories`; empty where none stands

    @property
    def content(self) -> StoryContent:
        """Its words and events."""
        assert self.facts.content is not None  # `row_of` saw to it
        return self.facts.content


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadRow:
    """The revision that a thread has reached, and what is left of stories that have left the window."""

    updated_at: dt.datetime  #: of the newest page of any of its stories
    shard: int  #: the partition that the row goes with
    founder: str  #: the story that the thread began with
    revision: int = 0
    content: str = ""  #: a fingerprint of the record that was published; empty where none stands
    past: tuple[ThreadStory, ...] = ()  #: the first story, and the latest
    past_stories: int = 0
    past_articles: int = 0


class Pending(MutableMapping[str, R]):
    """Rows with what one message changes of them, written once: to read and pack one takes 50 us."""

    def __init__(self, rows: MutableMapping[str, R]) -> None:
        self._rows = rows
        self._changed: dict[str, R | None] = {}

    def write(self) -> None:
        """Write what has changed."""
        for key, row in self._changed.items():
            if row is not None:
                self._rows[key] = row
            elif key in self._rows:
                del self._rows[key]
        self._changed.clear()

    def __getitem__(self, key: str) -> R:
        if key not in self._changed:
            return self._rows[key]
        if (row := self._changed[key]) is None:
            raise KeyError(key)
        return row

    def __setitem__(self, key: str, row: R) -> None:
        self._changed[key] = row

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._changed[key] = None

    def __contains__(self, key: object) -> bool:
        return self._changed[key] is not None if key in self._changed else key in self._rows

    def __iter__(self) -> Iterator[str]:
        assert not self._changed  # rows are gone through between messages alone
        return iter(self._rows)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def items(self) -> ItemsView[str, R]:
        """Return all rows, as the rows below do: see `streams.state.Rows`."""
        return self._rows.items()

    def values(self) -> ValuesView[R]:
        """Return all rows, as the rows below do."""
        return self._rows.values()


def shown(stories: Sequence[R]) -> tuple[R, ...]:
    """Return what a thread's record lists of its stories: the first, and the latest."""
    return tuple(stories) if len(stories) <= _SHOWN else (stories[0], *stories[1 - _SHOWN :])


def order_of(facts: StoryFacts) -> Order:
    """Return a story's place. A time later than the arrival of its first page is not believed."""
    at = credible(facts.published_at or facts.first_seen, facts.first_seen)
    return Order(at.timestamp(), facts.story_id)


def row_of(known: StoryRow | None, facts: StoryFacts, shard: int) -> StoryRow | None:
    """Return a story's row with these facts; None where its content is as before, and that is not known."""
    content = facts.content or (known.facts.content if known else None)
    if content is None:
        return None
    whole = replace(facts, content=content)
    return replace(known, facts=whole) if known else StoryRow(facts=whole, shard=shard)


def thread_id_of(story_id: str) -> str:
    """Return the id of the thread that begins with a story: 32 hex digits."""
    return fingerprint("thread", story_id)
