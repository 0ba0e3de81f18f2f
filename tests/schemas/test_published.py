"""What the stages publish for the sample pages, held against the schemas and the AsyncAPI document."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from streams import samples, topics
from streams.emit import Emit
from streams.pipeline import Pipeline
from streams.schemas.asyncapi import document
from streams.schemas.headers import CLOUDEVENTS, DEAD_LETTER
from streams.schemas.jsonschema import schema_of
from streams.topics import Topic

_SENT = [topic for topic in topics.ALL if topic is not topics.RAW]
_HEADERS = {"cloudevents-headers": CLOUDEVENTS, "dead-letter-headers": DEAD_LETTER}


def _name(topic: Topic) -> str:
    return topic.name


@pytest.fixture(scope="module")
def sent() -> dict[str, list[Emit]]:
    pipeline = Pipeline()
    for sample in samples.load():
        pipeline.push(sample.key, sample.value, datetime(2026, 3, 1, tzinfo=UTC))
    return pipeline.sent


def _errors(schema: dict[str, Any], value: object) -> list[str]:
    checked = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in checked.iter_errors(value)]


def _messages(topic: Topic) -> list[dict[str, Any]]:
    asyncapi = document()
    return [asyncapi["components"]["messages"][name] for name in asyncapi["channels"][topic.name]["messages"]]


@pytest.mark.parametrize("topic", [topic for topic in _SENT if topic.record], ids=_name)
def test_every_value_is_of_its_schema(topic: Topic, sent: dict[str, list[Emit]]) -> None:
    assert topic.record
    schema = schema_of(topic.record)
    values = [json.loads(emit.value) for emit in sent[topic.name] if emit.value is not None]
    assert values
    assert [error for value in values for error in _errors(schema, value)] == []


@pytest.mark.parametrize("topic", _SENT, ids=_name)
def test_every_message_has_the_headers_of_its_channel(topic: Topic, sent: dict[str, list[Emit]]) -> None:
    named = [m["headers"]["$ref"].rsplit("/", 1)[1] for m in _messages(topic) if "headers" in m]
    for emit in sent[topic.name]:
        headers = {name: value.decode() for name, value in emit.headers}
        if named and emit.value is not None:
            assert _errors(_HEADERS[named[0]], headers) == []
        else:
            assert headers == {}


@pytest.mark.parametrize("topic", [topic for topic in _SENT if topic.record], ids=_name)
def test_a_null_value_is_sent_only_where_it_is_a_message(topic: Topic, sent: dict[str, list[Emit]]) -> None:
    may = {"type": "null"} in [message["payload"] for message in _messages(topic)]
    assert may or all(emit.value is not None for emit in sent[topic.name])
