"""Workers and gateways as child processes."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

import orjson

from streams.errors import NewsfoldError
from streams.lifetime import child, end
from streams.settings import Settings

__all__ = ["address_of", "end_of_log", "gateway_process", "running", "worker_process"]

_STOP_SECONDS = 15.0
_LOOK_SECONDS = 0.05  #: between two looks into a log


def worker_process(settings: Settings, log: Path) -> AbstractContextManager["subprocess.Popen[bytes]"]:
    """Run a worker on the embedded broker for as long as the `with` block lasts; its log goes to `log`.

    It is given all of its options: those in the environment or a file may be for other brokers.
    """
    return running(["--config", os.devnull, "worker", *_arguments(settings)], log, _environment())


def gateway_process(
    settings: Settings, port: int, log: Path
) -> AbstractContextManager["subprocess.Popen[bytes]"]:
    """Run a gateway as `worker_process` runs a worker, and name the worker's metrics to it where it has any.

    `address_of` says where it is.
    """
    given = {"--brokers": settings.connection.brokers, "--data-dir": settings.data_dir, "--port": port}
    if settings.metrics_port:
        given["--workers"] = f"http://{settings.metrics_host}:{settings.metrics_port}"
    options = [str(part) for pair in given.items() for part in pair]
    return running(["--config", os.devnull, "serve", *options], log, _environment())


def address_of(gateway: "subprocess.Popen[bytes]", log: Path, seconds: float) -> str:
    """Wait until a gateway serves, and return its address. Raises `NewsfoldError` where it does not."""
    until = monotonic() + seconds
    while gateway.poll() is None and monotonic() < until:
        for line in log.read_text("utf-8", "replace").splitlines():
            with suppress(orjson.JSONDecodeError):
                entry = orjson.loads(line)
                if entry["event"] == "serving":
                    return str(entry["address"])
        sleep(_LOOK_SECONDS)
    raise NewsfoldError(f"the gateway does not serve: {end_of_log(log)}")


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("NEWSFOLD_")}


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
        "--archive": settings.archive,
        "--session-seconds": settings.session_seconds,
        "--metrics-host": settings.metrics_host,
        "--metrics-port": settings.metrics_port,
    }
    flags = ["--embedded"] if settings.embedded else []
    return [str(part) for pair in named.items() for part in pair] + flags
