"""All that the handlers lean on, for as long as the gateway lives."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from streams.broker.rights import Right
from streams.broker.topics import require
from streams.connection import Connection
from streams.pool import Pool
from streams.records import CleanArticle
from streams.serve.backlog import Backlog
from streams.serve.cleaning import Cleaner
from streams.serve.explaining import Explained, explained
from streams.serve.feeding import Feeder
from streams.serve.hooks.delivering import deliver, require_rights
from streams.serve.hooks.hook import Hook
from streams.serve.idempotency import Answers
from streams.serve.lagging import GroupLag
from streams.serve.live import Hub
from streams.serve.lookup import FILLED_FROM, Filler, Reader
from streams.serve.measures import Measures
from streams.serve.places import Places
from streams.serve.pushing import Pusher, pushing
from streams.serve.settings import GatewaySettings
from streams.serve.tokens import Tokens
from streams.serve.workers import Workers

__all__ = ["Gateway", "running"]

T = TypeVar("T")
#: Threads that read the store. SQLite's readers do not wait for one another, and there are not many cores.
_READERS = 4
_HOOKS_SECONDS = 5.0  #: between two looks at how far a hook is behind
_WAITING = 16  #: pairs of articles to be compared; each takes half a second at most


class Comparer:
    """Compares articles in a thread of its own, one pair at a time: others look up meanwhile."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "newsfold-comparer")
        self._places = Places(_WAITING, "pairs wait to be compared")

    async def compare(self, first: CleanArticle, second: CleanArticle) -> Explained:
        """Return what the fold says of the two. Raises `Refused` (422, 503)."""
        with self._places:
            return await asyncio.get_running_loop().run_in_executor(self._thread, explained, first, second)

    def close(self) -> None:
        """Wait for the pair that is at work."""
        self._thread.shutdown(cancel_futures=True)


@dataclass(slots=True)
class Gateway:
    """What a request can use."""

    tokens: Tokens | None
    pusher: Pusher
    cleaner: Cleaner
    reader: Reader
    feeder: Feeder
    hub: Hub
    backlog: Backlog
    workers: Workers
    connection: Connection
    answers: Answers
    measures: Measures
    letters_at_work: asyncio.Lock = field(default_factory=asyncio.Lock)
    comparer: Comparer = field(default_factory=Comparer)
    threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(_READERS, "newsfold-reader")
    )

    async def look(self, question: Callable[[Reader], T]) -> T:
        """Ask the store, in a thread: it may wait for a disk."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, question, self.reader)


@asynccontextmanager
async def running(
    settings: GatewaySettings, pool: Pool, hooks: Sequence[Hook] = ()
) -> AsyncIterator[Gateway]:
    """Have a gateway whose background tasks run: filling the store, handing on what comes, and the hooks'.

    Raises `UsageError` where the broker, a topic, a hook's group or the store cannot be used.
    """
    tokens, connection = settings.read_tokens(), settings.connection
    for topic in FILLED_FROM:
        await require(connection, topic.name, Right.READ)
    await require_rights(connection, hooks)
    answers = Answers(settings.answers)
    filler = Filler(settings.store, anew=settings.rebuild)
    feeder = Feeder(connection, filler, settings.keep_days)
    hub = Hub(connection)
    backlog = Backlog(connection, settings.group, settings.max_lag)
    lags = {
        hook.name: GroupLag(connection, hook.group(connection), hook.topics, _HOOKS_SECONDS) for hook in hooks
    }
    measures = Measures(feeder, hub, backlog, lags)
    try:
        async with pushing(connection) as pusher:
            cleaner = Cleaner(pool.lane("clean"))
            gateway = Gateway(
                tokens, pusher, cleaner, Reader(settings.store), feeder, hub, backlog,
                Workers(settings.workers), connection, answers, measures,
            )  # fmt: skip
            tasks = [asyncio.create_task(part.run()) for part in (feeder, hub, backlog)]
            tasks += [asyncio.create_task(lag.run()) for lag in lags.values()]
            tasks += [
                asyncio.create_task(deliver(connection, hook, partial(measures.posted, hook.name)))
                for hook in hooks
            ]
            try:
                yield gateway
            finally:
                await _cancelled(tasks)
                gateway.threads.shutdown()
                gateway.reader.close()
                gateway.comparer.close()
    finally:
        await feeder.close()
        answers.close()


async def _cancelled(tasks: list["asyncio.Task[None]"]) -> None:
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task
