"""The background task that fills the look-up store, and tells who waits for a page's outcome."""

import asyncio
import sqlite3
from collections import defaultdict
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TypeVar

import structlog

from streams.connection import Connection
from streams.errors import BadInput, NewsfoldError
from streams.records import PageOutcome
from streams.serve.following import Follower, following
from streams.serve.lookup import FILLED_FROM, Entry, Filler
from streams.topics import OUTCOMES
from streams.wire import decode

__all__ = ["Feeder"]

T = TypeVar("T")
_log = structlog.get_logger("newsfold.serve")
_BATCH = 500  #: records of a transaction: some megabytes, and a commit costs little beside them
_LOOK_SECONDS = 1.0  #: between two looks at how far behind it is
_ANSWER_SECONDS = 5.0  #: until the broker answers such a look
_FORGET_SECONDS = 3_600.0
_PAUSE = 2.0  #: seconds before it is tried again
_BEHIND = 1_000  #: records of a second or less, by which the store may lack what is on the topics


class Feeder:
    """Fills the store for as long as the gateway lives."""

    def __init__(self, connection: Connection, filler: Filler, keep_days: int) -> None:
        self._connection, self._filler, self._keep_days = connection, filler, keep_days
        self._thread = ThreadPoolExecutor(1, "newsfold-filler")  # what writes to SQLite blocks
        self._waiting: dict[str, set[asyncio.Future[PageOutcome]]] = defaultdict(set)
        self._looked = self._forgot = -_FORGET_SECONDS
        self.behind: int | None = None  #: records that the store lacks; null where that is not known
        self.trouble = "the store has not been compared with the topics yet"

    @property
    def is_ready(self) -> bool:
        """Whether the store is known to be near enough to the ends of the topics to be asked."""
        return self.behind is not None and not self.trouble and self.behind <= _BEHIND

    async def run(self) -> None:
        """Fill the store until cancelled. Where the broker fails, that is logged, and tried again."""
        while True:
            try:
                start = await self._off(self._filler.positions)
                async with following(self._connection, FILLED_FROM, start, _BATCH) as follower:
                    while True:
                        await self._turn(follower)
            except (NewsfoldError, sqlite3.Error) as error:
                self.trouble = str(error)
                _log.warning("the look-up store is not filled", why=str(error))
            except Exception:  # a bug: the gateway goes on, and does not hide it
                self.trouble = "newsfold failed at filling it, which is a bug; the log has more"
                _log.exception("the look-up store is not filled")
            await asyncio.sleep(_PAUSE)

    async def close(self) -> None:
        """Wait for the transaction that is at work, and close the store."""
        await self._off(self._filler.close)
        self._thread.shutdown()

    async def outcome(
        self, origin: str, seconds: float, look: Callable[[], Awaitable[PageOutcome | None]]
    ) -> PageOutcome | None:
        """Return what `look` finds in the store, or what comes within so many seconds; null if none does."""
        coming: asyncio.Future[PageOutcome] = asyncio.get_running_loop().create_future()
        self._waiting[origin].add(coming)  # first: what comes while one looks is not missed
        try:
            known = await look()
            if known or seconds <= 0:
                return known
            with suppress(TimeoutError):
                return await asyncio.wait_for(coming, seconds)
            return None
        finally:
            self._waiting[origin].discard(coming)
            if not self._waiting[origin]:
                del self._waiting[origin]

    async def _turn(self, follower: Follower) -> None:
        entries = await follower.poll()
        if entries:
            for doubt in await self._off(lambda: self._filler.take(entries)):
                _log.warning("a record was passed over", why=doubt)
            self._tell(entries)
        now = monotonic()
        if now - self._looked >= _LOOK_SECONDS:
            self._looked = now
            await self._look(follower)
        is_filled = self.behind is not None and self.behind < _BATCH  # else what is old has yet to come
        if self._keep_days and is_filled and now - self._forgot >= _FORGET_SECONDS:
            self._forgot = now
            limit = datetime.now(UTC) - timedelta(days=self._keep_days)
            _log.info("forgot what is old", rows=await self._off(lambda: self._filler.forget(limit)))

    async def _look(self, follower: Follower) -> None:
        try:
            self.behind = await asyncio.wait_for(follower.behind(), _ANSWER_SECONDS)
        except TimeoutError:
            self.behind, self.trouble = None, "the broker does not answer"
        else:
            self.trouble = ""

    def _tell(self, entries: list[Entry]) -> None:
        for entry in entries:
            if entry.topic == OUTCOMES.name and entry.name in self._waiting and entry.value:
                with suppress(BadInput):
                    outcome = decode(entry.value, PageOutcome)
                    for coming in self._waiting[entry.name]:
                        if not coming.done():
                            coming.set_result(outcome)

    async def _off(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
