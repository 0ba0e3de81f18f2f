"""What is known of an article while it is being read: passed from step to step, never changed in place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from streams.records import Kind, Removed

__all__ = ["EXCERPT", "Draft", "gather"]

EXCERPT = 500  #: characters kept of what is taken off, as `Removed` promises


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """An article on its way: `lines` holds one paragraph each, never an empty one."""

    title: str
    lines: tuple[str, ...]
    extractor: str
    extractor_reason: str
    kind: Kind = Kind.ARTICLE
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    modified_at: datetime | None = None
    canonical_url: str | None = None
    outlet_name: str | None = None
    section: str | None = None
    image: str | None = None
    accessible_for_free: bool | None = None
    declared_language: str | None = None
    agency: str | None = None
    dateline: str | None = None
    links: frozenset[str] = frozenset()  #: keys (`lines.key`) of the texts that are links on the page
    cards: frozenset[str] = frozenset()  #: keys of the texts in cards that lead to other pages
    declared: bool = False  #: whether the page's markup says that this is its article
    promotions: frozenset[str] = frozenset()  #: keys of the texts in boxes that ask to subscribe
    removed: tuple[Removed, ...] = ()


def gather(pairs: Iterable[tuple[str, str]]) -> tuple[Removed, ...]:
    """Turn (reason, line) pairs into `Removed`, one for each run of lines with one reason."""
    runs = groupby(pairs, key=itemgetter(0))
    return tuple(
        Removed(text="\n".join(line for _, line in run)[:EXCERPT], reason=reason) for reason, run in runs
    )
