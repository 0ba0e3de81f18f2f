"""CloudEvents 1.0 headers, binary mode of the Kafka protocol binding: attributes as `ce_*` headers.

<https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md>
"""

from datetime import UTC, datetime

from streams.topics import Topic

__all__ = ["headers"]


def headers(topic: Topic, event_id: str, time: datetime | None) -> tuple[tuple[str, bytes], ...]:
    """Return the headers of a record on `topic`.

    `event_id` must be the same when the same record is sent again: consumers tell a redelivery by it.
    """
    fields = {
        "ce_specversion": "1.0",
        "ce_id": event_id,
        "ce_type": f"newsfold.{topic.name}.v1",
        "ce_source": "/newsfold",
        "content-type": "application/json",
    }
    if time is not None:
        fields["ce_time"] = time.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return tuple((name, value.encode()) for name, value in fields.items())
