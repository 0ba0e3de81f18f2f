from collections.abc import Iterator
from typing import Any

import pytest

from streams import records, topics
from streams.schemas.jsonschema import schema_of

_RECORDS = [topic.record for topic in topics.ALL if topic.record]


def _objects(record: type) -> Iterator[tuple[str, dict[str, Any]]]:
    schema = schema_of(record)
    yield record.__name__, schema
    yield from schema.get("$defs", {}).items()


@pytest.mark.parametrize("record", _RECORDS)
def test_every_field_of_a_record_is_described(record: type) -> None:
    silent = [
        f"{kind}.{name}"
        for kind, schema in _objects(record)
        for name, field in schema.get("properties", {}).items()
        if not field.get("description")
    ]
    assert silent == []


@pytest.mark.parametrize("record", _RECORDS)
def test_every_value_of_an_enum_is_described(record: type) -> None:
    enums = [(kind, schema) for kind, schema in _objects(record) if "enum" in schema]
    silent = [
        f"{kind}: {value}"
        for kind, schema in enums
        for value in schema["enum"]
        if f"\n- `{value}`: " not in schema["description"]
    ]
    assert silent == []


@pytest.mark.parametrize("record", _RECORDS)
def test_a_field_with_a_few_values_names_them(record: type) -> None:
    """`field` of a span is either of two other fields: it needs no words on that."""
    silent = [
        f"{kind}.{name}: {value}"
        for kind, schema in _objects(record)
        for name, field in schema.get("properties", {}).items()
        for value in _choices(field)
        if f"`{value}`" not in field["description"] and (kind, name) != ("Span", "field")
    ]
    assert silent == []


def _choices(field: dict[str, Any]) -> list[str]:
    options = [field, *field.get("anyOf", ())]
    return [value for option in options for value in option.get("enum", ()) if value is not None]


@pytest.mark.parametrize("record", _RECORDS)
def test_what_a_record_says_of_itself_fits_its_type(record: type) -> None:
    assert all(schema["description"].strip() for _, schema in _objects(record))


def test_a_repeated_field_says_what_the_first_record_says_of_it() -> None:
    first, again = schema_of(records.CleanArticle), schema_of(records.CanonicalArticle)
    assert again["properties"]["agency"] == first["properties"]["agency"]
    assert again["properties"]["text"]["description"].startswith("the whole text of the canonical article")
