"""What outlets do with one another's texts."""

import sqlite3
from dataclasses import dataclass
from statistics import median

from streams.serve.cursors import Cursor
from streams.serve.lookup.schema import snapshot

__all__ = ["CopyCount", "Outlet", "OutletCounts", "OutletPage", "count_outlets", "list_outlets"]

_ORDER = "most-articles"
_MOST = (1 << 63) - 1
_NAMED = 10  #: outlets that are named as one's sources, and as its copiers
#: Copies by which an outlet's delay is measured: a page of 1,000 outlets reads 101,000 rows of an index.
_SAMPLE = 101
_MICROS = 1_000_000
_SOURCES = "SELECT source, articles FROM flows WHERE outlet = ? ORDER BY articles DESC, source LIMIT ?"
_COPIERS = "SELECT outlet, articles FROM flows WHERE source = ? ORDER BY articles DESC, outlet LIMIT ?"
_DELAYS = (
    "SELECT delay FROM members WHERE outlet = ? AND delay IS NOT NULL ORDER BY published_at DESC LIMIT ?"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyCount:
    """How many articles one outlet has from another."""

    outlet: str
    articles: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlet:
    """An outlet, by its articles that are in stories."""

    outlet: str
    articles: int
    originals: int  #: with a text that is not from another outlet's earlier article
    copies: int  #: the others
    copied_from: tuple[CopyCount, ...]  #: whose texts it has, most first, 10 at most
    copied_by: tuple[CopyCount, ...]  #: who has its texts, likewise
    #: from the publication of a source to that of its copy, of the 101 last copies at most; null where no
    #: pages of both state their times
    median_delay_seconds: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OutletPage:
    """Part of the list of outlets."""

    outlets: tuple[Outlet, ...]
    next: str | None  #: the cursor of the page behind it; null at the end


@dataclass(frozen=True, kw_only=True, slots=True)
class OutletCounts:
    """The outlets of most articles, and what all outlets have."""

    largest: tuple[Outlet, ...]
    outlets: int
    articles: int
    copies: int


def count_outlets(rows: sqlite3.Connection, largest: int) -> OutletCounts:
    """Return so many of the largest outlets, beside the sums of all, both of the same state of the store."""
    query = "SELECT count(*), coalesce(sum(articles), 0), coalesce(sum(copies), 0) FROM outlets"
    with snapshot(rows):
        page = list_outlets(rows, largest, None)
        outlets, articles, copies = rows.execute(query).fetchone()
    return OutletCounts(largest=page.outlets, outlets=outlets, articles=articles, copies=copies)


def list_outlets(rows: sqlite3.Connection, limit: int, cursor: str | None) -> OutletPage:
    """Return outlets, those of most articles first. Raises `Refused` for a bad cursor."""
    last = Cursor.read(cursor, _ORDER, str) if cursor else Cursor(_ORDER, _MOST, "")
    listed = rows.execute(
        "SELECT outlet, articles, copies FROM outlets WHERE articles <= ?1 AND (articles < ?1 OR outlet > ?2)"
        " ORDER BY articles DESC, outlet LIMIT ?3",
        (last.rank, last.id, limit + 1),
    ).fetchall()
    shown = listed[:limit]
    more = str(Cursor(_ORDER, shown[-1][1], shown[-1][0])) if len(listed) > limit else None
    return OutletPage(outlets=tuple(_outlet(rows, *row) for row in shown), next=more)


def _outlet(rows: sqlite3.Connection, outlet: str, articles: int, copies: int) -> Outlet:
    return Outlet(
        outlet=outlet,
        articles=articles,
        originals=articles - copies,
        copies=copies,
        copied_from=_counts(rows, _SOURCES, outlet),
        copied_by=_counts(rows, _COPIERS, outlet),
        median_delay_seconds=_delay(rows, outlet),
    )


def _counts(rows: sqlite3.Connection, query: str, outlet: str) -> tuple[CopyCount, ...]:
    return tuple(
        CopyCount(outlet=other, articles=count) for other, count in rows.execute(query, (outlet, _NAMED))
    )


def _delay(rows: sqlite3.Connection, outlet: str) -> float | None:
    delays = [delay for (delay,) in rows.execute(_DELAYS, (outlet, _SAMPLE))]
    return median(delays) / _MICROS if delays else None
