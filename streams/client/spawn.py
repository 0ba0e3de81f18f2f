"""A worker as a child process."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streams.lifetime import die_with_parent
from streams.settings import Settings

__all__ = ["worker_process"]

_STOP_SECONDS = 15.0


@contextmanager
def worker_process(settings: Settings, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a worker on the embedded broker for as long as the `with` block lasts; its log goes to `log`.

    It is told all that it needs: options for other brokers, in the environment or a file, are not its own.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - this very command
            [sys.executable, "-m", "streams.cli", "--config", os.devnull, "worker", *_arguments(settings)],
            env={name: value for name, value in os.environ.items() if not name.startswith("NEWSFOLD_")},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # a Ctrl-C is the parent's, which stops the worker in order
            preexec_fn=die_with_parent,  # noqa: PLW1509 - one system call, no lock is taken
        )
        try:
            yield process
        finally:
            _stop(process)


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


def _stop(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
