"""What is asked of the look-up store."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import local
from typing import Any, Generic, Literal, TypeVar

from streams.records import CanonicalArticle, Event, PageOutcome, StoryMember
from streams.serve.cursors import Cursor
from streams.serve.filters import EventFilter, StoryFilter, words_of
from streams.serve.lookup.filling import micros
from streams.serve.lookup.outcomes import Ledger, count_since
from streams.serve.lookup.schema import connect
from streams.wire import decode

__all__ = ["Order", "Page", "Reader", "Story"]

R = TypeVar("R")
Order = Literal["newest", "most-outlets"]
#: The column that an order sorts by. `first_seen` never changes, so that a list in that order shows each row
#: once, whatever comes in meanwhile; a story whose outlets change meanwhile may be missed or come twice.
_RANKS: dict[Order, str] = {"newest": "first_seen", "most-outlets": "outlet_count"}
_MEMBERS = 1_000  #: of a story that are shown


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Part of a list, and where it goes on; null at its end."""

    items: tuple[R, ...]
    next: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A story with all that is known of it."""

    story: CanonicalArticle
    members: tuple[StoryMember, ...]  #: each with the comparison that put it in; 1,000 at most
    events: tuple[Event, ...]  #: those that it tells of


@dataclass(frozen=True, slots=True)
class _Set:
    """Stories that are named by rows of another table."""

    key: str  #: the column of a story that they name it by
    column: str  #: and theirs
    rows: str


_SETS = {
    "outlet": _Set("story_id", "story_id", "articles WHERE outlet = :outlet"),
    "q": _Set("number", "rowid", "words WHERE words MATCH :q"),
}
#: Rows of a set that is made in some 20 ms. In a larger one is each 200th of a million stories, or more: a
#: page of 50 is there after 10,000 looks.
_SMALL = 5_000


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A table, and what its rows are sorted by: the rank from the top, and the id among equal ones."""

    table: str
    rank: str
    id: str
    order: Order


class Reader:
    """Reads the store. Any thread may ask: each has a connection of its own."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._own = local()

    def stories(
        self, asked: StoryFilter, order: Order = "newest", limit: int = 50, cursor: str | None = None
    ) -> Page[CanonicalArticle]:
        """Return live stories, the newest or the largest first. Raises `Refused` for a bad cursor."""
        where, values = _of_stories(asked)
        where += [self._condition(_SETS[name], values) for name in _SETS if values[name]]
        rows = self._rows(_Sorted("stories", _RANKS[order], "story_id", order), where, values, limit, cursor)
        return _page(rows, CanonicalArticle, order, limit)

    def events(self, asked: EventFilter, limit: int = 50, cursor: str | None = None) -> Page[Event]:
        """Return events, the newest first. Raises as `stories`."""
        where, values = _of_events(asked)
        rows = self._rows(_Sorted("events", "first_seen", "event_id", "newest"), where, values, limit, cursor)
        return _page(rows, Event, "newest", limit)

    def story(self, story_id: str) -> Story | None:
        """Return a story, be it merged or retracted; null where there is none."""
        found = self._one("SELECT record FROM stories WHERE story_id = ?", story_id)
        if not found:
            return None
        members = self._all("SELECT record FROM articles WHERE story_id = ? LIMIT ?", story_id, _MEMBERS)
        told = self._all(
            "SELECT record FROM events WHERE number IN (SELECT event FROM tellers WHERE story_id = ?)"
            " ORDER BY first_seen, event_id", story_id,
        )  # fmt: skip
        return Story(
            story=decode(found, CanonicalArticle),
            members=tuple(sorted((decode(one, StoryMember) for one in members), key=_age)),
            events=tuple(decode(one, Event) for one in told),
        )

    def article(self, article_id: str) -> StoryMember | None:
        """Return the story that an article is in, and why; null where it is in none."""
        found = self._one("SELECT record FROM articles WHERE article_id = ?", article_id)
        return decode(found, StoryMember) if found else None

    def outcome(self, origin: str) -> PageOutcome | None:
        """Return what became of a page; null where that is not known, or not yet."""
        found = self._one("SELECT record FROM outcomes WHERE origin = ?", origin)
        return decode(found, PageOutcome) if found else None

    def ledger(self, now: datetime, minutes: int) -> Ledger:
        """Count the pages of the last minutes by their outcomes."""
        return count_since(self._connection, now, minutes)

    def close(self) -> None:
        """Close the calling thread's connection."""
        if connection := getattr(self._own, "connection", None):
            connection.close()
            del self._own.connection

    @property
    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._own, "connection"):
            self._own.connection = connect(self._file)
        connection: sqlite3.Connection = self._own.connection
        return connection

    def _condition(self, some: "_Set", values: dict[str, Any]) -> str:
        """Return the condition that a story is one of a set, the way that takes less.

        A small set is made, and its rows sorted. Of a large one the list soon has a page, if each row in the
        order of the list is looked up in it.
        """
        counted = f"SELECT count(*) FROM (SELECT 1 FROM {some.rows} LIMIT {_SMALL})"  # noqa: S608 - our own names
        ((count,),) = self._connection.execute(counted, values).fetchall()
        if count < _SMALL:
            return f"{some.key} IN (SELECT {some.column} FROM {some.rows})"  # noqa: S608 - likewise
        return f"EXISTS (SELECT 1 FROM {some.rows} AND {some.column} = stories.{some.key})"  # noqa: S608

    def _rows(
        self, by: _Sorted, where: Sequence[str], values: dict[str, Any], limit: int, cursor: str | None
    ) -> list[tuple[bytes, int, str]]:
        """Return one row more than asked for, if there is one: then there is another page."""
        conditions = [*where]
        if cursor:
            last = Cursor.read(cursor, by.order)
            conditions.append(f"{by.rank} <= :rank AND ({by.rank} < :rank OR {by.id} > :id)")
            values = {**values, "rank": last.rank, "id": last.id}
        query = (
            f"SELECT record, {by.rank}, {by.id} FROM {by.table}"  # noqa: S608 - names of our own, values are bound
            f" WHERE {' AND '.join(conditions) or 1} ORDER BY {by.rank} DESC, {by.id} LIMIT :limit"
        )
        return self._connection.execute(query, {**values, "limit": limit + 1}).fetchall()

    def _one(self, query: str, value: str) -> bytes | None:
        row = self._connection.execute(query, (value,)).fetchone()
        return row[0] if row else None

    def _all(self, query: str, *values: str | int) -> list[bytes]:
        return [record for (record,) in self._connection.execute(query, values)]


def _page(rows: list[tuple[bytes, int, str]], kind: type[R], order: Order, limit: int) -> Page[R]:
    shown = rows[:limit]
    more = str(Cursor(order, *shown[-1][1:])) if len(rows) > limit else None
    return Page(tuple(decode(record, kind) for record, *_ in shown), more)


def _of_stories(asked: StoryFilter) -> tuple[list[str], dict[str, Any]]:
    where = ["live", *_bounds(asked)]
    values = {name: getattr(asked, name) for name in ("outlet", "language", "outlets")}
    if asked.language:
        where.append("language = :language")
    if asked.outlets:
        where.append("outlet_count >= :outlets")
    values["q"] = " ".join(f'"{word}"' for word in words_of(asked.q or ""))
    return where, {**values, **_times(asked)}


def _of_events(asked: EventFilter) -> tuple[list[str], dict[str, Any]]:
    where = _bounds(asked)
    names = ("type", "quad", "country", "place", "texts", "confidence")
    values: dict[str, Any] = {name: getattr(asked, name) for name in names}
    conditions = {
        "type": "type = :type",
        "quad": "quad = :quad",
        "country": "number IN (SELECT event FROM parties WHERE country = :country)",
        "place": "(place = :folded OR place_country = :place)",
        "texts": "texts >= :texts",
        "confidence": "confidence >= :confidence",
    }
    where += [condition for name, condition in conditions.items() if values[name] is not None]
    return where, {**values, "folded": (asked.place or "").casefold(), **_times(asked)}


def _bounds(asked: StoryFilter | EventFilter) -> list[str]:
    since = ["first_seen >= :since"] if asked.since else []
    return since + (["first_seen < :until"] if asked.until else [])


def _times(asked: StoryFilter | EventFilter) -> dict[str, int | None]:
    return {
        "since": micros(asked.since) if asked.since else None,
        "until": micros(asked.until) if asked.until else None,
    }


def _age(member: StoryMember) -> tuple[bool, float, str]:
    """Sort by the time that the page states; those that state none come last."""
    at = member.published_at
    return at is None, at.timestamp() if at else 0.0, member.article_id
