"""Events of a week at places of the world, to publish."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from streams.records import Actor, Event, Modality, Place, Size
from tests.page.made import event, id_of, story

__all__ = ["MONDAY", "OF_A_WEEK", "actor", "happened", "place"]

MONDAY = datetime(2025, 10, 20, tzinfo=UTC)
_PLACES = {
    "Khartoum": ("SDN", 15.5, 32.56), "Nairobi": ("KEN", -1.28, 36.82), "Lima": ("PER", -12.05, -77.04),
    "Bern": ("CHE", 46.95, 7.45), "Kandahar": ("AFG", 31.61, 65.71),
}  # fmt: skip


def place(name: str) -> Place:
    country, latitude, longitude = _PLACES[name]
    return Place(text=name, name=name, country=country, latitude=latitude, longitude=longitude, span=None)


def actor(name: str, country: str | None = None, sector: str | None = None) -> Actor:
    return Actor(text=name, name=name, country=country, sector=sector, span=None)


def happened(name: str, type_: str, quad: int | None, at: str | None, day: int = 0, **changes: Any) -> Event:
    """Return an event that was first seen so many days after Monday, at six in the morning."""
    seen = MONDAY + timedelta(days=day, hours=6)
    given: dict[str, Any] = {
        "event": type_, "mode": None, "quad_code": quad, "actor": (actor(f"{name} army", "SDN", "MIL"),),
        "recipient": (), "event_loc": place(at) if at else None, "geo_precision": "city" if at else None,
        "date": seen.date(), "enddate": None, "date_precision": "day", "size": Size(),
        "modality": Modality(asserted=True), "first_seen": seen, "updated_at": seen, **changes,
    }  # fmt: skip
    made = event(story(name, first_seen=seen, updated_at=seen), event_id=id_of(f"event {name}"), **given)
    fields: dict[str, Any] = {
        "event": type_,
        "mode": None,
        "date": made.date,
        "date_precision": made.date_precision,
    }
    return replace(
        made,
        tellings=(replace(made.tellings[0], size=made.size, mood=made.modality.mood, **fields),),
        history=(replace(made.history[0], mood=made.modality.mood, since=seen, story_id=made.story_ids[0]),),
    )


_YEAR = {"date": date(2025, 1, 1), "date_precision": "year"}
#: Nine events: four at Khartoum, two at Nairobi, one each at Lima and Bern, one without a place.
OF_A_WEEK = (
    happened("North", "ASSAULT", 4, "Khartoum", 0, **_YEAR),
    happened("East", "ASSAULT", 4, "Khartoum", 1, date_precision="assumed"),
    happened("West", "ASSAULT", 4, "Khartoum", 1, modality=Modality(negated=True, claimed_by="the ministry")),
    happened("South", "ASSAULT", 4, "Nairobi", 3),
    happened("Talks", "CONSULT", 1, "Bern", 3, modality=Modality(future=True)),
    happened("Relief", "AID", 2, "Khartoum", 4, modality=Modality(hypothetical=True)),
    happened("Threat", "THREATEN", 3, "Lima", 5, modality=Modality(asserted=True, historical=True)),
    happened("Flood", "DISASTER", None, "Nairobi", 6, actor=()),
    happened("Nowhere", "ACCUSE", 3, None, 6, date=None, date_precision=None),
)
