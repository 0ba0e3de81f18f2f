"""What makes two tellings of an event one: its id, and the family in which the tally looks for the other."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from streams.ids import fingerprint
from streams.records import Actor, CodedEvent, Place

__all__ = ["actor_key", "event_key", "family_key", "is_anchored", "is_identified", "is_placed", "of_story"]

#: Roots that one text may take for one another, by the name of what they share.
_NEAR = {
    "ASSAULT": "harm", "CRIME": "harm", "ACCIDENT": "harm", "DISASTER": "harm",
    "AID": "aid", "COOPERATE": "aid", "COERCE": "coercion", "SANCTION": "coercion",
}  # fmt: skip
#: What happens at a place, whoever is said to have done it: early reports of an attack name nobody.
_AT_PLACES = frozenset({"harm", "PROTEST"})


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


def of_story(event: CodedEvent, story_id: str) -> CodedEvent:
    """Return the event as this story's own, where nothing in it could be recognised in another's words."""
    return (
        event
        if is_anchored(event)
        else replace(event, event_id=fingerprint("event", event.event_id, story_id))
    )


def family_key(event: CodedEvent) -> str:
    """Return the key of all tellings that may be of this event, on whatever day: 32 hex digits.

    What is told apart by its place (see `is_placed`) is looked for there; all else among the same parties.
    Near types (harm by whatever hand; AID and COOPERATE; COERCE and SANCTION) are of one family. What has
    neither place nor party is alone.
    """
    if not is_anchored(event):
        return fingerprint("family", "alone", event.event_id)
    kind = _NEAR.get(event.event, event.event)
    denied = "not" if event.modality.negated else ""
    if is_placed(event):
        return fingerprint("family", kind, denied, _where(event.event_loc))
    return fingerprint("family", kind, denied, _keys(event.actor), "", _keys(event.recipient))


def is_anchored(event: CodedEvent) -> bool:
    """Whether more than type and day says which event it is: a party that is identified, or a place.

    A dateline will do where one stands in for the place of what happens at places.
    """
    return _has_party(event) or is_placed(event)


def is_placed(event: CodedEvent) -> bool:
    """Whether an event is told from others of its kind by its place.

    That is harm or protest whose place the text names; or which has a dateline only, where not both sides are
    known: a war's two capitals report the same strike. Of any other kind it is what names a place and
    identifies no party.
    """
    if event.event_loc is None:
        return False
    is_named = event.geo_precision != "dateline"
    if _NEAR.get(event.event, event.event) not in _AT_PLACES:
        return is_named and not _has_party(event)
    sides = all(any(one.country for one in side) for side in (event.actor, event.recipient))
    return is_named or not sides


def is_identified(actor: Actor) -> bool:
    """Whether a party can be recognised in another text: it has a country, or a name of its own.

    `police`, `Demonstrators` at the head of a sentence and `two men` are anybody. A capital behind the first
    letter makes a name, as in `PPI`, `Crown Prince` and `billionaire Soros`.
    """
    return bool(actor.country) or actor.sector == "IGO" or any(map(str.isupper, actor.name[1:]))


def _has_party(event: CodedEvent) -> bool:
    return any(map(is_identified, (*event.actor, *event.recipient)))


def actor_key(actor: Actor) -> str:
    """Return the country for a state and its army, country and sector for others of it; else the name."""
    if actor.country is not None and actor.sector is not None:
        return actor.country if actor.sector in {"GOV", "MIL"} else f"{actor.country}:{actor.sector}"
    return f"{actor.country or actor.sector or ''}:{actor.name.lower()}"


def _keys(actors: Iterable[Actor]) -> str:
    return "|".join(sorted({actor_key(actor) for actor in actors}))


def _where(place: Place | None) -> str:
    return f"{place.country or ''}/{place.name}" if place else ""
