"""Lists of stories, events and outlets: a page of what is asked for, in order.

No list sorts: each reads its rows in the order of an index, from where the page before ended, and stops when
it has its page.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from streams.records import CanonicalArticle, Event
from streams.serve.cursors import Cursor
from streams.serve.filters import EventFilter, StoryFilter
from streams.serve.lookup.marks import event_search, story_search
from streams.serve.lookup.numbers import end_of, first_of, micros
from streams.wire import decode

__all__ = ["Order", "Page", "list_events", "list_stories"]

R = TypeVar("R")
Order = Literal["newest", "most-outlets"]
_LEAST, _MOST = -(1 << 63), (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Part of a list, and where it goes on; null at its end."""

    items: tuple[R, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A row of a list: where it stands in the order, and its record."""

    rank: int
    id: int
    record: bytes


def list_stories(
    rows: sqlite3.Connection, asked: StoryFilter, order: Order, limit: int, cursor: str | None
) -> Page[CanonicalArticle]:
    """Return live stories, the newest or the largest first. Raises `Refused` for a bad cursor.

    The newest first, a list shows each row once, whatever comes in meanwhile, as the time of a story's first
    page does not change; with the largest first, one whose outlets change may be missed or come twice.
    """
    last = Cursor.read(cursor, order) if cursor else None
    listed = _newest(rows, asked, limit, last) if order == "newest" else _largest(rows, asked, limit, last)
    return _page(listed, CanonicalArticle, order, limit)


def list_events(rows: sqlite3.Connection, asked: EventFilter, limit: int, cursor: str | None) -> Page[Event]:
    """Return events, the newest first. Raises as `list_stories`."""
    last = Cursor.read(cursor, "newest") if cursor else None
    where = ["r.texts >= :texts", "r.confidence >= :confidence"]
    values: dict[str, Any] = {"texts": asked.texts or 0, "confidence": asked.confidence or 0}
    if asked.box:
        where.append("r.latitude BETWEEN :south AND :north")
        parts = [f"r.longitude BETWEEN :west{n} AND :east{n}" for n, _ in enumerate(asked.box.parts)]
        where.append(f"({' OR '.join(parts)})")
        values |= {"south": asked.box.south, "north": asked.box.north}
        for n, part in enumerate(asked.box.parts):
            values |= {f"west{n}": part.west, f"east{n}": part.east}
    search = _Search("marks", "events", event_search(asked), asked.since, asked.until, where, values)
    return _page(list(search.rows(rows, limit + 1, last.rank if last else _MOST)), Event, "newest", limit)


def _newest(rows: sqlite3.Connection, asked: StoryFilter, limit: int, last: Cursor | None) -> list[_Found]:
    search = _of_stories(asked, story_search(asked))
    return list(search.rows(rows, limit + 1, last.rank if last else _MOST))


def _largest(rows: sqlite3.Connection, asked: StoryFilter, limit: int, last: Cursor | None) -> list[_Found]:
    """Return stories of one count of outlets after the other, the newest of each first."""
    listed: list[_Found] = []
    before = int(last.id) if last else _MOST
    count = last.rank if last else _count_below(rows, _MOST)
    while count is not None and count >= (asked.outlets or 0) and len(listed) <= limit:
        search = _of_stories(asked, story_search(asked, count))
        found = search.rows(rows, limit + 1 - len(listed), before)
        listed += [_Found(count, one.rank, one.record) for one in found]
        before, count = _MOST, _count_below(rows, count)
    return listed


def _count_below(rows: sqlite3.Connection, count: int) -> int | None:
    """Return the greatest count of outlets that live stories have below this one."""
    query = "SELECT max(outlet_count) FROM stories WHERE live AND outlet_count < ?"
    ((below,),) = rows.execute(query, (count,)).fetchall()
    return None if below is None else int(below)


def _of_stories(asked: StoryFilter, match: str) -> "_Search":
    where, values = ["r.outlet_count >= :outlets"], {"outlets": asked.outlets or 0}
    return _Search("words", "stories", match, asked.since, asked.until, where, values)


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

    def rows(self, rows: sqlite3.Connection, limit: int, before: int) -> Iterator[_Found]:
        """Yield the newest rows that have lesser numbers than `before`.

        The index gives rows in the order of their numbers, between two of them. A bound in time is at a
        millisecond of theirs, and the table has it to the microsecond.
        """
        since = micros(self.since) if self.since else _LEAST
        until = micros(self.until) if self.until else _MOST
        if self.until:
            before = min(before, end_of(until))
        where = " AND ".join(["r.first_seen >= :since", "r.first_seen < :until", *self.where])
        query = (
            f"SELECT r.number, r.record FROM {self.index} AS i CROSS JOIN {self.table} AS r"  # noqa: S608 - our own
            f" ON r.number = i.rowid WHERE i.{self.index} MATCH :match AND i.rowid >= :least"
            f" AND i.rowid < :before AND {where} ORDER BY i.rowid DESC LIMIT :limit"
        )
        least = first_of(since) if self.since else _LEAST
        values = {**self.values, "match": self.match, "since": since, "until": until, "least": least,
                  "before": before, "limit": limit}  # fmt: skip
        return (_Found(number, 0, record) for number, record in rows.execute(query, values))


def _page(listed: list[_Found], kind: type[R], order: Order, limit: int) -> Page[R]:
    shown = listed[:limit]
    more = str(Cursor(order, shown[-1].rank, shown[-1].id)) if len(listed) > limit else None
    return Page(tuple(decode(one.record, kind) for one in shown), more)
