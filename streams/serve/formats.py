"""Events as files that others read: JSON lines, CSV in the columns that POLECAT has, GeoJSON."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from streams.records import Actor, Event
from streams.wire import encode

__all__ = ["COLUMNS", "FORMATS", "Format"]

#: POLECAT's names where it has the same; behind `Raw Placename`, what only newsfold has.
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor Primary Sector", "Recipient Name", "Recipient Country",
    "Recipient Primary Sector", "Placename", "Country", "Latitude", "Longitude", "Raw Placename",
    "Date Precision", "Historical", "Mood", "Trigger", "Independent Texts", "Mentions", "Confidence",
    "Sources", "Story IDs", "First Seen", "Revision",
)  # fmt: skip
#: A spreadsheet takes a cell that begins so for a formula, and a page may have put it there.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Format:
    """How a file of events is written: any number of pieces, with something before, between and behind them.

    Pieces of one part of the events, and then of the next, are those of all of them: a file may be written
    part by part.
    """

    media_type: str
    pieces: Callable[[Iterable[Event]], Iterable[bytes]]
    begin: bytes = b""
    between: bytes = b""
    end: bytes = b""

    def whole(self, events: Iterable[Event]) -> bytes:
        """Return a file of these events."""
        return self.begin + self.between.join(self.pieces(events)) + self.end


def _lines(events: Iterable[Event]) -> Iterator[bytes]:
    for event in events:
        yield encode(event) + b"\n"


def _rows(events: Iterable[Event]) -> Iterator[bytes]:
    """Yield rows of CSV. Several values of a cell are parted by `; `."""
    for event in events:
        yield _csv(_row(event))


def _csv(cells: Iterable[Any]) -> bytes:
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerow([_cell(value) for value in cells])
    return file.getvalue().encode("utf-8", "replace")


def _features(events: Iterable[Event]) -> Iterator[bytes]:
    """Yield features of the events whose place is known."""
    for event in events:
        if _point(event) is not None:
            yield encode(_feature(event))


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
        event.date_precision, event.modality.historical, event.modality.mood, event.trigger.text,
        event.independent_texts, event.mention_count,
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


FORMATS = {
    "jsonl": Format("application/jsonl", _lines),
    "csv": Format("text/csv", _rows, begin=_csv(COLUMNS)),  # with a header
    "geojson": Format(  # a FeatureCollection (RFC 7946)
        "application/geo+json",
        _features,
        begin=b'{"type":"FeatureCollection","features":[',
        between=b",",
        end=b"]}",
    ),
}
