"""A run: every extractor reads every page, in a process of its own, all at the same pace."""

import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import TypeVar

from benchmarks.extraction.wire import Done, Peak, Task
from streams.errors import NewsfoldError
from streams.wire import decode, encode

__all__ = ["Measured", "measure"]

R = TypeVar("R")

_ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Measured:
    """What one extractor took for each page, and what it found there."""

    pages: list[list[Done]] = field(default_factory=list)  #: a list a page, with one for each pass
    peak: int = 0  #: bytes


def measure(
    names: Sequence[str], warm: Iterable[Task], pages: Sequence[Iterable[Task]]
) -> dict[str, Measured]:
    """Let each extractor read the pages of each pass, after those to get warm with, which do not count.

    One page is with one extractor at a time, and each page begins with another one, so that what else the
    machine does hits them all alike.
    """
    measures = {name: Measured() for name in names}
    with ExitStack() as stack:
        children = {name: stack.enter_context(_Child(name)) for name in names}
        for task in warm:
            for child in children.values():
                child.read(task)
        for one in pages:
            for number, task in enumerate(one):
                for name in _turned(names, number):
                    done = children[name].read(task)
                    _row(measures[name], number).append(done)
        for name, child in children.items():
            measures[name].peak = child.end()
    return measures


def _turned(names: Sequence[str], number: int) -> Iterator[str]:
    at = number % len(names)
    yield from (*names[at:], *names[:at])


def _row(measured: Measured, number: int) -> list[Done]:
    if number == len(measured.pages):
        measured.pages.append([])
    return measured.pages[number]


class _Child:
    """A process that is measured."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._stderr = TemporaryFile()  # noqa: SIM115 - closed when the process has ended
        command = [sys.executable, "-m", "benchmarks.extraction.child", name]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(  # noqa: S603 - this file's own
            command, cwd=_ROOT, stdin=pipe, stdout=pipe, stderr=self._stderr
        )

    def __enter__(self) -> "_Child":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()
        self._stderr.close()

    def read(self, task: Task) -> Done:
        """Let it read a page."""
        assert self._process.stdin
        try:
            self._process.stdin.write(encode(task) + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise self._ended() from None
        return self._answer(Done)

    def end(self) -> int:
        """Let it end; returns the most memory that it had."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.stdin = None  # or `communicate` would close it once more
        return self._answer(Peak).size

    def _answer(self, kind: type[R]) -> R:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise self._ended()
        return decode(line, kind)

    def _ended(self) -> NewsfoldError:
        self._process.wait()
        self._stderr.seek(0)
        last = self._stderr.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
        return NewsfoldError(
            f"the process of {self._name} ended with code {self._process.returncode}: {last}"
        )
