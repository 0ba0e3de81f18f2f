"""A gateway in a process of its own."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Self

import httpx

from streams.client.spawn import address_of
from streams.lifetime import child, end
from tests.cli.support import command

__all__ = ["GatewayProcess", "events_of"]

_START_SECONDS = 60.0


class GatewayProcess:
    """`newsfold serve` at a port, by default a free one, for as long as the `with` block lasts."""

    def __init__(self, brokers: str, folder: Path, *options: object, port: int = 0) -> None:
        given = ("--brokers", brokers, "--data-dir", folder, "--port", port, *options)
        self._command = command("serve", *given)
        self._log = folder.with_suffix(".log")
        self._process: subprocess.Popen[bytes] | None = None
        self.client = httpx.Client()

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8")

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def __enter__(self) -> Self:
        with self._log.open("wb") as log:
            self._process = child(self._command, log, env={**os.environ, "PYTHONUNBUFFERED": "1"})
        self.client = httpx.Client(base_url=address_of(self._process, self._log, _START_SECONDS), timeout=60)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()
        if self._process:
            end(self._process, 15)

    def stop(self, number: signal.Signals) -> int:
        """Send a signal, and return the exit code."""
        assert self._process
        self._process.send_signal(number)
        return self._process.wait(15)

    def ready(self) -> None:
        """Wait until the store has all that is on the topics."""
        until = monotonic() + _START_SECONDS
        while monotonic() < until:
            answer = self.client.get("/ready")
            if answer.status_code == httpx.codes.OK and answer.json()["behind"] == 0:
                return
            sleep(0.1)
        raise AssertionError(self.log)


@contextmanager
def events_of(client: httpx.Client, **asked: str) -> Iterator[Iterator[tuple[str, str, Any]]]:
    """Read the stream: each event's kind, id and data. Comments and heartbeats are passed over."""
    headers = {"last-event-id": id_} if (id_ := asked.pop("last", "")) else {}
    with client.stream("GET", "/stream", params=asked, headers=headers) as answer:
        assert answer.status_code == httpx.codes.OK, answer.read()
        yield _parsed(answer.iter_lines())


def _parsed(lines: Iterator[str]) -> Iterator[tuple[str, str, Any]]:
    fields: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(": ")
            fields[name] = value
        elif "data" in fields:
            yield fields["event"], fields.get("id", ""), json.loads(fields["data"])
            fields = {}
        else:
            fields = {}
