"""How right the fields of events are: who, to whom, which day, how sure, where, how many.

What is right of a field is a text: `|` stands between readings any of which is right, `+` between parties
that are all meant (`AFG+PAK`), and NONE is for what the text does not say.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from streams.evaluation.figures import Right
from streams.records import CodedEvent, Range

__all__ = ["NONE", "Expected", "FieldFigures", "FieldLine", "coded_fields", "field_figures", "judge_fields"]

Expected = Mapping[str, frozenset[str]]  #: by field, what is right; a field that is not there is not judged

NONE = "NONE"  #: what a text does not say: no such party, day or toll, and as a label no event

_PARTIES = re.compile(r"[A-Z]{3}(?:\+[A-Z]{3})*")
_TOLL = re.compile(r"\d{1,9}(?:\+|-\d{1,9})?")
_FORMS = {
    "source": (_PARTIES, "countries by ISO 3166 alpha-3"),
    "source_sector": (_PARTIES, "sectors, as GOV"),
    "target": (_PARTIES, "countries by ISO 3166 alpha-3"),
    "target_sector": (_PARTIES, "sectors, as GOV"),
    "day": (re.compile(r"\d{4}-\d\d-\d\d"), "a day, as 2014-10-01"),
    "modality": (re.compile("asserted|future|hypothetical|negated"), "a mood, as future"),
    "place": (_PARTIES, "a country by ISO 3166 alpha-3"),
    "dead": (_TOLL, "a count: 12, 12+ or 10-12"),
    "injured": (_TOLL, "a count: 12, 12+ or 10-12"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldLine:
    """What a line may say of an event beside its root. A field that it leaves out is not judged."""

    source: str | None = None
    source_sector: str | None = None
    target: str | None = None
    target_sector: str | None = None
    day: str | None = None
    modality: str | None = None
    place: str | None = None
    dead: str | int | None = None
    injured: str | int | None = None

    @property
    def expected(self) -> Expected:
        """What is right, by field. Raises `ValueError`, with its name, for a field that cannot be read."""
        given = {name: getattr(self, name) for name in _FORMS}
        return {
            name: frozenset(_readings(name, str(value))) for name, value in given.items() if value is not None
        }


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """How many are right of all that were judged, and of those of which the text tells something."""

    judged: Right
    stated: Right


def judge_fields(expected: Expected, event: CodedEvent) -> dict[str, bool]:
    """Return for each expected field whether the event has it right.

    A day is right, too, where the event has it only from the day of publication. NONE is right of an event
    that has no day, or has it only from there.
    """
    coded = coded_fields(event)
    return {name: bool(right & coded[name]) for name, right in expected.items()}


def field_figures(judged: Iterable[tuple[Expected, Mapping[str, bool]]]) -> dict[str, FieldFigures]:
    """Sum up events by field. A field that was nowhere judged is left out."""
    all_ = list(judged)
    figures = {}
    for name in _FORMS:
        verdicts = [(right[name], expected[name]) for expected, right in all_ if name in right]
        stated = [verdict for verdict, readings in verdicts if NONE not in readings]
        if verdicts:
            of_all = Right(sum(verdict for verdict, _ in verdicts), len(verdicts))
            figures[name] = FieldFigures(of_all, Right(sum(stated), len(stated)))
    return figures


def _readings(name: str, value: str) -> Iterable[str]:
    form, says = _FORMS[name]
    for reading in value.split("|"):
        if reading != NONE and not form.fullmatch(reading):
            raise ValueError(f"`{name}` is {reading!r}; give {says}, or {NONE}")
        yield "+".join(sorted(reading.split("+"))) if form is _PARTIES else reading


def coded_fields(event: CodedEvent) -> Expected:
    """Return what an event says of each field, in the form of what is right; a day may have two readings."""
    readings = {
        "source": _joined(actor.country for actor in event.actor),
        "source_sector": _joined(actor.sector for actor in event.actor),
        "target": _joined(actor.country for actor in event.recipient),
        "target_sector": _joined(actor.sector for actor in event.recipient),
        "modality": event.modality.mood,
        "place": _joined([event.event_loc.country if event.event_loc else None]),
        "dead": _toll(event.size.dead),
        "injured": _toll(event.size.injured),
    }
    return {"day": _days(event), **{name: frozenset({value}) for name, value in readings.items()}}


def _joined(names: Iterable[str | None]) -> str:
    return "+".join(sorted({name for name in names if name})) or NONE


def _days(event: CodedEvent) -> frozenset[str]:
    if event.date is None or event.date_precision in {"week", "month", "year"}:
        return frozenset({NONE})
    days = frozenset({event.date.isoformat()})
    return days | {NONE} if event.date_precision == "assumed" else days


def _toll(count: Range | None) -> str:
    if count is None:
        return NONE
    if count.max is None:
        return f"{count.min}+"
    return str(count.min) if count.min == count.max else f"{count.min}-{count.max}"
