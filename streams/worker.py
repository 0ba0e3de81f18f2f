"""A worker process: topics, metrics, the pool, the Faust app, in that order; and down again."""

import asyncio
import logging
import sys

import structlog
import uvloop
from faust import Worker

from streams import metrics
from streams.app import build
from streams.broker.topics import ensure
from streams.engine import keep_local, open_local
from streams.pool import Pool
from streams.settings import Settings

__all__ = ["run"]

_PRELOAD = ("streams.agents.extracting", "streams.warm")


def run(settings: Settings) -> None:
    """Run a worker until it is told to stop (SIGINT, SIGTERM). Exits with 1 where it fails.

    Raises `UsageError` where the broker is not there or the topics do not fit.
    """
    _log_to_stderr()
    asyncio.run(ensure(settings))
    if settings.metrics_port:
        metrics.serve(settings.metrics_port)
    with Pool(settings.processes, settings.page_seconds, settings.page_mib, _PRELOAD) as pool:
        loop = uvloop.new_event_loop()
        asyncio.set_event_loop(loop)
        open_local(settings.local_rows)
        app = build(settings, pool)
        # `execute_from_commandline` handles the signals, and leaves by SystemExit with the right code.
        try:
            Worker(app, loop=loop, loglevel="WARN", redirect_stdouts=False).execute_from_commandline()
        finally:
            keep_local(settings.local_rows, app.tables.values())


def _log_to_stderr() -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
