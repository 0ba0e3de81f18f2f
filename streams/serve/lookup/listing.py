"""Lists of stories, events, threads and outlets: a page of what is asked for, in order.

No list sorts: each reads its rows in the order of an index, from where the page before ended, and stops when
it has its page.
"""

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from streams.records import CanonicalArticle, Event, Thread
from streams.serve.cursors import Cursor
from streams.serve.filters import Box, EventFilter, StoryFilter, ThreadFilter
from streams.serve.lookup.marks import event_search, story_search, thread_search
from streams.serve.lookup.numbers import end_of, first_of, micros
from streams.serve.lookup.schema import snapshot
from streams.wire import decode

__all__ = ["Order", "Page", "list_events", "list_stories", "list_threads"]

R = TypeVar("R")
Order = Literal["newest", "most-outlets"]
_UPDATED = "last-updated"  #: the order of threads
_LEAST, _MOST = -(1 << 63), (1 << 63) - 1
#: Stories that are sorted, rather than looked for in order: a millisecond.
_FEW = 500


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Part of a list, and where it goes on; null at its end."""

    items: tuple[R, ...]
    next: str | None


@dataclass(frozen=True, order=True, slots=True)
class _Rank:
    """Where a row stands in the order, counted from the end."""

    by: int  #: what the list is sorted by
    number: int  #: of the row; the same where the list is sorted by that


_BEFORE_ALL = _Rank(_MOST, _MOST)


def list_stories(
    rows: sqlite3.Connection, asked: StoryFilter, order: Order, limit: int, cursor: str | None
) -> Page[CanonicalArticle]:
    """Return live stories, the newest or the largest first. Raises `Refused` for a bad cursor.

    The newest first, a list shows each row once, whatever comes in meanwhile, as the time of a story's first
    page does not change; with the largest first, one whose outlets change may be missed or come twice.
    """
    last = _rank(cursor, order)
    with snapshot(rows):
        listed = (_newest if order == "newest" else _largest)(rows, asked, limit + 1, last)
        records = _records(rows, "stories", listed[:limit])
    return _page(records, CanonicalArticle, listed, limit, order)


def list_events(rows: sqlite3.Connection, asked: EventFilter, limit: int, cursor: str | None) -> Page[Event]:
    """Return events, the newest first. Raises as `list_stories`."""
    where, values = _in_box(asked.box) if asked.box else ([], {})
    where += ["r.texts >= :texts", "r.confidence >= :confidence"]
    values |= {"texts": asked.texts or 0, "confidence": asked.confidence or 0}
    search = _Search("marks", "events", event_search(asked), asked.since, asked.until, where, values)
    last = _rank(cursor, "newest")
    with snapshot(rows):
        listed = [_Rank(number, number) for (number,) in search.rows(rows, limit + 1, last.number)]
        records = _records(rows, "events", listed[:limit])
    return _page(records, Event, listed, limit, "newest")


def list_threads(
    rows: sqlite3.Connection, asked: ThreadFilter, limit: int, cursor: str | None
) -> Page[Thread]:
    """Return threads that stand, the last updated first. Raises as `list_stories`.

    A thread that is updated between two pages is among the first from then on, and may be missed.
    """
    last = _rank(cursor, _UPDATED)
    with snapshot(rows):
        ids = _threads_of(rows, asked.stories)
        if asked.stories and not ids:
            return Page((), None)
        where, values = ["r.story_count >= :stories"], {"stories": asked.story_count or 0}
        match = thread_search(asked, ids)
        search = _Search("headings", "threads", match, asked.since, asked.until, where, values, "updated_at")
        listed = [_Rank(number, number) for (number,) in search.rows(rows, limit + 1, last.number)]
        records = _records(rows, "threads", listed[:limit])
    return _page(records, Thread, listed, limit, _UPDATED)


def _threads_of(rows: sqlite3.Connection, stories: Collection[str]) -> set[str]:
    """Return the ids of the threads that stories are in."""
    query = "SELECT thread_id FROM thread_stories WHERE story_id = ?"
    return {thread_id for story_id in stories for (thread_id,) in rows.execute(query, (story_id,))}


def _newest(rows: sqlite3.Connection, asked: StoryFilter, limit: int, last: _Rank) -> list[_Rank]:
    search = _of_stories(asked, story_search(asked))
    return [_Rank(number, number) for (number,) in search.rows(rows, limit, last.number)]


def _largest(rows: sqlite3.Connection, asked: StoryFilter, limit: int, last: _Rank) -> list[_Rank]:
    """Return stories of one count of outlets after the other, the newest of each first.

    Where few pass, or few of the large ones, they are found at once, and sorted: to look count by count would
    take a search for each of many counts. Where many pass, each count soon gives some.
    """
    passing = _at_least(rows, asked, asked.outlets or 0, last)
    if passing is not None:
        return sorted(passing, reverse=True)[:limit]
    listed: list[_Rank] = []
    behind = last
    for least in _steps(_count_up_to(rows, last.by), asked.outlets or 0):
        passing = _at_least(rows, asked, least, last)
        if passing is None:
            break
        listed, behind = sorted(passing, reverse=True)[:limit], min(last, _Rank(least, _LEAST))
        if len(listed) == limit:
            return listed
    return listed + _count_by_count(rows, asked, limit - len(listed), behind)


def _at_least(rows: sqlite3.Connection, asked: StoryFilter, least: int, last: _Rank) -> list[_Rank] | None:
    """Return stories behind `last` of so many outlets, or null where they may not be few."""
    large = replace(asked, outlets=least)
    search = _of_stories(large, story_search(large, most=last.by), last)
    if not search.gives_fewer(rows, _FEW):
        return None
    return [_Rank(*one) for one in search.rows(rows, _FEW, _MOST, "r.outlet_count, r.number")]


def _steps(greatest: int, least: int) -> Iterator[int]:
    """Yield counts of outlets, each half of the one before, above what is asked for at least."""
    count = 1 << greatest.bit_length()
    while (count := count >> 1) > max(1, least):
        yield count


def _count_by_count(rows: sqlite3.Connection, asked: StoryFilter, limit: int, last: _Rank) -> list[_Rank]:
    listed: list[_Rank] = []
    count, before = _count_up_to(rows, last.by), last.number
    if count != last.by:
        before = _MOST
    while count >= (asked.outlets or 0) and len(listed) < limit:
        search = _of_stories(asked, story_search(asked, count))
        listed += [_Rank(count, number) for (number,) in search.rows(rows, limit - len(listed), before)]
        count, before = _count_up_to(rows, count - 1), _MOST
    return listed


def _count_up_to(rows: sqlite3.Connection, most: int) -> int:
    """Return the greatest count of outlets that live stories have, up to this one; -1 where none has."""
    query = "SELECT max(outlet_count) FROM stories WHERE live AND outlet_count <= ?"
    ((count,),) = rows.execute(query, (most,)).fetchall()
    return -1 if count is None else int(count)


def _of_stories(asked: StoryFilter, match: str, last: _Rank = _BEFORE_ALL) -> "_Search":
    """Return a search whose rows have ranks less than `last`."""
    where = ["r.outlet_count >= :outlets", "(r.outlet_count, r.number) < (:by, :number)"]
    values = {"outlets": asked.outlets or 0, "by": last.by, "number": last.number}
    return _Search("words", "stories", match, asked.since, asked.until, where, values)


def _in_box(box: Box) -> tuple[list[str], dict[str, Any]]:
    values: dict[str, Any] = {"south": box.south, "north": box.north}
    parts = []
    for number, part in enumerate(box.parts):
        parts.append(f"r.longitude BETWEEN :west{number} AND :east{number}")
        values |= {f"west{number}": part.west, f"east{number}": part.east}
    return ["r.latitude BETWEEN :south AND :north", f"({' OR '.join(parts)})"], values


@dataclass(frozen=True, slots=True)
class _Search:
    """A search of a full-text index, and what the rows that it gives are held to beside it."""

    index: str
    table: str
    match: str
    since: datetime | None
    until: datetime | None
    where: list[str]
    values: dict[str, Any]
    time: str = "first_seen"  #: the column that `since` and `until` are about, and the order of numbers

    def rows(
        self, rows: sqlite3.Connection, limit: int, before: int, columns: str = "r.number"
    ) -> Iterator[tuple[Any, ...]]:
        """Yield columns of the newest rows that have lesser numbers than `before`.

        The index gives rows in the order of their numbers, between two of them. A bound in time is at a
        millisecond of theirs, and the table has it to the microsecond.
        """
        where = " AND ".join([f"r.{self.time} >= :since", f"r.{self.time} < :until", *self.where])
        query = (
            f"SELECT {columns} FROM {self.index} AS i CROSS JOIN {self.table} AS r"  # noqa: S608 - our own
            f" INDEXED BY {self.table}_facts ON r.number = i.rowid WHERE i.{self.index} MATCH :match"
            f" AND i.rowid >= :least AND i.rowid < :before AND {where} ORDER BY i.rowid DESC LIMIT :limit"
        )
        bounds = self._bounds()
        bounds["before"] = min(before, bounds["before"])
        return rows.execute(query, {**self.values, **bounds, "match": self.match, "limit": limit})

    def gives_fewer(self, rows: sqlite3.Connection, count: int) -> bool:
        """Whether the index gives fewer rows than so many, before any of them is looked up in the table.

        Large stories lie far apart there, so that each may cost a read of the disk.
        """
        query = (
            f"SELECT 1 FROM {self.index} AS i WHERE i.{self.index} MATCH :match"  # noqa: S608 - our own
            " AND i.rowid >= :least AND i.rowid < :before LIMIT 1 OFFSET :others"
        )
        values = {**self._bounds(), "match": self.match, "others": count - 1}
        return rows.execute(query, values).fetchone() is None

    def _bounds(self) -> dict[str, int]:
        """Return the bounds in time, and those of the rows' numbers that hold all between them."""
        since = micros(self.since) if self.since else _LEAST
        until = micros(self.until) if self.until else _MOST
        return {
            "since": since, "until": until,
            "least": first_of(since) if self.since else _LEAST,
            "before": end_of(until) if self.until else _MOST,
        }  # fmt: skip


def _rank(cursor: str | None, order: str) -> _Rank:
    if not cursor:
        return _BEFORE_ALL
    last = Cursor.read(cursor, order)
    return _Rank(last.rank, int(last.id))


def _records(rows: sqlite3.Connection, table: str, listed: list[_Rank]) -> list[bytes]:
    query = f"SELECT record FROM {table} WHERE number = ?"  # noqa: S608 - our own
    return [rows.execute(query, (one.number,)).fetchone()[0] for one in listed]


def _page(records: list[bytes], kind: type[R], listed: list[_Rank], limit: int, order: str) -> Page[R]:
    """Return a page of so many; where more are listed, there is another one."""
    last = listed[len(records) - 1] if len(listed) > limit else None
    more = str(Cursor(order, last.by, last.number)) if last else None
    return Page(tuple(decode(record, kind) for record in records), more)
