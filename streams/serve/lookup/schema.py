"""The tables of the look-up store."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from streams.errors import UsageError

__all__ = ["connect", "prepare", "snapshot"]

#: Grows with every change of the tables. What another version filled is filled anew.
_VERSION = 4
_BUSY_MS = 5_000
_CACHE_KIB = 16_384  #: of each that reads: the upper pages of all indexes, so that a look-up is one read
_WRITER_CACHE_KIB = 65_536  #: what a transaction changes is not written before its end: 500 records, 10 MB
#: Pages in the log before they go to the file: 64 MB. At SQLite's 1,000 that would be at the end of each
#: transaction, with two waits for the disk; a page that ten of them change is so written to the file once.
_LOG_PAGES = 16_000

#: `words`, `marks` and `headings` have what stories, events and threads are asked by, as `marks.py` has it: a
#: row is a set of words, so they keep no places of words. What they hold is no ASCII but letters, digits and
#: `:`, and Python has taken case and accents off; the tokenizer has only to part it at blanks. What is found
#: is held to `stories_facts`, `events_facts` and `threads_facts`: the rows themselves lie far apart, as each
#: has its record.
#: Where a key is a hash, the rows are kept by a number, and so one behind the other: by the hash, each would
#: lie on a page of its own.
_TABLES = """
CREATE TABLE positions (topic TEXT, partition INTEGER, next INTEGER NOT NULL, PRIMARY KEY (topic, partition))
    WITHOUT ROWID;
CREATE TABLE stories (
    number INTEGER PRIMARY KEY, story_id TEXT NOT NULL UNIQUE, live INTEGER NOT NULL,
    outlet_count INTEGER NOT NULL, has_more_members INTEGER NOT NULL, first_seen INTEGER NOT NULL,
    updated_at INTEGER NOT NULL, record BLOB NOT NULL);
CREATE INDEX stories_facts ON stories (number, outlet_count, first_seen);
CREATE INDEX stories_sizes ON stories (outlet_count) WHERE live;
CREATE INDEX stories_updated ON stories (updated_at);
CREATE VIRTUAL TABLE words USING fts5 (text, detail = none, tokenize = "ascii tokenchars ':'");
CREATE TABLE revisions (
    number INTEGER PRIMARY KEY, story_id TEXT NOT NULL, revision INTEGER NOT NULL, record BLOB NOT NULL,
    UNIQUE (story_id, revision));
CREATE TABLE members (
    number INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, story_id TEXT NOT NULL, outlet TEXT NOT NULL,
    published_at INTEGER, source TEXT, source_outlet TEXT, delay INTEGER, record BLOB NOT NULL);
CREATE INDEX members_of ON members (story_id, outlet);
CREATE INDEX members_from ON members (source) WHERE source IS NOT NULL;
CREATE INDEX members_delays ON members (outlet, published_at, delay) WHERE delay IS NOT NULL;
CREATE TABLE outlets (outlet TEXT PRIMARY KEY, articles INTEGER NOT NULL, copies INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE INDEX outlets_largest ON outlets (articles DESC, outlet);
CREATE TABLE flows (outlet TEXT, source TEXT, articles INTEGER NOT NULL, PRIMARY KEY (outlet, source))
    WITHOUT ROWID;
CREATE INDEX flows_from ON flows (outlet, articles DESC, source);
CREATE INDEX flows_to ON flows (source, articles DESC, outlet);
CREATE TABLE texts (
    number INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, updated_at INTEGER NOT NULL,
    record BLOB NOT NULL);
CREATE INDEX texts_updated ON texts (updated_at);
CREATE TABLE events (
    number INTEGER PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, countries TEXT NOT NULL,
    texts INTEGER NOT NULL, confidence REAL NOT NULL, latitude REAL, longitude REAL,
    first_seen INTEGER NOT NULL, updated_at INTEGER NOT NULL, record BLOB NOT NULL);
CREATE INDEX events_facts ON events (number, texts, confidence, latitude, longitude, first_seen);
CREATE INDEX events_updated ON events (updated_at);
CREATE VIRTUAL TABLE marks USING fts5 (text, detail = none, tokenize = "ascii tokenchars ':'");
CREATE TABLE tellers (story_id TEXT, event INTEGER, PRIMARY KEY (story_id, event)) WITHOUT ROWID;
CREATE INDEX tellers_of ON tellers (event);
CREATE TABLE threads (
    number INTEGER PRIMARY KEY, thread_id TEXT NOT NULL UNIQUE, story_count INTEGER NOT NULL,
    updated_at INTEGER NOT NULL, record BLOB NOT NULL);
CREATE INDEX threads_facts ON threads (number, story_count, updated_at);
CREATE INDEX threads_updated ON threads (updated_at);
CREATE VIRTUAL TABLE headings USING fts5 (text, detail = none, tokenize = "ascii tokenchars ':'");
CREATE TABLE thread_stories (
    number INTEGER PRIMARY KEY, story_id TEXT NOT NULL UNIQUE, thread_id TEXT NOT NULL, at INTEGER NOT NULL,
    record BLOB NOT NULL);
CREATE INDEX thread_stories_of ON thread_stories (thread_id, at, story_id);
CREATE TABLE outcomes (
    origin TEXT PRIMARY KEY, at INTEGER NOT NULL, outcome TEXT NOT NULL, reason TEXT, record BLOB NOT NULL)
    WITHOUT ROWID;
CREATE INDEX outcomes_at ON outcomes (at, outcome, reason);
"""


def connect(file: Path, *, write: bool = False) -> sqlite3.Connection:
    """Open the store, to read only or to fill it. One connection is used by one thread at a time."""
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute(f"PRAGMA cache_size = -{_WRITER_CACHE_KIB if write else _CACHE_KIB}")
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        connection.execute("PRAGMA synchronous = NORMAL")  # a power cut costs what is read from Kafka again
    else:
        connection.execute("PRAGMA query_only = ON")
    return connection


@contextmanager
def snapshot(rows: sqlite3.Connection) -> Iterator[None]:
    """Have the store as it is now for several questions, whatever is written meanwhile."""
    rows.execute("BEGIN")
    try:
        yield
    finally:
        rows.execute("ROLLBACK")


def prepare(file: Path, *, anew: bool) -> sqlite3.Connection:
    """Return a connection that fills the store; its tables are made where there are none, or `anew`.

    Raises `UsageError` where the file cannot be one.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if anew or _version(file) not in (0, _VERSION):
            for end in ("", "-wal", "-shm"):
                Path(f"{file}{end}").unlink(missing_ok=True)
        connection = connect(file, write=True)
        if not _version(file):
            connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
    except (OSError, sqlite3.Error) as error:
        raise UsageError(
            f"the look-up store {file} cannot be used: {error}; run with --rebuild, or another --data-dir"
        ) from error
    return connection


def _version(file: Path) -> int:
    """Return the version of a store's tables; 0 where there is none."""
    if not file.exists():
        return 0
    with closing(sqlite3.connect(file)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
