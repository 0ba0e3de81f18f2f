"""The tables of fields in the pages, which say what the schemas say."""

import re
from typing import Any

from streams import records
from streams.schemas.jsonschema import name_of, schema_of
from tests.docs.markdown import PAGES

__all__ = ["Table", "described", "tables"]

_TABLE = re.compile(
    r"^<!-- fields of (?P<record>[\w-]+) -->\n\| field \| meaning \|\n\|---\|---\|\n(?P<rows>(?:\|.*\n)+)",
    re.MULTILINE,
)
_ROW = re.compile(r"^\| `([\w.\[\]]+)` \| (.+) \|$", re.MULTILINE)
_RECORDS = {
    name_of(kind): kind for name in records.__all__ if isinstance(kind := getattr(records, name), type)
}

#: The record, and the rows: the path of a field, and what is said of it.
Table = tuple[str, tuple[tuple[str, str], ...]]


def tables() -> list[Table]:
    """Return the tables of fields of all pages."""
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    matches = [match for text in texts for match in _TABLE.finditer(text)]
    return [(match["record"], tuple(_ROW.findall(match["rows"]))) for match in matches]


def described(record: str, path: str) -> str:
    """Return what the schema says of a field: `title`, `modality.future`, `members[].relation`."""
    schema = schema_of(_RECORDS[record])
    here: dict[str, Any] = schema
    for name in path.replace("[]", "").split("."):
        here = _inside(here, schema)["properties"][name]
    return str(here["description"])


def _inside(field: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return the object that a field holds: itself, one of a list, or one that may be null."""
    if "properties" in field:
        return field
    if "$ref" in field:
        definition: dict[str, Any] = schema["$defs"][field["$ref"].rsplit("/", 1)[1]]
        return definition
    return _inside(field["items"] if "items" in field else field["anyOf"][0], schema)
