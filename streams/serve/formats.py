"""Events as files that others read: JSON lines, CSV in the columns that POLECAT has, GeoJSON."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from streams.records import Actor, Event
from streams.wire import encode

__all__ = ["COLUMNS", "csv_of", "geojson_of", "lines_of"]

#: POLECAT's names where it has the same; behind `Raw Placename`, what only newsfold has.
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor Primary Sector", "Recipient Name", "Recipient Country",
    "Recipient Primary Sector", "Placename", "Country", "Latitude", "Longitude", "Raw Placename",
    "Mood", "Trigger", "Independent Texts", "Mentions", "Confidence", "Sources", "Story IDs", "First Seen",
    "Revision",
)  # fmt: skip
#: A spreadsheet takes a cell that begins so for a formula, and a page may have put it there.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines_of(events: Iterable[Event]) -> bytes:
    """Return a line of JSON for each."""
    return b"".join(encode(event) + b"\n" for event in events)


def csv_of(events: Iterable[Event]) -> bytes:
    """Return CSV with a header. Several values of a cell are parted by `; `."""
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows([_cell(value) for value in _row(event)] for event in events)
    return file.getvalue().encode("utf-8", "replace")


def geojson_of(events: Iterable[Event]) -> bytes:
    """Return a FeatureCollection (RFC 7946) of the events whose place is known."""
    features = [_feature(event) for event in events if _point(event) is not None]
    return encode({"type": "FeatureCollection", "features": features})


def _feature(event: Event) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": event.event_id,
        "geometry": {"type": "Point", "coordinates": _point(event)},
        "properties": event,
    }


def _point(event: Event) -> tuple[float, float] | None:
    place = event.event_loc
    if place is None or place.longitude is None or place.latitude is None:
        return None
    return place.longitude, place.latitude


def _row(event: Event) -> tuple[Any, ...]:
    place = event.event_loc
    return (
        event.event_id, event.date, event.event, event.mode, event.event_scale, event.quad_code,
        _joined(event.context), *_party(event.actor), *_party(event.recipient),
        *((place.name, place.country, place.latitude, place.longitude, place.text) if place else (None,) * 5),
        event.modality.mood, event.trigger.text, event.independent_texts, event.mention_count,
        event.confidence, _joined(event.sources), _joined(event.story_ids), event.first_seen.isoformat(),
        event.revision,
    )  # fmt: skip


def _party(actors: Sequence[Actor]) -> tuple[str, str, str]:
    return (
        _joined(actor.name for actor in actors),
        _joined(actor.country or "" for actor in actors),
        _joined(actor.sector or "" for actor in actors),
    )


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
