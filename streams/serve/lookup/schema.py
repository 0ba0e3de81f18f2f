"""The tables of the look-up store."""

import sqlite3
from pathlib import Path

from streams.errors import UsageError

__all__ = ["connect", "prepare"]

#: Grows with every change of the tables. What another version filled is filled anew.
_VERSION = 2
_BUSY_MS = 5_000

_TABLES = """
CREATE TABLE positions (topic TEXT, partition INTEGER, next INTEGER NOT NULL, PRIMARY KEY (topic, partition))
    WITHOUT ROWID;
CREATE TABLE stories (
    number INTEGER PRIMARY KEY, story_id TEXT NOT NULL UNIQUE, live INTEGER NOT NULL, language TEXT NOT NULL,
    outlet_count INTEGER NOT NULL, first_seen INTEGER NOT NULL,
    updated_at INTEGER NOT NULL, record BLOB NOT NULL);
CREATE INDEX stories_newest ON stories (first_seen DESC, story_id) WHERE live;
CREATE INDEX stories_largest ON stories (outlet_count DESC, story_id) WHERE live;
CREATE INDEX stories_in ON stories (language, first_seen DESC, story_id) WHERE live;
CREATE INDEX stories_largest_in ON stories (language, outlet_count DESC, story_id) WHERE live;
CREATE INDEX stories_updated ON stories (updated_at);
CREATE VIRTUAL TABLE words USING fts5 (title, text, tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE articles (
    article_id TEXT PRIMARY KEY, story_id TEXT NOT NULL, outlet TEXT NOT NULL, record BLOB NOT NULL)
    WITHOUT ROWID;
CREATE INDEX articles_of ON articles (story_id);
CREATE INDEX articles_by ON articles (outlet, story_id);
CREATE TABLE events (
    number INTEGER PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, quad INTEGER,
    place TEXT, place_country TEXT, texts INTEGER NOT NULL, confidence REAL NOT NULL,
    first_seen INTEGER NOT NULL, updated_at INTEGER NOT NULL, record BLOB NOT NULL);
CREATE INDEX events_newest ON events (first_seen DESC, event_id);
CREATE INDEX events_typed ON events (type, first_seen DESC, event_id);
CREATE INDEX events_at ON events (place, first_seen DESC, event_id);
CREATE INDEX events_in ON events (place_country, first_seen DESC, event_id);
CREATE INDEX events_updated ON events (updated_at);
CREATE TABLE parties (event INTEGER, country TEXT, PRIMARY KEY (event, country)) WITHOUT ROWID;
CREATE INDEX parties_of ON parties (country, event);
CREATE TABLE tellers (story_id TEXT, event INTEGER, PRIMARY KEY (story_id, event)) WITHOUT ROWID;
CREATE INDEX tellers_of ON tellers (event);
CREATE TABLE outcomes (
    origin TEXT PRIMARY KEY, at INTEGER NOT NULL, outcome TEXT NOT NULL, reason TEXT, record BLOB NOT NULL)
    WITHOUT ROWID;
CREATE INDEX outcomes_at ON outcomes (at, outcome, reason);
"""


def connect(file: Path, *, write: bool = False) -> sqlite3.Connection:
    """Open the store, to read only or to fill it. One connection is used by one thread at a time."""
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # a power cut costs what is read from Kafka again
    else:
        connection.execute("PRAGMA query_only = ON")
    return connection


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
    with sqlite3.connect(file) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(version)
