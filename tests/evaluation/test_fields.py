"""What a coded event says of who, when, where and how many, against what is right."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from streams.errors import UsageError
from streams.evaluation import FieldLine, Right, field_figures, judge_fields, read_texts
from streams.records import CodedEvent, Range, Size
from tests.tally.events import coded


def judged(event: CodedEvent, name: str, right: str | int) -> bool:
    return judge_fields(FieldLine(**{name: right}).expected, event)[name]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("source", {"PAK+AFG": True, "AFG": False, "NONE": False, "AFG|AFG+PAK": True}),
        ("source_sector", {"GOV": True, "MIL": False, "MIL|GOV": True}),
        ("target", {"NONE": True, "TUR": False}),
        ("place", {"IRQ": True, "SYR": False, "NONE": False}),
        ("modality", {"future": True, "asserted": False}),
    ],
)
def test_a_field_is_right_that_equals_one_of_the_readings(name: str, readings: dict[str, bool]) -> None:
    event = coded("CONSULT", "AFG", "PAK", where="Erbil", mood="future")
    assert {reading: judged(event, name, reading) for reading in readings} == readings


def test_a_day_from_the_publication_is_right_as_that_day_and_as_none() -> None:
    assumed, stated = coded(dated=False), coded()
    days = ("2025-10-24", "NONE", "2025-10-23")
    assert [judged(assumed, "day", day) for day in days] == [True, True, False]
    assert [judged(stated, "day", day) for day in days] == [True, False, False]


def test_a_month_is_no_day() -> None:
    event = replace(coded(), date=dt.date(2025, 10, 1), date_precision="month")
    assert judged(event, "day", "NONE")
    assert not judged(event, "day", "2025-10-01")


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (Range(min=12, max=12), "12"),
        (Range(min=12, max=None), "12+"),
        (Range(min=10, max=12), "10-12"),
        (None, "NONE"),
    ],
)
def test_a_toll_is_right_with_its_bounds(count: Range | None, written: str) -> None:
    event = replace(coded(), size=Size(dead=count))
    readings = ("12", "12+", "10-12", "NONE")
    assert [reading for reading in readings if judged(event, "dead", reading)] == [written]


def test_a_toll_may_be_a_number() -> None:
    assert judged(replace(coded(), size=Size(injured=Range(min=30, max=30))), "injured", 30)


def test_figures_tell_what_the_text_tells_from_what_it_does_not() -> None:
    stated, unstated = FieldLine(place="IRQ").expected, FieldLine(place="NONE|SYR").expected
    figures = field_figures(
        [(stated, {"place": False}), (stated, {"place": True}), (unstated, {"place": True})]
    )
    assert list(figures) == ["place"]
    assert (figures["place"].judged, figures["place"].stated) == (Right(2, 3), Right(1, 2))


@pytest.mark.parametrize(
    ("name", "value"), [("source", "Iraq"), ("day", "Monday"), ("dead", "many"), ("modality", "maybe")]
)
def test_a_field_that_cannot_be_read_is_named_with_its_line(name: str, value: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps({"text": "A.", "label": "AID", name: value}), encoding="utf-8")
    with pytest.raises(UsageError, match=f"bad.jsonl:1 cannot be used: `{name}` is '{value}'"):
        read_texts(path)


def test_fields_that_a_line_leaves_out_or_has_as_null_are_not_judged(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text('{"text": "A.", "label": "AID", "place": null, "dead": 3}', encoding="utf-8")
    assert read_texts(path)[0].fields == {"dead": frozenset({"3"})}
