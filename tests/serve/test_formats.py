"""Events as other programs read them."""

import csv
import io
import json
from dataclasses import replace

import pytest

from streams.records import Event, Place
from streams.serve.formats import COLUMNS, FORMATS
from streams.topics import EVENTS
from streams.wire import decode
from tests.serve.stored import of_the_samples


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return [decode(e.value, Event) for e in of_the_samples() if e.topic == EVENTS.name and e.value]


def rows(events: list[Event]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FORMATS["csv"].whole(events).decode(), newline="")))


def test_lines_are_the_records_of_the_topic(events: list[Event]) -> None:
    assert [decode(line, Event) for line in FORMATS["jsonl"].whole(events).splitlines()] == events


def test_csv_has_a_row_for_each_in_the_columns(events: list[Event]) -> None:
    table = rows(events)
    assert tuple(table[0]) == COLUMNS
    for row, event in zip(table, events, strict=True):
        assert (row["Event ID"], row["Event Type"]) == (event.event_id, event.event)
        assert row["Actor Country"].split("; ") == [actor.country or "" for actor in event.actor] or [""]
        assert float(row["Confidence"]) == event.confidence
    assert FORMATS["csv"].whole([]).decode().strip().split(",")[0] == "Event ID"


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", 'a "b", c\nd', "\ud800"])
def test_no_name_becomes_a_formula_or_breaks_the_table(name: str, events: list[Event]) -> None:
    hostile = replace(events[0], event_loc=Place(
        text=name, name=name, country=None, latitude=-3.5, longitude=1.0, span=None))  # fmt: skip
    (row,) = rows([hostile])
    assert not row["Placename"].startswith(("=", "@", "+", "-", "\t"))
    assert row["Latitude"] == "-3.5"
    assert row["Event ID"] == hostile.event_id


def test_geojson_has_the_points_that_are_known(events: list[Event]) -> None:
    given = json.loads(FORMATS["geojson"].whole(events))
    known = [e for e in events if e.event_loc and e.event_loc.longitude is not None]
    assert given["type"] == "FeatureCollection"
    assert [f["id"] for f in given["features"]] == [event.event_id for event in known]
    for feature, event in zip(given["features"], known, strict=True):
        assert event.event_loc
        assert feature["geometry"]["coordinates"] == [event.event_loc.longitude, event.event_loc.latitude]
        assert feature["properties"]["event"] == event.event
