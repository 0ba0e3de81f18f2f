"""JSON Schemas (2020-12) of the records. Unknown fields are allowed: a later version may add some."""

import inspect
import re
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any, get_type_hints

import msgspec

from streams import records

__all__ = ["comments", "file_of", "name_of", "schema_of"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TIMES = (datetime, datetime | None)
#: Records that repeat fields of another: what that one says of a field holds, unless they say it themselves.
_REPEATS: dict[type, type] = {
    records.CleanArticle: records.Extracted,
    records.CanonicalArticle: records.CleanArticle,
    records.MemberRef: records.CleanArticle,
    records.StoryMember: records.MemberRef,
    records.ArticleChange: records.CleanArticle,
    records.Telling: records.CodedEvent,
    records.EventReport: records.Event,
    records.ThreadEvent: records.SharedEvent,
    records.StoryFacts: records.ThreadStory,
}
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: What the source says of a field beside it or above it: the `#:` comments, which Python itself drops.
_COMMENTED = re.compile(
    r"^(?P<above>(?: +#: .+\n)*) +(?P<name>\w+)(?::| =)[^#\n]*(?:#: (?P<beside>.+))?$", re.MULTILINE
)
_MARK = re.compile(r"^ +#: ", re.MULTILINE)


def name_of(record: type) -> str:
    """Return a record's name in files and messages: `clean-article` for `CleanArticle`."""
    return _CAPITAL.sub("-", record.__name__).lower()


def file_of(record: type) -> str:
    """Return the name of a record's file."""
    return f"{name_of(record)}.schema.json"


def schema_of(record: type) -> dict[str, Any]:
    """Return the schema of one record, with the words of its docstrings and comments."""
    made = msgspec.json.schema(record)["$defs"]
    definitions = {name: _described(getattr(records, name), plain) for name, plain in made.items()}
    head = {"$schema": _DIALECT, "$id": f"urn:newsfold:schema:{name_of(record)}:v1"}
    whole = {**head, **definitions.pop(record.__name__)}
    return {**whole, "$defs": definitions} if definitions else whole


def _described(kind: type, plain: Mapping[str, Any]) -> dict[str, Any]:
    descriptions = _words(kind)
    description = inspect.cleandoc(kind.__doc__ or "")
    if issubclass(kind, Enum):
        named = ((member, descriptions.get(member.name)) for member in kind)
        members = [f"\n- `{member.value}`: {text}" for member, text in named if text is not None]
        return {**plain, "description": "".join([description, *members])}
    hints = get_type_hints(kind)
    fields = {
        name: _field(field, descriptions.get(name), hints[name])
        for name, field in plain["properties"].items()
    }
    return {**plain, "description": description, "properties": fields}


def _words(kind: type) -> dict[str, str]:
    repeated = _words(_REPEATS[kind]) if kind in _REPEATS else {}
    return {**repeated, **comments(kind)}


def _field(plain: Mapping[str, Any], description: str | None, hint: object) -> dict[str, Any]:
    field = _timed(plain) if hint in _TIMES else dict(plain)
    return {"description": description, **field} if description else field


def _timed(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Name the format, which msgspec leaves out where a time may lack its offset. In records none does."""
    if "anyOf" in plain:
        return {**plain, "anyOf": [_timed(choice) for choice in plain["anyOf"]]}
    return {**plain, "format": "date-time"} if plain["type"] == "string" else dict(plain)


def comments(kind: type) -> dict[str, str]:
    """Return name -> `#:` comment of the fields (or enum members) of a class, its own bases' included."""
    by_name: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if base.__module__ == kind.__module__:
            by_name.update(_comments_in(inspect.getsource(base)))
    return by_name


def _comments_in(source: str) -> dict[str, str]:
    by_name = {
        one["name"]: " ".join(_MARK.sub("", one["above"]).splitlines()) or one["beside"]
        for one in _COMMENTED.finditer(source)
    }
    return {name: text for name, text in by_name.items() if text}
