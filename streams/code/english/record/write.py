"""The public record of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from streams.code.scale import cameo_root, event_scale, plover_reading, quad_code
from streams.identity import event_key
from streams.records import CodedEvent, Extractor, Modality, Place

if TYPE_CHECKING:
    from streams.code.english.places.locate import GeoPrecision, Spot
    from streams.code.english.record.resolved import ResolvedDraft
    from streams.code.english.triggers.modality import Mood

__all__ = ["EXTRACTOR", "write"]

EXTRACTOR = Extractor(name="newsfold-rules-en", version="1")
_BACKOFF = Extractor(name="newsfold-backoff-en", version="1")


def write(telling: ResolvedDraft, dateline: Spot | None) -> CodedEvent:
    """Return the coded event; the dateline stands in where the event names no place."""
    root, mode = telling.kind.root, telling.kind.mode
    place, precision = _place(telling, dateline)
    actors, recipients = telling.actor or telling.unlisted_actor, telling.coded_recipient
    return CodedEvent(
        event_id=event_key(root, telling.mood.negated, actors, recipients, telling.place, telling.when.date),
        event=root, mode=mode, context=telling.context, quad_code=quad_code(root),
        event_scale=event_scale(root, mode),
        plover=_reading(root, telling.mood), cameo_root=cameo_root(root, mode), actor=actors,
        recipient=recipients, event_loc=place, date=telling.when.date, enddate=telling.when.end,
        date_precision=telling.when.precision, geo_precision=precision, size=telling.size,
        modality=_modality(telling.mood, telling), trigger=telling.trigger, mentions=telling.mentions,
        is_lead=telling.is_lead,
        confidence=round(telling.confidence, 2),
        extractor=_BACKOFF if telling.guessed else EXTRACTOR,
    )  # fmt: skip


def _place(
    telling: ResolvedDraft, dateline: Spot | None
) -> tuple[Place | None, GeoPrecision | Literal["dateline"] | None]:
    if telling.place is not None:
        return telling.place, telling.precision
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


def _modality(mood: Mood, telling: ResolvedDraft) -> Modality:
    negated = mood.negated
    maybe = mood.hypothetical and not negated
    future = mood.future and not negated and not maybe
    return Modality(
        asserted=not (negated or maybe or future),
        future=future,
        hypothetical=maybe,
        negated=negated,
        historical=telling.historical,
        claimed_by=telling.claimed_by,
    )
