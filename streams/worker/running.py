"""The worker beside its pool: topics, metrics, the Faust app, in that order; and down again."""

import asyncio
import logging
import os
from signal import Signals
from threading import Timer
from typing import Any

import structlog
import uvloop
from faust import Worker

from streams import metrics
from streams.app import build
from streams.broker.topics import ensure
from streams.engine import keep_local, lock_local, open_local
from streams.pool import Pool
from streams.settings import Settings

__all__ = ["work"]

_log = structlog.get_logger("newsfold.worker")
#: A worker ends in some seconds, but waits for a broker that is away for a minute, and is killed by most
#: supervisors after 30 s.
_STOP_SECONDS = 20.0


class _Worker(Worker):
    """Faust's worker, which gives up where it cannot end in time."""

    def __init__(self, *args: Any, pool: Pool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.spinner = None  # it writes to standard output, be that a terminal or not
        self.limit = Timer(_STOP_SECONDS, _give_up, (pool,))
        self.limit.daemon = True

    async def _stop_on_signal(self, signal: Signals) -> None:
        self.limit.start()
        await super()._stop_on_signal(signal)


def _give_up(pool: Pool) -> None:
    """End the process as a power cut does. Nothing is lost: local rows are read anew at the next start."""
    _log.error("ended without handing over, as it took too long; is the broker away?", seconds=_STOP_SECONDS)
    pool.close()
    os._exit(1)


def work(settings: Settings, pool: Pool) -> None:
    """Run until told to stop, with processes that may yet be starting. See `streams.worker.run`."""
    asyncio.run(ensure(settings))
    with lock_local(settings.local_rows):
        if settings.metrics_port:
            metrics.serve(settings.metrics_port)
        _serve(settings, pool)


def _serve(settings: Settings, pool: Pool) -> None:
    loop = uvloop.new_event_loop()
    asyncio.set_event_loop(loop)
    kept = open_local(settings.local_rows)
    app = build(settings, pool)
    _log.info("starting", brokers=settings.brokers, app_id=settings.app_id, local_rows_kept=kept)
    worker = _Worker(app, pool=pool, loop=loop, loglevel=logging.WARNING, quiet=True, override_logging=False)
    try:
        worker.execute_from_commandline()  # handles the signals, and leaves by SystemExit with the right code
    finally:
        worker.limit.cancel()
        keep_local(settings.local_rows, app.tables.values())
        _log.info("ended", app_id=settings.app_id)
