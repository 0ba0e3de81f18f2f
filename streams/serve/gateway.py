"""All that the handlers lean on, for as long as the gateway lives."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TypeVar

from streams.broker.rights import Right
from streams.broker.topics import require
from streams.connection import Connection
from streams.pool import Pool
from streams.serve.backlog import Backlog
from streams.serve.cleaning import Cleaner
from streams.serve.comparing import Comparer
from streams.serve.feeding import Feeder
from streams.serve.hooks.delivering import deliver, require_rights
from streams.serve.hooks.hook import Hook
from streams.serve.idempotency import Answers
from streams.serve.live import Hub
from streams.serve.lookup import FILLED_FROM, Filler, Reader
from streams.serve.measures import Measures
from streams.serve.pushing import Pusher, pushing
from streams.serve.settings import GatewaySettings
from streams.serve.tokens import Tokens
from streams.serve.workers import Workers

__all__ = ["Gateway", "running"]

T = TypeVar("T")
#: Threads that read the store. SQLite's readers do not wait for one another, and there are not many cores.
_READERS = 4


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
    tokens = settings.read_tokens()
    for topic in FILLED_FROM:
        await require(settings.connection, topic.name, Right.READ)
    await require_rights(settings.connection, hooks)
    answers = Answers(settings.answers)
    filler = Filler(settings.store, anew=settings.rebuild)
    feeder = Feeder(settings.connection, filler, settings.keep_days)
    hub = Hub(settings.connection)
    backlog = Backlog(settings.connection, settings.group, settings.max_lag)
    try:
        async with pushing(settings.connection) as pusher:
            cleaner = Cleaner(pool.lane("clean"))
            gateway = Gateway(
                tokens, pusher, cleaner, Reader(settings.store), feeder, hub, backlog,
                Workers(settings.workers), settings.connection, answers, Measures(feeder, hub, backlog),
            )  # fmt: skip
            tasks = [asyncio.create_task(part.run()) for part in (feeder, hub, backlog)]
            tasks += [asyncio.create_task(deliver(settings.connection, hook)) for hook in hooks]
            try:
                yield gateway
            finally:
                await _cancelled(tasks)
                gateway.threads.shutdown()
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
