"""A shell in which `newsfold` is this very code, and a broker with a worker where an example needs them."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from streams import samples
from streams.broker.embedded import EmbeddedBroker
from streams.broker.topics import ensure
from streams.client.results import settled
from streams.connection import Connection
from streams.settings import Settings
from tests.docs.markdown import ROOT
from tests.integration.kafka import Kafka, missing
from tests.integration.newsfold import NewsfoldWorker, push_all
from tests.pages import Pushed

#: Settings of whoever runs the tests that would change what the command prints.
_OWN = ("NEWSFOLD_", "COLUMNS", "LINES", "FORCE_COLOR", "NO_COLOR", "TERM", "PYTHONUNBUFFERED")

_PROGRESS = re.compile(r"^\d+ of \d+ ended.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Shell:
    """bash at the root of the repository."""

    path: Path
    given: dict[str, str] = field(default_factory=dict)

    def run(self, command: str) -> str:
        """Return what a command prints, errors too, but not what it says of its progress after a while."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(_OWN)}
        environment = {**own, **self.given, "PATH": f"{self.path}:{own['PATH']}", "TERM": "dumb"}
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=120, check=False,
        )  # fmt: skip
        return _PROGRESS.sub("", done.stdout)


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Return a shell with the commands of the pages on its path."""
    folder = tmp_path_factory.mktemp("bin")
    _script(folder / "newsfold", f'exec "{sys.executable}" -m streams.cli "$@"')
    _script(
        folder / "make", '[ "$*" = demo ] && exec newsfold demo'
    )  # as the Makefile has it, without a new .venv
    return Shell(folder)


def _script(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


@contextmanager
def _working(folder: Path) -> Iterator[str]:
    """Run a broker and a worker on it, and give its address."""
    with EmbeddedBroker() as broker, _worked(broker.address, folder, "--embedded"):
        yield broker.address


@contextmanager
def _worked(address: str, folder: Path, *options: str) -> Iterator[None]:
    asyncio.run(ensure(Settings(connection=Connection(address))))
    worker = NewsfoldWorker(address, folder / "worker", *options)
    worker.start()
    try:
        yield
    finally:
        worker.stop()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Run a broker and a worker that have nothing yet."""
    with _working(tmp_path) as address:
        yield address


@pytest.fixture
def real(tmp_path: Path) -> Iterator[str]:
    """Run an Apache Kafka and a worker that have nothing yet."""
    if reason := missing():
        pytest.skip(reason)
    with Kafka(tmp_path / "kafka") as broker, _worked(broker.address, tmp_path):
        yield broker.address


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a broker and a worker that has done the samples. Push nothing to it that makes a story."""
    with _working(tmp_path_factory.mktemp("full")) as address:
        asyncio.run(push_all(address, [Pushed(sample.key, sample.value) for sample in samples.load()]))
        assert asyncio.run(settled(Connection(address), "newsfold", 120))
        yield address


@pytest.fixture
def online(shell: Shell, address: str) -> Shell:
    """Return a shell in which every verb finds that broker where it would look for Kafka."""
    return Shell(shell.path, {"NEWSFOLD_BROKERS": address, "NEWSFOLD_REPLAY_EMBEDDED": "1"})
