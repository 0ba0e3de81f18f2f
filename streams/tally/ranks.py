"""Orders of an event's reports: which comes first in what the record tells. No two are equal in any."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from streams.records import MoodChange, Range, Size
from streams.tally.clusters import Member

__all__ = ["CERTAINTY", "FIGURES", "Rank", "figure", "rank", "recency", "seen", "trust", "when"]

#: What has happened is not undone by a story that still looks forward to it. No family has both of the last.
CERTAINTY = {"hypothetical": 0, "future": 1, "asserted": 2, "negated": 2}

FIGURES = ("dead", "injured", "arrested", "displaced")

#: A place in an order: the least is first.
Rank = tuple[object, ...]


def seen(member: Member) -> Rank:
    """Return the order of time."""
    return member.report.first_seen, *member.kept.key


def recency(member: Member) -> Rank:
    """Return the order in which what was updated last comes first."""
    return _backwards(member.report.updated_at), *member.kept.key


def rank(member: Member) -> Rank:
    """Return the order in which what tells of the event best comes first, of reports of one mood.

    Rather one whose text says the day, and the place; then the surest, the earliest, and that of the smallest
    story_id.
    """
    coded, report = member.coded, member.report
    vague = coded.date_precision in {None, "assumed"}, coded.geo_precision in {None, "dateline"}
    return *vague, -coded.confidence, report.first_seen, *member.kept.key


def figure(member: Member, name: str) -> Range | None:
    """Return a figure of the toll as a report gives it."""
    size: Size = member.coded.size
    value: Range | None = getattr(size, name)
    return value


def trust(name: str) -> Callable[[Member], Rank]:
    """Return the order of those who give a figure of the toll.

    One that states it comes before one that has it from somebody's claim, or of what is to come; then the one
    updated last, since tolls are corrected as news goes on; then the one with the most articles; then the
    larger figure, since early tolls grow.
    """
    return partial(_trust, name)


def _trust(name: str, member: Member) -> Rank:
    value, mood, report = figure(member, name), member.coded.modality, member.report
    assert value is not None
    claimed = mood.mood != "asserted" or mood.claimed_by is not None
    size = -value.min, -(value.max or value.min)
    return claimed, _backwards(report.updated_at), -report.member_count, *size, *member.kept.key


def when(move: MoodChange) -> Rank:
    """Return the order of time, of moves of the mood."""
    return move.since, -CERTAINTY[move.mood], move.story_id


def _backwards(time: dt.datetime) -> float:
    return -time.timestamp()
