"""Prometheus metrics. One process, one registry; the outcomes add up to the pages that came in."""

from prometheus_client import Counter, Histogram, start_http_server

from streams.emit import Handled
from streams.errors import UsageError
from streams.records import Stage
from streams.topics import ALL

__all__ = ["count", "seconds", "serve"]

_pages = Counter("newsfold_pages", "Pages by how they ended.", ["outcome", "reason"])
_dead = Counter("newsfold_dead_letters", "Messages that could not be used.", ["stage", "reason"])
_extractors = Counter(
    "newsfold_extractors",
    "Articles by what found them, and why it was taken.",
    ["extractor", "reason"],
)
_stories = Counter(
    "newsfold_stories_coded",
    "Texts of stories by who coded them, their language, and how it went.",
    ["coder", "language", "note"],
)
_dropped = Counter(
    "newsfold_answers_dropped", "Events that a model told of without a word of the text to show.", ["coder"]
)
_again = Counter("newsfold_redeliveries", "Messages that a stage had taken before.", ["stage"])
_records = Counter("newsfold_records", "Public records sent.", ["topic"])
_PUBLIC = frozenset(topic.name for topic in ALL if topic.public)
#: 1 ms to 20 s, the time limit of a page, in steps of about 3.
_BUCKETS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 20.0)
seconds = Histogram("newsfold_stage_seconds", "Time of one message in a stage.", ["stage"], buckets=_BUCKETS)


def count(stage: Stage, handled: Handled) -> None:
    """Count what a step made of one message, once all of it is delivered."""
    if handled.redelivered:
        _again.labels(stage.value).inc()
    elif handled.ending:
        reason = handled.ending.reason
        _pages.labels(handled.ending.outcome.value, reason.value if reason else "").inc()
    if handled.failure:
        _dead.labels(stage.value, handled.failure.value).inc()
    if handled.extractor:
        _extractors.labels(*handled.extractor).inc()
    if handled.coded:
        _stories.labels(handled.coded.coder, handled.coded.language, handled.coded.note).inc()
        _dropped.labels(handled.coded.coder).inc(handled.coded.dropped)
    for emit in handled.emits:
        if emit.topic in _PUBLIC:
            _records.labels(emit.topic).inc()


def serve(port: int) -> None:
    """Serve `/metrics` on the loopback address. Raises `UsageError` where the port is taken."""
    try:
        start_http_server(port, addr="127.0.0.1")
    except OSError as error:
        said = (
            f"metrics cannot be served on 127.0.0.1:{port}: {error.strerror}; choose another --metrics-port"
        )
        raise UsageError(said) from error
