"""The sums of the stories that are not in a row."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import xxhash

from streams.tally.rows import Kept, Key, Rest

__all__ = ["OUTLETS", "articles", "less", "mark_of", "plus", "started"]

#: Outlets of a rest that are told apart, 10 bytes each. Of more it is known how many there are at least.
OUTLETS = 512


def started(number: int, at: dt.datetime) -> Rest:
    """Return a rest of no stories."""
    return Rest(
        number=number,
        held_to=(),
        stories=0,
        mentions=0,
        outlets={},
        is_whole=True,
        first_seen=at,
        updated_at=at,
    )


def plus(rest: Rest, reports: Sequence[Kept], held_to: tuple[Key, ...]) -> Rest:
    """Return the sums with one more story, of which these are the reports."""
    outlets, is_whole = dict(rest.outlets), rest.is_whole
    for mark in _marks(reports):
        if mark in outlets or len(outlets) < OUTLETS:
            outlets[mark] = outlets.get(mark, 0) + 1
        else:
            is_whole = False
    return replace(
        rest,
        held_to=held_to,
        stories=rest.stories + 1,
        mentions=rest.mentions + articles(reports),
        outlets=outlets,
        is_whole=is_whole,
        first_seen=min(rest.first_seen, *(one.report.first_seen for one in reports)),
        updated_at=max(rest.updated_at, *(one.report.updated_at for one in reports)),
    )


def less(rest: Rest, reports: Sequence[Kept]) -> Rest:
    """Return the sums without a story that they had, of which these are the reports; its times stay."""
    outlets = dict(rest.outlets)
    for mark in _marks(reports) & outlets.keys():
        outlets[mark] -= 1
        if not outlets[mark]:
            del outlets[mark]
    return replace(
        rest, stories=rest.stories - 1, mentions=rest.mentions - articles(reports), outlets=outlets
    )


def articles(reports: Sequence[Kept]) -> int:
    """Return how many articles a story has, by the newest of its reports."""
    return max((one.report.sequence, one.report.member_count) for one in reports)[1]


def mark_of(outlet: str) -> int:
    """Return the hash by which an outlet is counted once."""
    return xxhash.xxh3_64_intdigest(outlet.encode("utf-8", "surrogatepass"))


def _marks(reports: Sequence[Kept]) -> set[int]:
    return {mark_of(source) for one in reports for source in one.report.sources}
