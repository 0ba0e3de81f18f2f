"""One hook, as its operator wants it."""

from dataclasses import dataclass, field
from enum import StrEnum

from streams.connection import Connection
from streams.serve.live import Asked
from streams.topics import Topic

__all__ = ["Hook", "Result"]


class Result(StrEnum):
    """What became of a post, or of its record."""

    DELIVERED = "delivered"
    RETRIED = "retried"  #: it was not taken, and is posted again
    DEAD_LETTERED = "dead-lettered"  #: it was given up


@dataclass(frozen=True, kw_only=True, slots=True)
class Hook:
    """Where to post which records. Its address and its secret are in no text of it: both may be secrets."""

    name: str
    url: str = field(repr=False)
    secret: bytes = field(repr=False)
    asked: Asked
    from_beginning: bool = False  #: a new hook gets what is on the topics already
    timeout_seconds: float = 15.0  #: for one answer
    retry_seconds: float = 900.0  #: for which a record is tried, before it is given up

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics that it reads."""
        return self.asked.topics

    def group(self, connection: Connection) -> str:
        """Return the consumer group that keeps its position."""
        return f"{connection.topic_prefix}newsfold-hook-{self.name}"
