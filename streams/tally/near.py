"""Whether two reports are of one event. The rule is that of docs/concepts.md.

Reports come here by families (see `streams.identity`), so that the parties, or else the place, are one
already. What is left to compare is the day, the type, the place of what is not placed, and who did it.
"""

import datetime as dt
from typing import Literal

from streams.identity import actor_key, is_identified, is_placed
from streams.records import CodedEvent, Range, Size

__all__ = ["Match", "known", "match", "shared"]

Match = Literal["same", "near-day", "near-type"]

_DAY = dt.timedelta(days=1)
_HARM = frozenset({"ASSAULT", "CRIME", "ACCIDENT", "DISASTER"})


def match(first: CodedEvent, other: CodedEvent) -> Match | None:
    """Return how `other` tells of the event that `first` tells of, or None where it does not."""
    apart = _days_apart(first, other)
    if apart is None or not (_same_place(first, other) and _same_parties(first, other)):
        return None
    if not _is_more_than_a_dateline(first, other):
        return None
    if apart:
        return "near-day" if first.event == other.event else None
    if first.event == other.event:
        return "same"
    return "near-type" if _near_type(first, other) else None


def known(event: CodedEvent) -> set[str]:
    """Return who is said to have done it, of those who are known by country or kind."""
    return {actor_key(actor) for actor in event.actor if actor.country or actor.sector}


def shared(first: CodedEvent) -> set[str]:
    """Return parties of which a report that matches has one, if it has any; none where all may match."""
    return known(first) if is_placed(first) else set()


def _days_apart(one: CodedEvent, other: CodedEvent) -> int | None:
    """Return 0 for one day, 1 for near ones, or None.

    Days one apart are near where the text of one does not say its day and the publication's stands in for it;
    of two such days of harm, which may be two nights of one war, only where they are one.
    """
    if one.date is None or other.date is None:
        return 0 if one.date == other.date else None
    if (one.date, one.enddate) == (other.date, other.enddate):
        return 0
    if not {one.date_precision, other.date_precision} <= {"day", "assumed"}:
        return None  # a week or a month: a summary of many
    assumed = [event.date_precision == "assumed" for event in (one, other)]
    near = abs(one.date - other.date) <= _DAY and any(assumed)
    return 1 if near and not (all(assumed) and one.event in _HARM) else None


def _near_type(one: CodedEvent, other: CodedEvent) -> bool:
    """Whether the types may be two readings of one event: of harm, where the tolls agree on a figure."""
    return not {one.event, other.event} & _HARM or _tolls_agree(one.size, other.size)


def _tolls_agree(one: Size, other: Size) -> bool:
    return _agree(one.dead, other.dead) or _agree(one.injured, other.injured)


def _agree(one: Range | None, other: Range | None) -> bool:
    if one is None or other is None:
        return False
    return one.min <= (other.max or other.min) and other.min <= (one.max or one.min)


def _same_place(one: CodedEvent, other: CodedEvent) -> bool:
    """Whether no two places are named: a place within its country, or one that is not said, is no other."""
    a, b = (_named_place(event) for event in (one, other))
    if a is None or b is None or a == b:
        return True
    return a[0] == b[0] and "country" in {one.geo_precision, other.geo_precision}


def _named_place(event: CodedEvent) -> tuple[str | None, str] | None:
    place = event.event_loc
    return (place.country, place.name) if place and event.geo_precision != "dateline" else None


def _is_more_than_a_dateline(one: CodedEvent, other: CodedEvent) -> bool:
    """Whether two at a place share more than day, type and dateline: a named place, a party or the toll."""
    if not is_placed(one) or _named_place(one) or _named_place(other):
        return True
    return bool(_parties(one) & _parties(other)) or _tolls_agree(one.size, other.size)


def _same_parties(one: CodedEvent, other: CodedEvent) -> bool:
    """Whether no two parties are said to have done it; of a whole country, whether the same ones are."""
    if not is_placed(one):
        return True  # the family has the parties
    a, b = known(one), known(other)
    return a == b if "country" in {one.geo_precision, other.geo_precision} else a <= b or b <= a


def _parties(event: CodedEvent) -> set[str]:
    return {actor_key(actor) for actor in (*event.actor, *event.recipient) if is_identified(actor)}
