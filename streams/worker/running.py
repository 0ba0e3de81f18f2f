"""The worker beside its pool: topics, the Faust app, what watches it, in that order; and down again."""

import asyncio
import logging
import os
from contextlib import suppress
from signal import Signals
from threading import Timer
from typing import Any

import structlog
import uvloop
from aiokafka.errors import KafkaError
from faust import Worker
from prometheus_client import REGISTRY

from streams import logs
from streams.app import build
from streams.broker.topics import prepare
from streams.client.reading import last_place
from streams.engine import keep_local, lock_local, open_local
from streams.errors import NewsfoldError, StaleRows, UnreadableRow
from streams.monitor import Living, Pulse, serve
from streams.pool import Pool
from streams.settings import Settings

__all__ = ["work"]

_log = structlog.get_logger("newsfold.worker")
#: A worker ends in some seconds, but waits for a broker that is away for a minute, and is killed by most
#: supervisors after 30 s.
_STOP_SECONDS = 20.0
#: A changelog is read at 30 MB a second and more.
_SEARCH_SECONDS = 30.0
#: The same where it has failed. It has nothing to hand over, and Faust may wait for a thread that is gone.
_FAIL_SECONDS = 5.0


class _Worker(Worker):
    """Faust's worker, which gives up where it cannot end in time."""

    def __init__(self, *args: Any, settings: Settings, pool: Pool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.spinner = None  # it writes to standard output, be that a terminal or not
        self.limit: Timer | None = None
        self.failure: BaseException | None = None  #: the first one
        self._settings = settings
        self._pool = pool

    @property
    def exit_code(self) -> int:
        """What a failed worker ends with: 2 where a human has to do something about its rows."""
        return 2 if isinstance(self.failure, StaleRows) else 1

    def end_within(self, seconds: float) -> None:
        """Let the time run that the worker has to end; the first word counts."""
        if self.limit is None:
            self.limit = Timer(seconds, self._give_up, (seconds,))
            self.limit.daemon = True
            self.limit.start()

    def take_its_time(self) -> None:
        """Let no time run any more."""
        if self.limit is not None:
            self.limit.cancel()

    def fail(self, reason: BaseException) -> None:
        """Note why the worker fails, and give it the time to end."""
        self.failure = self.failure or reason
        self.end_within(_FAIL_SECONDS)

    def say_where(self) -> None:
        """Say where the broker has the row it failed on, if it is one and that is known before long."""
        row = self.failure
        if not isinstance(row, UnreadableRow):
            return
        with suppress(TimeoutError, KafkaError, NewsfoldError):
            search = last_place(self._settings.connection, row.topic, row.key)
            if place := asyncio.run(asyncio.wait_for(search, _SEARCH_SECONDS)):
                name, (partition, offset) = row.key.decode("utf-8", "replace"), place
                _log.error("the row is here", topic=row.topic, partition=partition, offset=offset, key=name)

    async def _stop_on_signal(self, signal: Signals) -> None:
        self.end_within(_STOP_SECONDS)
        await super()._stop_on_signal(signal)

    async def _sentinel_task(self) -> None:
        """Let the loop go round once more: all has ended before, and Faust would wait for another second."""
        await asyncio.sleep(0)

    def _give_up(self, seconds: float) -> None:
        """End as a power cut does. Nothing is lost: local rows are read anew at the next start."""
        guess = "; is the broker away?" if seconds == _STOP_SECONDS else ""
        _log.error(f"ended without handing over, as it took too long{guess}", seconds=seconds)
        self.say_where()
        self._pool.close()
        os._exit(self.exit_code)


def work(settings: Settings, pool: Pool) -> None:
    """Run until told to stop, with processes that may yet be starting. See `streams.worker.run`."""
    asyncio.run(prepare(settings))
    logs.to_stderr()  # only now: why a broker lets nobody in is one sentence, and not its client's log
    with lock_local(settings.local_rows):
        _serve(settings, pool)


def _serve(settings: Settings, pool: Pool) -> None:
    loop = uvloop.new_event_loop()
    asyncio.set_event_loop(loop)
    kept = open_local(settings.local_rows, settings.partitions)
    app, fold = build(settings, pool)
    if settings.metrics_port:
        _show(settings, Living(app, pool, fold, loop), Pulse(loop))
    _log.info("starting", brokers=settings.connection.brokers, group=settings.group, local_rows_kept=kept)
    worker = _Worker(
        app, settings=settings, pool=pool,
        loop=loop, loglevel=logging.WARNING, quiet=True, override_logging=False,
    )  # fmt: skip
    app.on_failure = worker.fail
    try:
        worker.execute_from_commandline()  # handles the signals, and leaves by SystemExit with the right code
    except SystemExit as end:
        if not end.code:
            keep_local(settings.local_rows, settings.partitions)
        if not isinstance(worker.failure, StaleRows):
            raise
    except NewsfoldError as error:  # the log has said it
        worker.fail(error)
    finally:
        worker.take_its_time()
        worker.say_where()
        _log.info("ended", group=settings.group)
    if worker.failure is not None:
        raise SystemExit(worker.exit_code)


def _show(settings: Settings, living: Living, pulse: Pulse) -> None:
    """Serve what is counted and read of the worker. Raises `UsageError` where the address cannot be had."""
    REGISTRY.register(living)
    serve(
        settings.metrics_host, settings.metrics_port,
        healthy=lambda: pulse.stands_still, ready=lambda: pulse.stands_still or living.waits_for,
    )  # fmt: skip
