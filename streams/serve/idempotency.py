"""Requests that are sent twice by their `Idempotency-Key`: done once, and answered alike.

As draft-ietf-httpapi-idempotency-key-header has it. Answers are kept in a file of their own, which outlives a
`--rebuild` of the look-up store.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from time import time
from typing import TypeVar

import structlog

from streams.errors import UsageError
from streams.serve.problems import Refused, Wrong

__all__ = ["Answers", "Once"]

T = TypeVar("T")
_log = structlog.get_logger("newsfold.serve")
_KEPT_SECONDS = 86_400
_MOST = 100_000  #: keys: more than one a second for a day
#: Bytes of all answers. One to 500 pages has some 20 KB.
_LARGEST = 200_000_000
_LONGEST = 255  #: characters of a key
_AGAIN_SECONDS = 1
_HEADER = "header.Idempotency-Key"

_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    name BLOB PRIMARY KEY, body BLOB NOT NULL, at REAL NOT NULL, answer BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answers_at ON answers (at);
"""


@dataclass(slots=True)
class Once:
    """A request that may have been here: with the answer that it had then, or for the one that it gets."""

    answer: bytes | None


class Answers:
    """Knows the answers of a day."""

    def __init__(self, file: Path, clock: Callable[[], float] = time) -> None:
        """Open the file. Raises `UsageError` where it cannot be used."""
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, "newsfold-answers")  # what writes to SQLite blocks
        self._at_work: set[bytes] = set()  # in memory: a gateway that dies works at nothing any more
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._rows = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
            self._rows.execute("PRAGMA journal_mode = WAL")
            self._rows.execute("PRAGMA synchronous = NORMAL")
            self._rows.executescript(_TABLE)
            query = "SELECT count(*), coalesce(sum(length(answer)), 0) FROM answers"
            ((self._count, self._size),) = self._rows.execute(query).fetchall()
        except (OSError, sqlite3.Error) as error:
            raise UsageError(
                f"the answers to repeated requests in {file} cannot be used: {error}; move the file away, or"
                " name another --data-dir"
            ) from error

    @asynccontextmanager
    async def once(self, owner: bytes, given: str, print_: bytes) -> AsyncIterator[Once]:
        """Do something once for a key of an owner's: inside, there is the answer, or one is to be set.

        `print_` is the same for the same request, and for no other. Raises `Refused`: 400 where it is no key,
        409 while the first request is at work, 422 where that had another print.
        """
        name = sha256(owner + b"\0" + _key(given).encode()).digest()  # of tokens and keys the file has none
        if name in self._at_work:
            raise Refused(
                HTTPStatus.CONFLICT,
                "the request that came first with this key is still at work; send it again in a moment",
                Wrong(path=_HEADER, detail="is at work"),
                headers={"Retry-After": str(_AGAIN_SECONDS)},
            )
        self._at_work.add(name)
        try:
            answer = await self._known(name, print_)
            request = Once(answer)
            yield request
            if answer is None and request.answer is not None:
                await self._keep(name, print_, request.answer)
        finally:
            self._at_work.discard(name)

    def close(self) -> None:
        """Close the file, once what is at work there is done."""
        self._thread.shutdown()
        self._rows.close()

    async def _known(self, name: bytes, body: bytes) -> bytes | None:
        since = self._clock() - _KEPT_SECONDS
        query = "SELECT body, answer FROM answers WHERE name = ? AND at >= ?"
        row = await self._off(lambda: self._rows.execute(query, (name, since)).fetchone())
        if row is None:
            return None
        if row[0] != body:
            raise Refused(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "another body came with this key before; take a new key for each request",
                Wrong(path=_HEADER, detail="is that of another body"),
            )
        answer: bytes = row[1]
        return answer

    async def _keep(self, name: bytes, body: bytes, answer: bytes) -> None:
        """Keep an answer. Where it cannot be kept, what was asked for is done nonetheless: that is logged."""
        try:
            await self._off(lambda: self._put(name, body, answer))
        except sqlite3.Error as error:
            _log.warning("an answer is not kept: sent again, the request is done again", why=str(error))

    def _put(self, name: bytes, body: bytes, answer: bytes) -> None:
        """Put an answer, and let go of those that are too old, and of the oldest where there are too many."""
        now = self._clock()
        self._drop("DELETE FROM answers WHERE at < ? RETURNING length(answer)", now - _KEPT_SECONDS)
        self._rows.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", (name, body, now, answer))
        self._count, self._size = self._count + 1, self._size + len(answer)
        oldest = "SELECT name FROM answers WHERE name <> ? ORDER BY at LIMIT 1"
        drop = f"DELETE FROM answers WHERE name = ({oldest}) RETURNING length(answer)"  # noqa: S608 - our own text
        while (self._count > _MOST or self._size > _LARGEST) and self._drop(drop, name):
            pass

    def _drop(self, query: str, value: float | bytes) -> bool:
        """Delete answers. Returns whether there were any."""
        dropped = [size for (size,) in self._rows.execute(query, (value,))]
        self._count, self._size = self._count - len(dropped), self._size - sum(dropped)
        return bool(dropped)

    async def _off(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _key(given: str) -> str:
    """Return a key, from within its quotes where it has them, as the draft wants and few send it."""
    key = given[1:-1] if len(given) > 1 and given[0] == given[-1] == '"' else given
    if not 1 <= len(key) <= _LONGEST or not key.isascii() or not key.isprintable():
        raise Refused(
            HTTPStatus.BAD_REQUEST,
            f"the key has from 1 to {_LONGEST} characters of ASCII, such as a UUID",
            Wrong(path=_HEADER, detail="is no key"),
        )
    return key
