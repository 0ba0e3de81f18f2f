"""The id of an event: what makes two tellings of it one."""

import datetime as dt
from collections.abc import Iterable

from streams.ids import fingerprint
from streams.records import Actor, Place

__all__ = ["actor_key", "event_key"]


def event_key(  # noqa: PLR0913, PLR0917 - these are the parts of the key
    root: str,
    negated: bool,
    actors: Iterable[Actor],
    recipients: Iterable[Actor],
    place: Place | None,
    day: dt.date | None,
) -> str:
    """Return the event_id: 32 hex digits over root, parties, place and day.

    Left out, since two stories of one event differ in them: the mode (a bombing here, an attack there);
    how the parties are worded (a state is its country); whether it is still to come, so that what was
    announced and what then happens are one event; a dateline, which is where the reporter sat (`place`
    is null then). What is denied is not the same as what is told, so `negated` counts.
    """
    return fingerprint(
        "event",
        root,
        "not" if negated else "",
        _keys(actors),
        _keys(recipients),
        _where(place),
        str(day or ""),
    )


def actor_key(actor: Actor) -> str:
    """Return the country for a state and its army, country and sector for others of it; else the name."""
    if actor.country is not None and actor.sector is not None:
        return actor.country if actor.sector in {"GOV", "MIL"} else f"{actor.country}:{actor.sector}"
    return f"{actor.country or actor.sector or ''}:{actor.name.lower()}"


def _keys(actors: Iterable[Actor]) -> str:
    return "|".join(sorted({actor_key(actor) for actor in actors}))


def _where(place: Place | None) -> str:
    return f"{place.country or ''}/{place.name}" if place else ""
