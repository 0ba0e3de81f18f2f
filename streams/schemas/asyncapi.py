"""The AsyncAPI 3.0 document: every topic with its key, its messages and their headers.

<https://www.asyncapi.com/docs/reference/specification/v3.0.0>
"""

from typing import Any

from streams import topics
from streams.schemas.headers import CLOUDEVENTS, DEAD_LETTER
from streams.schemas.jsonschema import file_of, name_of
from streams.settings import MAX_MESSAGE_BYTES
from streams.topics import Topic

__all__ = ["document"]

#: Of what lies on the topics, not of the program. `ce_type` ends in its first number.
_VERSION = "1.0.0"
_BINDING = "0.5.0"  # https://github.com/asyncapi/bindings/tree/master/kafka

_WITH_CLOUDEVENTS = (
    topics.CLEAN, topics.CANONICAL, topics.MEMBERS, topics.EVENTS, topics.THREADS, topics.THREAD_STORIES,
    topics.OUTCOMES,
)  # fmt: skip
#: Topic -> what a null value means there: the name of its message, and a sentence.
_NULLS = {
    topics.RAW: ("retraction", "The page is gone: its article leaves its story. The key is the page's URL."),
    topics.MEMBERS: ("story-member-gone", "A tombstone: the article is in no story any more."),
    topics.THREAD_STORIES: ("thread-story-gone", "A tombstone: the story is in no thread any more."),
    topics.EVENTS: ("event-gone", "A tombstone: no story tells of the event any more."),
}


def document() -> dict[str, Any]:
    """Return the document. Payloads refer to the schema files beside it."""
    return {
        "asyncapi": "3.0.0",
        "id": "urn:newsfold",
        "info": {
            "title": "newsfold",
            "version": _VERSION,
            "description": "From a stream of dirty news pages to canonical articles and events, on Kafka.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {topic.name: _channel(topic) for topic in topics.ALL},
        "operations": dict(_operation(topic) for topic in topics.ALL),
        "components": {
            "messages": {name: message for topic in topics.ALL for name, message in _messages(topic).items()},
            "schemas": {"cloudevents-headers": CLOUDEVENTS, "dead-letter-headers": DEAD_LETTER},
        },
    }


def _channel(topic: Topic) -> dict[str, Any]:
    audience = "public" if topic.public else "internal"
    configuration = {"cleanup.policy": [topic.cleanup], "max.message.bytes": MAX_MESSAGE_BYTES}
    return {
        "address": topic.name,
        "description": f"{topic.holds[0].upper()}{topic.holds[1:]}. Key: {topic.key}.",
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in _messages(topic)},
        "tags": [{"name": audience}],
        "bindings": {"kafka": {"topicConfiguration": configuration, "bindingVersion": _BINDING}},
    }


def _operation(topic: Topic) -> tuple[str, dict[str, Any]]:
    """Say what newsfold does with a topic. What is internal it sends to itself."""
    action = "receive" if topic is topics.RAW else "send"
    return f"{action}-{topic.name}", {"action": action, "channel": {"$ref": f"#/channels/{topic.name}"}}


def _messages(topic: Topic) -> dict[str, Any]:
    if topic.record is None:
        return {"dead-letter": _dead_letter(topic)}
    payload = {"payload": {"$ref": f"./{file_of(topic.record)}"}}
    headers = {"headers": _schema("cloudevents-headers")} if topic in _WITH_CLOUDEVENTS else {}
    messages = {name_of(topic.record): {**headers, **payload, **_key(topic)}}
    if topic in _NULLS:
        name, description = _NULLS[topic]
        messages[name] = {"description": description, "payload": {"type": "null"}, **_key(topic)}
    return messages


def _dead_letter(topic: Topic) -> dict[str, Any]:
    description = "The message as it came, key and value byte for byte; the headers say where from and why."
    return {
        "description": description,
        "contentType": "application/octet-stream",
        "headers": _schema("dead-letter-headers"),
        **_key(topic),
    }


def _schema(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _key(topic: Topic) -> dict[str, Any]:
    key = {"type": "string", "description": topic.key}
    return {"bindings": {"kafka": {"key": key, "bindingVersion": _BINDING}}}
