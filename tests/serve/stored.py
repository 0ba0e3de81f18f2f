"""What the samples lead to, as it lies on the topics."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from streams import samples
from streams.pipeline import Pipeline
from streams.serve.lookup import FILLED_FROM, Entry
from streams.topics import Topic

__all__ = ["entries_of", "of_the_samples"]

_AT = datetime(2025, 10, 25, 6, tzinfo=UTC)


def entries_of(
    topic: Topic, pairs: Iterable[tuple[bytes | None, bytes | None]], first: int = 0
) -> list[Entry]:
    """Return keys and values as they would lie on the first partition of a topic."""
    return [Entry(topic.name, 0, number, key, value) for number, (key, value) in enumerate(pairs, first)]


@cache
def of_the_samples() -> tuple[Entry, ...]:
    """Return all that the store is filled from, topic by topic."""
    pipeline = Pipeline()
    for sample in samples.load():
        pipeline.push(sample.key, sample.value, _AT)
    return tuple(
        entry
        for topic in FILLED_FROM
        for entry in entries_of(topic, [(emit.key, emit.value) for emit in pipeline.sent[topic.name]])
    )
