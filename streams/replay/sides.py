"""One of the two runs, as far as the replayed pages go: what became of them, and what was made of them.

A side is given the records of each topic in their order, first the ledger's; the last of a key holds. It is
to have the `articles` of both sides before it is given members: only these are looked at.
"""

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from typing import Any

import orjson
import xxhash

from streams.records import StoryStatus
from streams.replay.copies import Place

__all__ = ["NOWHERE", "Ending", "Side"]

Ending = tuple[str, str | None]  #: outcome and reason
NOWHERE: Ending = ("no outcome", None)  #: of a page that has none, or whose line is gone

#: What says how a state was come to, and not what it is: revisions, and clocks of arrival; and the version of
#: a coder, which is another with every other one.
_ON_THE_WAY = frozenset({"revision", "article_revision", "first_seen", "updated_at", "since", "version"})
_HASH = 8  #: bytes for a field
_ENDED = frozenset(status.value for status in StoryStatus if not status.live)


class Print:
    """The fingerprints of a record's fields: 8 bytes each, and the names once for all records alike."""

    __slots__ = ("_hashes", "_names")
    _shapes: dict[tuple[str, ...], tuple[str, ...]] = {}  # noqa: RUF012 - one for all

    def __init__(self, record: dict[str, Any]) -> None:
        kept = {name: value for name, value in sorted(record.items()) if name not in _ON_THE_WAY}
        self._names = self._shapes.setdefault(tuple(kept), tuple(kept))
        self._hashes = b"".join(_hash(value) for value in kept.values())

    def changed(self, other: "Print") -> tuple[str, ...]:
        """Return the fields that the two have otherwise, or one alone has."""
        if self._hashes == other._hashes and self._names == other._names:
            return ()
        one, two = self._by_name(), other._by_name()
        return tuple(sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name)))

    def _by_name(self) -> dict[str, bytes]:
        at = range(0, len(self._hashes), _HASH)
        return dict(zip(self._names, (self._hashes[n : n + _HASH] for n in at), strict=True))


class StoryPrint:
    """A story that stands."""

    __slots__ = ("article", "members", "print")

    def __init__(self, record: dict[str, Any]) -> None:
        self.article = str(record.get("article_id"))
        self.members = int(record.get("member_count") or 0)
        self.print = Print(record)


class EventPrint:
    """An event, and the stories that are named for it: 20 at most."""

    __slots__ = ("print", "stories")

    def __init__(self, record: dict[str, Any]) -> None:
        self.stories = tuple(str(story) for story in record["story_ids"])
        self.print = Print(record)


class Side:
    """What one run made of the pages that were replayed.

    `place_of` maps a key of its ledger to the page's place on the original topic; null for other pages.
    """

    def __init__(self, place_of: Callable[[str], Place | None]) -> None:
        self._place_of = place_of
        self.endings: dict[Place, Ending] = {}
        self.articles: set[str] = set()  #: those that the pages made, changed or took back
        self.story_of: dict[str, str] = {}  #: by article
        self.stories: dict[str, StoryPrint] = {}  #: those with such articles
        self.events: dict[str, EventPrint] = {}  #: those that such stories tell of
        self.thread_of: dict[str, str] = {}  #: by such a story
        self.threads: dict[str, int] = {}  #: of threads with such stories, how many stories they have

    def page(self, key: bytes | None, value: bytes | None) -> None:
        """Take a line of `page-outcomes`."""
        place = self._place_of(_text(key))
        line = _record(value)
        if place is None or line is None:
            return
        self.endings[place] = _ending(line)
        if line.get("article_id"):
            self.articles.add(line["article_id"])

    def member(self, key: bytes | None, value: bytes | None) -> None:
        """Take a record of `story-members`."""
        article, row = _text(key), _record(value)
        if article in self.articles:
            if row and row.get("story_id"):
                self.story_of[article] = row["story_id"]
            else:
                self.story_of.pop(article, None)

    @cached_property
    def _sizes(self) -> Counter[str]:
        """How many of the articles are in each story; asked for once all members have been given."""
        return Counter(self.story_of.values())

    def story(self, key: bytes | None, value: bytes | None) -> None:
        """Take a record of `canonical-articles`."""
        name = _text(key)
        if name in self._sizes:
            record = _record(value)
            if record and record.get("status") not in _ENDED:
                self.stories[name] = StoryPrint({**record, "status": "live"})
            else:
                self.stories.pop(name, None)

    def event(self, key: bytes | None, value: bytes | None) -> None:
        """Take a record of `events`."""
        name, record = _text(key), _record(value)
        self.events.pop(name, None)
        if record and any(story in self.stories for story in record.get("story_ids", ())):
            self.events[name] = EventPrint(record)

    def threaded(self, key: bytes | None, value: bytes | None) -> None:
        """Take a record of `thread-stories`."""
        story, row = _text(key), _record(value)
        self.thread_of.pop(story, None)
        if story in self.stories and row and row.get("thread_id"):
            self.thread_of[story] = row["thread_id"]

    @cached_property
    def _held(self) -> Counter[str]:
        """How many of the stories are in each thread; asked for once `threaded` has been given all."""
        return Counter(self.thread_of.values())

    def thread(self, key: bytes | None, value: bytes | None) -> None:
        """Take a record of `threads`."""
        name, record = _text(key), _record(value)
        self.threads.pop(name, None)
        if name in self._held and record and record.get("status") not in _ENDED:
            self.threads[name] = int(record.get("story_count") or 0)

    def is_whole_thread(self, thread: str) -> bool:
        """Whether all stories of a thread are known here."""
        return self.threads.get(thread) == self._held[thread]

    def is_whole(self, story: str) -> bool:
        """Whether all articles of a story are of pages that were replayed."""
        known = self.stories.get(story)
        return known is not None and known.members == self._sizes[story]


def _ending(line: dict[str, Any]) -> Ending:
    return _ENDINGS.setdefault(ending := (str(line.get("outcome")), line.get("reason")), ending)


_ENDINGS: dict[Ending, Ending] = {}  #: one of each: there are some thirty, and a page names one


def _record(value: bytes | None) -> dict[str, Any] | None:
    """Return a record as it is on its topic; null for a tombstone, and for what is none of newsfold's."""
    try:
        read = orjson.loads(value) if value else None
    except orjson.JSONDecodeError:
        return None
    return read if isinstance(read, dict) else None


def _text(key: bytes | None) -> str:
    return (key or b"").decode("utf-8", "replace")


def _hash(value: Any) -> bytes:
    encoded = orjson.dumps(_without(value), option=orjson.OPT_SORT_KEYS)
    return xxhash.xxh3_64_digest(encoded)


def _without(value: Any) -> Any:
    """Return a value without what says how it was come to."""
    if isinstance(value, list):
        return [_without(one) for one in value]
    if isinstance(value, dict):
        return {name: _without(one) for name, one in value.items() if name not in _ON_THE_WAY}
    return value
