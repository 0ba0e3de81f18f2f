"""A worker as a child process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streams.lifetime import child, end
from streams.settings import Settings

__all__ = ["worker_process"]

_STOP_SECONDS = 15.0


@contextmanager
def worker_process(settings: Settings, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a worker on the embedded broker for as long as the `with` block lasts; its log goes to `log`.

    It is given all of its options: those in the environment or a file may be for other brokers.
    """
    with log.open("wb") as output:
        process = child(
            [sys.executable, "-m", "streams.cli", "--config", os.devnull, "worker", *_arguments(settings)],
            output,
            env={name: value for name, value in os.environ.items() if not name.startswith("NEWSFOLD_")},
        )
        try:
            yield process
        finally:
            end(process, _STOP_SECONDS)


def _arguments(settings: Settings) -> list[str]:
    named = {
        "--brokers": settings.connection.brokers,
        "--partitions": settings.partitions,
        "--app-id": settings.app_id,
        "--data-dir": settings.data_dir,
        "--store": settings.store,
        "--session-seconds": settings.session_seconds,
    }
    flags = ["--embedded"] if settings.embedded else []
    return [str(part) for pair in named.items() for part in pair] + flags
