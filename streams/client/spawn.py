"""A worker as a child process."""

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
    """Run a worker for as long as the `with` block lasts; what it says goes to `log`."""
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - this very command
            [sys.executable, "-m", "streams.cli", "worker", *_arguments(settings)],
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
