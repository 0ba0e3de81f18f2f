"""A worker as a child process."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from streams.lifetime import child, end
from streams.settings import Settings

__all__ = ["end_of_log", "running", "worker_process"]

_STOP_SECONDS = 15.0


def worker_process(settings: Settings, log: Path) -> AbstractContextManager["subprocess.Popen[bytes]"]:
    """Run a worker on the embedded broker for as long as the `with` block lasts; its log goes to `log`.

    It is given all of its options: those in the environment or a file may be for other brokers.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEWSFOLD_")}
    return running(["--config", os.devnull, "worker", *_arguments(settings)], log, environment)


@contextmanager
def running(
    arguments: Sequence[str], log: Path, environment: Mapping[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run newsfold with these arguments for as long as the `with` block lasts; its log goes to `log`."""
    with log.open("wb") as output:
        process = child(
            [sys.executable, "-m", "streams.cli", *arguments],
            output,
            env=environment,
        )
        try:
            yield process
        finally:
            end(process, _STOP_SECONDS)


def end_of_log(log: Path) -> str:
    """Return the last lines of a log: there it stands why a process has ended."""
    return "\n".join(log.read_text("utf-8", "replace").splitlines()[-15:])


def _arguments(settings: Settings) -> list[str]:
    named = {
        "--brokers": settings.connection.brokers,
        "--partitions": settings.partitions,
        "--topic-prefix": settings.connection.topic_prefix,
        "--app-id": settings.app_id,
        "--data-dir": settings.data_dir,
        "--store": settings.store,
        "--session-seconds": settings.session_seconds,
    }
    flags = ["--embedded"] if settings.embedded else []
    return [str(part) for pair in named.items() for part in pair] + flags
