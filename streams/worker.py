"""A worker process: topics, metrics, the pool, the Faust app, in that order; and down again."""

import asyncio
import logging

import structlog
import uvloop
from faust import Worker

from streams import logs, metrics
from streams.app import build
from streams.broker.topics import ensure
from streams.engine import keep_local, lock_local, open_local
from streams.pool import Pool
from streams.settings import Settings

__all__ = ["run"]

_log = structlog.get_logger("newsfold.worker")
#: What the fork server imports once, so that a new process starts in milliseconds and not in seconds.
_PRELOAD = ("streams.agents.extracting", "streams.warm")


def run(settings: Settings) -> None:
    """Run a worker until it is told to stop (SIGINT, SIGTERM). Exits with 1 where it fails.

    Raises `UsageError` where the broker is not there, the topics do not fit, the port is taken or the
    folder is another worker's.
    """
    logs.to_stderr()
    asyncio.run(ensure(settings))
    with lock_local(settings.local_rows):
        if settings.metrics_port:
            metrics.serve(settings.metrics_port)
        with Pool(settings.processes, settings.page_seconds, settings.page_mib, _PRELOAD) as pool:
            _work(settings, pool)


def _work(settings: Settings, pool: Pool) -> None:
    loop = uvloop.new_event_loop()
    asyncio.set_event_loop(loop)
    kept = open_local(settings.local_rows)
    app = build(settings, pool)
    _log.info("starting", brokers=settings.brokers, app_id=settings.app_id, local_rows_kept=kept)
    worker = Worker(app, loop=loop, loglevel=logging.WARNING, quiet=True, override_logging=False)
    try:
        worker.execute_from_commandline()  # handles the signals, and leaves by SystemExit with the right code
    finally:
        keep_local(settings.local_rows, app.tables.values())
        _log.info("ended", app_id=settings.app_id)
