"""Coded events and reports that the tests of the tally share."""

import datetime as dt
from dataclasses import replace
from typing import Literal

from streams.identity import event_key, family_key
from streams.records import (
    Actor,
    CodedEvent,
    EventReport,
    Extractor,
    Modality,
    Mood,
    Place,
    Range,
    Size,
    Span,
)

NOON = dt.datetime(2025, 10, 24, 12, tzinfo=dt.UTC)
TODAY = NOON.date()
BASE = CodedEvent(
    event_id="", event="CONSULT", mode=None, context=(), quad_code=1, event_scale=2.5, plover="CONSULT",
    cameo_root="04", actor=(), recipient=(), event_loc=None, date=TODAY, enddate=None, date_precision="day",
    geo_precision=None, size=Size(), modality=Modality(asserted=True),
    trigger=Span(field="text", text="met", start=0, end=3), mentions=(), is_lead=True, confidence=0.8,
    extractor=Extractor(name="test", version="1"),
)  # fmt: skip
MOODS: dict[Mood, Modality] = {
    "asserted": Modality(asserted=True),
    "future": Modality(future=True),
    "hypothetical": Modality(hypothetical=True),
    "negated": Modality(negated=True),
}


def party(country: str) -> Actor:
    return Actor(text=country, name=country, country=country, sector="GOV", span=None)


def place(name: str, country: str = "IRQ") -> Place:
    return Place(text=name, name=name, country=country, latitude=None, longitude=None, span=None)


def coded(  # noqa: PLR0913 - the parts that the tests vary
    root: str = "CONSULT",
    *actors: str,
    to: tuple[str, ...] = (),
    where: str | None = None,
    geo: Literal["city", "region", "country", "dateline"] = "city",
    day: int | None = 0,
    dated: bool = True,
    mood: Mood = "asserted",
    dead: int | None = None,
    confidence: float = 0.8,
) -> CodedEvent:
    """Return an event `day` days from the 24th, whose text says that day or (`dated`) does not."""
    event = replace(
        BASE, event=root, actor=tuple(map(party, actors)), recipient=tuple(map(party, to)),
        event_loc=place(where) if where else None, geo_precision=geo if where else None,
        date=None if day is None else TODAY + dt.timedelta(days=day),
        date_precision="day" if dated else "assumed", modality=MOODS[mood], confidence=confidence,
        size=Size(dead=Range(min=dead, max=dead)) if dead is not None else Size(),
    )  # fmt: skip
    own_place = event.event_loc if geo != "dateline" else None
    negated = event.modality.negated
    key = event_key(root, negated, event.actor, event.recipient, own_place, event.date)
    return replace(event, event_id=key)


def report(  # noqa: PLR0913 - the parts that the tests vary
    story: str,
    event: CodedEvent,
    revision: int = 1,
    *,
    gone: bool = False,
    hour: float = 0,
    members: int = 1,
) -> EventReport:
    seen = NOON + dt.timedelta(hours=hour)
    return EventReport(
        event_id=event.event_id,
        family=family_key(event),
        story_id=story,
        sequence=revision,
        coded=None if gone else event,
        sources=(f"{story}.example",),
        member_count=members,
        first_seen=seen,
        updated_at=seen + dt.timedelta(minutes=revision),
    )
