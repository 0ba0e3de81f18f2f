"""What is counted as messages pass. One process, one registry; the outcomes add up to the pages that came in.

What a worker has at a given moment is read when it is asked for: `streams.monitor.living`.
"""

import sys
from collections.abc import Iterable
from importlib.metadata import version
from time import time

from prometheus_client import Counter, Histogram, Info

from streams import __version__
from streams.emit import Emit, Handled
from streams.records import Outcome, Reason, Stage
from streams.topics import ALL

__all__ = ["count", "count_sent", "retries", "seconds"]

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

#: .05 s to half an hour; 1.5 s is what 99 of 100 pages are to stay below at half load.
_TO_STORY = (0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0)
_to_story = Histogram(
    "newsfold_push_to_story_seconds",
    "Time from a page's timestamp until the story that it made or changed is with the broker.",
    buckets=_TO_STORY,
)
retries = Counter(
    "newsfold_producer_retries", "Records handed to the producer again, as a delivery failed.", ["topic"]
)
_build = Info("newsfold_build", "Versions of newsfold, Faust and Python.")
_build.info(
    {
        "version": __version__,
        "faust": version("faust-streaming"),
        "python": ".".join(map(str, sys.version_info[:3])),
    }
)

_FAILURES = (
    Reason.EMPTY, Reason.NOT_JSON, Reason.BAD_RECORD, Reason.BAD_URL, Reason.TOO_LARGE, Reason.TOO_DEEP,
    Reason.BAD_ENCODING, Reason.BINARY, Reason.TIMED_OUT, Reason.OUT_OF_MEMORY, Reason.CRASHED, Reason.FAILED,
)  # fmt: skip
_ENDS: dict[Outcome, tuple[str, ...]] = {
    Outcome.PUBLISHED: ("",),
    Outcome.REVISED: ("",),
    Outcome.UNCHANGED: (Reason.SAME_CONTENT, Reason.OLDER_FETCH, Reason.UNKNOWN_URL),
    Outcome.RETRACTED: ("",),
    Outcome.NOT_AN_ARTICLE: (
        Reason.NO_TEXT,
        Reason.TOO_SHORT,
        Reason.ERROR_PAGE,
        Reason.LIST_PAGE,
        Reason.CONSENT_WALL,
        Reason.FEED,
    ),
    Outcome.DEAD_LETTERED: _FAILURES,
}


def _begin() -> None:
    """Have all counters whose labels are known begin at zero, before anything is counted.

    One that comes into being at 500 has not grown, for Prometheus: a burst of dead letters between two
    scrapes would raise no alert.
    """
    for outcome, reasons in _ENDS.items():
        for reason in reasons:
            _pages.labels(outcome.value, str(reason))
    for stage in Stage:
        _again.labels(stage.value)
        seconds.labels(stage.value)
        for failure in _FAILURES:
            _dead.labels(stage.value, failure.value)
    for topic in ALL:
        retries.labels(topic.name)
    for name in _PUBLIC:
        _records.labels(name)


_begin()


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
    _count_story(handled)


def count_sent(emits: Iterable[Emit]) -> None:
    """Count the public records among those that the broker has taken."""
    for emit in emits:
        if emit.topic in _PUBLIC:
            _records.labels(emit.topic).inc()


def _count_story(handled: Handled) -> None:
    if handled.coded:
        _stories.labels(handled.coded.coder, handled.coded.language, handled.coded.note).inc()
        _dropped.labels(handled.coded.coder).inc(handled.coded.dropped)
    pushed = handled.pushed_at.timestamp() if handled.pushed_at else 0.0
    if pushed > 0:  # else its producer gave the page no time
        _to_story.observe(max(0.0, time() - pushed))
