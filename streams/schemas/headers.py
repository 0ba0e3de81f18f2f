"""The schemas of the headers: CloudEvents on what is published, `newsfold.errors.*` on dead letters."""

from collections.abc import Iterable, Mapping
from typing import Any

from streams.records import HOOKS, UNDELIVERED, Reason, Stage

__all__ = ["CLOUDEVENTS", "DEAD_LETTER"]


def _text(description: str, **more: object) -> dict[str, Any]:
    return {"type": "string", "description": description, **more}


def _object(fields: Mapping[str, Any], optional: Iterable[str] = ()) -> dict[str, Any]:
    required = [name for name in fields if name not in optional]
    return {"type": "object", "required": required, "properties": dict(fields)}


_ERRORS = {
    "exception": _text(
        "The reason, by the name under which it is counted.", enum=[*map(str, Reason), UNDELIVERED]
    ),
    "message": _text("One sentence for a person: what is wrong, and where."),
    "topic": _text("The topic the message came from."),
    "partition": _text("Its partition, in decimal digits."),
    "offset": _text("Its offset, in decimal digits."),
    "stage": _text(
        "The stage that could not use it; `hooks` where a webhook did not take it.",
        enum=[*map(str, Stage), HOOKS],
    ),
    "attempt": _text(
        "How often it has been tried, in decimal digits: 1, and one more for each time that it was sent back."
    ),
}

CLOUDEVENTS = _object(
    {
        "ce_specversion": _text("The version of CloudEvents.", const="1.0"),
        "ce_id": _text("The same when the same record is sent again: a redelivery is told by it."),
        "ce_type": _text("`newsfold.TOPIC.v1`."),
        "ce_source": _text("Who sends.", const="/newsfold"),
        "ce_time": _text("When the record was made: its `updated_at`, where it has one.", format="date-time"),
        "content-type": _text("What the value is.", const="application/json"),
    },
    optional=("ce_time",),
)
DEAD_LETTER = _object({f"newsfold.errors.{name}": schema for name, schema in _ERRORS.items()})
