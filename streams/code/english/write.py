"""The public record of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from streams.code.scale import cameo_root, event_scale, plover_reading, quad_code
from streams.identity import event_key
from streams.records import CodedEvent, Extractor, Modality, Place

if TYPE_CHECKING:
    from streams.code.english.modality import Mood
    from streams.code.english.places import GeoPrecision, Spot
    from streams.code.english.told import Told

__all__ = ["EXTRACTOR", "write"]

EXTRACTOR = Extractor(name="newsfold-rules-en", version="1")
_BACKOFF = Extractor(name="newsfold-backoff-en", version="1")
_GUESS = 0.3  #: of guesses at sentences with verbs not taught, six in ten are right, and some tell of nothing

#: A frame alone is an even chance; each thing that the text pins down adds to it. The sum stays below 1.
_BASE, _ACTOR, _RECIPIENT, _WHEN, _WHERE, _LEAD = 0.5, 0.15, 0.1, 0.05, 0.05, 0.1


def write(told: Told, dateline: Spot | None) -> CodedEvent:
    """Return the coded event; the dateline stands in where the event names no place."""
    root, mode = told.kind.root, told.kind.mode
    place, precision = _place(told, dateline)
    return CodedEvent(
        event_id=event_key(root, told.mood.negated, told.actor, told.meant, told.place, told.when.date),
        event=root, mode=mode, context=told.context, quad_code=quad_code(root),
        event_scale=event_scale(root, mode),
        plover=_reading(root, told.mood), cameo_root=cameo_root(root, mode), actor=told.actor,
        recipient=told.meant, event_loc=place, date=told.when.date, enddate=told.when.end,
        date_precision=told.when.precision, geo_precision=precision, size=told.size,
        modality=_modality(told.mood, told), trigger=told.trigger, mentions=told.mentions,
        is_lead=told.is_lead,
        confidence=_GUESS if told.guessed else _confidence(told),
        extractor=_BACKOFF if told.guessed else EXTRACTOR,
    )  # fmt: skip


def _place(
    told: Told, dateline: Spot | None
) -> tuple[Place | None, GeoPrecision | Literal["dateline"] | None]:
    if told.place is not None:
        return told.place, told.precision
    if dateline is None:
        return None, None
    here = Place(
        text=dateline.text, name=dateline.name, country=dateline.country, latitude=dateline.latitude,
        longitude=dateline.longitude, span=None,
    )  # fmt: skip
    return here, "dateline"


def _reading(root: str, mood: Mood) -> str | None:
    """Return the codebook's category: what may happen reads as what will, a denial is a rejection.

    Who would not do harm gives his word.
    """
    reading = plover_reading(root, mood.future or mood.hypothetical)
    if reading == "THREATEN" and mood.negated and root != reading:
        return "AGREE"
    return "REJECT" if reading and mood.denied else reading


def _modality(mood: Mood, told: Told) -> Modality:
    negated = mood.negated
    maybe = mood.hypothetical and not negated
    future = mood.future and not negated and not maybe
    return Modality(
        asserted=not (negated or maybe or future),
        future=future,
        hypothetical=maybe,
        negated=negated,
        historical=told.historical,
        claimed_by=told.claimed_by,
    )


def _confidence(told: Told) -> float:
    known = any(actor.country or actor.sector for actor in told.actor)
    met = any(actor.country or actor.sector for actor in told.meant)
    day = told.when.precision not in {None, "assumed"}
    parts = (
        _ACTOR * known
        + _RECIPIENT * met
        + _WHEN * day
        + _WHERE * (told.place is not None)
        + _LEAD * told.is_lead
    )
    return round(_BASE + parts, 2)
