"""A worker process: the pool, topics, metrics, the Faust app, in that order; and down again."""

from streams import heap
from streams.pool import Pool
from streams.settings import Settings

__all__ = ["run"]

#: What the fork server imports once, so that a new process starts in milliseconds and not in seconds: what
#: pages and sentences need, and the module that a process begins with, as it is the worker's own.
_PRELOAD = ("streams.cli", "streams.warm")


def run(settings: Settings) -> None:
    """Run a worker until it is told to stop (SIGINT, SIGTERM). Exits with 1 where it fails.

    Raises `UsageError` where the broker is not there or gives it no right, the topics do not fit, the port
    is taken or the folder is another worker's.
    """
    heap.bound()
    # First of all: what its processes load takes longer than all else until there is a page to read.
    with Pool(settings.processes, settings.page_seconds, settings.page_mib, _PRELOAD) as pool:
        from streams.worker.running import work  # noqa: PLC0415 - Faust, while the pool loads what it needs

        work(settings, pool)
