import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from streams import topics
from streams.records import CanonicalArticle, Event, Outcome, PageOutcome, RawPage
from streams.schemas.jsonschema import comments, file_of, schema_of
from streams.wire import encode
from tests.schemas.strategies import instances

_RECORDS = [topic.record for topic in topics.ALL if topic.record]


def _validator(record: type) -> Draft202012Validator:
    return Draft202012Validator(schema_of(record), format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("record", _RECORDS)
def test_a_schema_is_a_json_schema_2020_12(record: type) -> None:
    schema = schema_of(record)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("record", _RECORDS)
@settings(max_examples=25)
@given(data=st.data())
def test_whatever_a_record_holds_its_bytes_are_of_its_schema(record: type, data: st.DataObject) -> None:
    value = json.loads(encode(data.draw(instances(record))))
    assert list(_validator(record).iter_errors(value)) == []


@pytest.mark.parametrize("record", _RECORDS)
@settings(max_examples=5)
@given(data=st.data())
def test_a_record_without_a_field_it_needs_is_not(record: type, data: st.DataObject) -> None:
    value = json.loads(encode(data.draw(instances(record))))
    del value[data.draw(st.sampled_from(schema_of(record)["required"]))]
    assert not _validator(record).is_valid(value)


_PAGE = {"url": "https://news.example/1", "html": "<p>"}
_ORIGIN = {"topic": "raw-articles", "partition": 0, "offset": 1, "timestamp": "2026-03-01T10:00:00Z"}
_LINE = {"url": None, "outcome": "published", "reason": None, "message": None, "stage": "fold"}
_ENDED = {**_LINE, "article_id": None, "revision": 1, "story_id": None, "origin": _ORIGIN}


@pytest.mark.parametrize(
    ("record", "good", "bad"),
    [
        (RawPage, _PAGE, {"url": 7}),
        (RawPage, _PAGE, {"status": "200"}),
        (PageOutcome, _ENDED, {"outcome": "lost"}),
        (PageOutcome, _ENDED, {"origin": {**_ORIGIN, "timestamp": "yesterday"}}),
        (PageOutcome, _ENDED, {"origin": {**_ORIGIN, "timestamp": "2026-03-01T10:00:00"}}),
    ],
)
def test_a_broken_record_is_refused(record: type, good: dict[str, Any], bad: dict[str, Any]) -> None:
    assert _validator(record).is_valid(good)
    assert not _validator(record).is_valid({**good, **bad})


def test_a_producer_may_send_fields_of_its_own() -> None:
    assert _validator(RawPage).is_valid({**_PAGE, "crawl": "2026-10"})


def test_file_names_are_those_of_the_records() -> None:
    assert file_of(CanonicalArticle) == "canonical-article.schema.json"


def test_fields_say_what_their_comments_say() -> None:
    assert schema_of(Event)["properties"]["quad_code"]["description"].startswith("1 verbal")
    assert schema_of(Event)["properties"]["independent_texts"]["description"].startswith("stories that")


def test_an_enum_tells_what_its_members_mean() -> None:
    schema = schema_of(PageOutcome)["$defs"]["Outcome"]
    assert set(schema["enum"]) == {outcome.value for outcome in Outcome}
    assert "\n- `retracted`: the page is gone" in schema["description"]


class _Colour(StrEnum):
    RED = "red"  #: of blood
    BLUE = "blue"


@dataclass
class _Base:
    first: str  #: the first
    second: int
    # no comment of a field: it says nothing to a reader of the schema
    third: int = 0  # a note to the maintainer
    #: the fifth: what is
    #: longer than a line
    fifth: str = "a"


@dataclass
class _Derived(_Base):
    fourth: dict[str, int] | None = None  #: the fourth: with a colon


def test_a_field_has_the_comment_of_its_own_line() -> None:
    assert comments(_Base)["first"] == "the first"


def test_a_field_without_one_has_none() -> None:
    assert comments(_Base).keys() == {"first", "fifth"}


def test_a_field_has_the_comment_of_the_lines_above_it() -> None:
    assert comments(_Base)["fifth"] == "the fifth: what is longer than a line"


def test_a_derived_class_has_its_bases_comments_too() -> None:
    assert comments(_Derived) == {**comments(_Base), "fourth": "the fourth: with a colon"}


def test_members_of_an_enum_have_the_comments_of_their_lines() -> None:
    assert comments(_Colour) == {"RED": "of blood"}
