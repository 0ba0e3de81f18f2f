"""What an operator can set, with the arithmetic behind each default."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from streams.connection import Connection

__all__ = ["MAX_LETTER_BYTES", "MAX_MESSAGE_BYTES", "MAX_PAGE", "MAX_TEXT", "CoderSettings", "Settings"]

#: A page at most: characters of its html or text, bytes of its body when unpacked. The largest of 407 real
#: ones has 2.2 million.
MAX_PAGE = 10 << 20
#: A message at most. JSON may double a page (quotes and newlines are escaped, letters beyond ASCII take two
#: bytes or more), and base64 makes a body a third longer; 1 MB for headers and key.
MAX_MESSAGE_BYTES = 2 * MAX_PAGE + (1 << 20)

#: A dead letter at most: the message, and another like it for the headers that it came with and ours.
MAX_LETTER_BYTES = 2 * MAX_MESSAGE_BYTES
#: An article's text at most, in characters. A row of the fold holds up to 3 bytes of text and 4 of shingles
#: for each, and its numbers and names beside: 500,000 make 7 MB at the most, which a message can carry.
MAX_TEXT = 500_000


@dataclass(frozen=True, kw_only=True, slots=True)
class CoderSettings:
    """Who codes events."""

    name: str = "rules"  #: `rules`, `gliner` or `llm`; the rules stand in for the others
    model: str = ""  #: the folder of a GLiNER model, the name of a language model
    url: str = ""  #: an OpenAI-compatible API, up to its /v1
    lexicons: Path | None = None  #: a folder with a folder for each language besides those that come along
    lead: int = 5  #: sentences of the text that are read; 0 is all: news says what happened first
    min_confidence: float = 0.5  #: below it an event is left out
    seconds: float = 10.0  #: limit of one request; half of what a batch has in the pool


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """A worker's settings."""

    connection: Connection = field(default_factory=Connection)
    app_id: str = "newsfold"  #: the consumer group, and how the changelogs begin, behind a prefix of topics
    data_dir: Path = Path("newsfold-data")
    store: str = "rocksdb"  #: `rocksdb`, or `memory` for state that fits in it
    partitions: int = 4
    replication: int = 1
    #: Two processes an idle core would leave the event loop none: one a core, at least one.
    processes: int = field(default_factory=lambda: max(1, (os.cpu_count() or 2) - 1))
    page_seconds: float = 20.0  #: time for one page; of 407 real ones the slowest took 1.5 s of CPU
    page_mib: int = 1024  #: memory one page may take beyond the libraries' own
    metrics_host: str = "127.0.0.1"  #: where /metrics, /healthz and /ready are served
    metrics_port: int = 0  #: and at which port; 0 is off
    session_seconds: float = 30.0  #: silence after which the group takes a worker for dead
    archive: int = 30  #: days that a story is known for after it, to tell an old article that comes again
    coder: CoderSettings = field(default_factory=CoderSettings)
    embedded: bool = False  #: the broker is the embedded one, which wants its own group timing

    @property
    def group(self) -> str:
        """The consumer group, by whose name the changelogs begin.

        Workers of another prefix are not of one group, and share no rows.
        """
        return f"{self.connection.topic_prefix}{self.app_id}"

    @property
    def local_rows(self) -> Path:
        """The folder of this group's local rows."""
        return self.data_dir / self.group
