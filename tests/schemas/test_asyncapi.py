import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from streams import topics
from streams.cloudevents import headers
from streams.emit import Message, dead_letter_headers
from streams.records import Reason, Stage
from streams.schemas import NAMES, file_name, text
from streams.schemas.asyncapi import document
from streams.schemas.headers import CLOUDEVENTS, DEAD_LETTER

_META = json.loads((Path(__file__).parent / "asyncapi" / "3.0.0.json").read_text(encoding="utf-8"))
_AT = datetime(2026, 3, 1, tzinfo=UTC)


def _check(schema: dict[str, Any], sent: tuple[tuple[str, bytes], ...]) -> None:
    checked = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    checked.validate({name: value.decode() for name, value in sent})
    assert {name for name, _ in sent} <= schema["properties"].keys()


def test_the_document_is_an_asyncapi_3_document() -> None:
    assert [error.message for error in Draft7Validator(_META).iter_errors(document())] == []


def test_the_yaml_says_what_the_document_says() -> None:
    assert yaml.safe_load(text("asyncapi")) == document()
    assert "&id" not in text("asyncapi")  # no anchors: people read it


def test_every_topic_is_a_channel_with_its_cleanup_policy() -> None:
    channels = document()["channels"]
    policies = {
        name: channel["bindings"]["kafka"]["topicConfiguration"]["cleanup.policy"]
        for name, channel in channels.items()
    }
    assert policies == {topic.name: [topic.cleanup] for topic in topics.ALL}


def test_newsfold_receives_pages_and_sends_the_rest() -> None:
    received = [o["channel"]["$ref"] for o in document()["operations"].values() if o["action"] == "receive"]
    assert received == ["#/channels/raw-articles"]
    assert len(document()["operations"]) == len(topics.ALL)


def test_payloads_refer_to_the_files_beside_it() -> None:
    payloads = [message.get("payload", {}) for message in document()["components"]["messages"].values()]
    files = {payload["$ref"] for payload in payloads if "$ref" in payload}
    assert files == {f"./{file_name(name)}" for name in NAMES if name != "asyncapi"}


@pytest.mark.parametrize("name", ["retraction", "story-member-gone", "event-gone"])
def test_a_null_value_is_a_message_of_its_own(name: str) -> None:
    assert document()["components"]["messages"][name]["payload"] == {"type": "null"}


@pytest.mark.parametrize("time", [_AT, None])
def test_records_carry_the_headers_that_it_names(time: datetime | None) -> None:
    _check(CLOUDEVENTS, headers(topics.EVENTS, "1f.2", time))


def test_dead_letters_carry_the_headers_that_it_names() -> None:
    message = Message("raw-articles", 0, 7, _AT, b"key", b"\xff")
    _check(DEAD_LETTER, dead_letter_headers(Stage.EXTRACT, message, Reason.NOT_JSON, "it is not JSON"))
