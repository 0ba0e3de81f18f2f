"""JSON lines in, JSON lines out: one line out for each line in, in the same order, as they come."""

import os
import select
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from io import BufferedIOBase, BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar, cast

import orjson

from streams.cli.files import Unreadable, reading
from streams.errors import BadInput, UsageError
from streams.records import Outcome, Reason
from streams.settings import MAX_MESSAGE_BYTES
from streams.text.hidden import harmless
from streams.wire import decode, encode

__all__ = [
    "arriving",
    "attempt",
    "batches",
    "each",
    "is_unread",
    "lines_of",
    "refused",
    "unread",
    "write",
    "write_all",
]

R = TypeVar("R")

_UNREADABLE = "unreadable"  # a reason that no topic knows: there, nobody reads files
_BLOCK = 1 << 16  # bytes read at once, where so many are there: some twenty articles


class Blocks(Protocol):
    """What gives the bytes that are there, and waits only for the first: files, gzipped or not, and pipes."""

    def read1(self, size: int, /) -> bytes:
        """Return at most `size` bytes; none at the end."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class _Refused:
    """The output line of a page without an article: `clean` writes it, `fold` and `events` hand it on."""

    url: str | None
    outcome: Outcome
    reason: str
    message: str


def lines_of(files: tuple[Path, ...]) -> Iterator[bytes]:
    """Yield the lines of the files, or of standard input where there are none. Empty lines count too."""
    if not files:
        yield from _bounded(_standard_input())
    for path in files:
        with reading(path) as stream:
            yield from _bounded(stream)


def _bounded(stream: BufferedIOBase) -> Iterator[bytes]:
    """Yield the lines of a stream; of one that is longer than a message may be, as much as shows that."""
    while line := stream.readline(MAX_MESSAGE_BYTES + 1):
        yield line
        while len(line) > MAX_MESSAGE_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_MESSAGE_BYTES + 1)


class _Lines:
    """The lines of blocks that come one after the other; one may begin in a block and end in a later one.

    Of one that is longer than a message may be, no more is kept than shows that.
    """

    def __init__(self) -> None:
        self._begun: list[bytes] = []
        self._room = MAX_MESSAGE_BYTES + 1

    def take(self, block: bytes) -> list[bytes]:
        """Return the lines that end in a block."""
        *ended, begun = block.split(b"\n")
        if ended:
            ended[0] = self.rest() + ended[0]
            self._begun, self._room = [], MAX_MESSAGE_BYTES + 1
        self._begun.append(begun[: self._room])
        self._room -= len(self._begun[-1])
        return ended

    def rest(self) -> bytes:
        """Return the line that has not ended."""
        return b"".join(self._begun)


def batches() -> Iterator[list[bytes]]:
    """Yield the lines of standard input, as many as are there: whoever writes them slowly waits for none."""
    return _batches(_standard_input())


def arriving() -> Iterator[bytes | None]:
    """Yield the lines of standard input as they come, and null while none is there: it never waits."""
    source, lines = _standard_input().fileno(), _Lines()
    while True:
        if not select.select([source], [], [], 0)[0]:
            yield None
        elif block := os.read(source, _BLOCK):
            yield from lines.take(block)
        else:
            break
    if last := lines.rest():
        yield last


def _batches(stream: Blocks) -> Iterator[list[bytes]]:
    lines = _Lines()
    while block := stream.read1(_BLOCK):
        if ended := lines.take(block):
            yield ended
    if last := lines.rest():
        yield [last]


def each(lines: Iterable[bytes], kind: type[R]) -> Iterator[tuple[bytes, R | BadInput]]:
    """Yield every line with its record, or with what is wrong with it."""
    for line in lines:
        try:
            yield line, decode(line, kind)
        except BadInput as error:
            yield line, error


def attempt(line: bytes, work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what `work` makes of a line; or else its output line all the same, whatever went wrong."""
    try:
        return work()
    except BadInput as error:
        return refused(line, error)
    except Exception as error:  # a bug: it must not cost the lines behind this one
        return refused(line, BadInput(Reason.FAILED, f"{type(error).__name__}: {error}"))


def refused(line: bytes, error: BadInput) -> dict[str, Any]:
    """Return the output line for an input line that cannot be used; of one refused before, its own words."""
    try:
        refusal = decode(line, _Refused)
    except BadInput:
        refusal = _Refused(
            url=_url(line), outcome=Outcome.DEAD_LETTERED, reason=error.reason, message=str(error)
        )
    return asdict(refusal)


def unread(error: Unreadable) -> dict[str, Any]:
    """Return the output line for a file of which nothing more can be read."""
    return asdict(_Refused(url=None, outcome=Outcome.DEAD_LETTERED, reason=_UNREADABLE, message=str(error)))


def is_unread(record: object) -> bool:
    """Tell whether an output line is that of a file of which not all could be read."""
    return isinstance(record, dict) and record.get("reason") == _UNREADABLE


def write(record: object, out: BinaryIO | None = None) -> None:
    """Write one line and flush it: who reads a filter's output wants it now."""
    stream = out or sys.stdout.buffer
    stream.write(harmless(encode(record)) + b"\n")
    stream.flush()


def write_all(records: Iterable[object]) -> None:
    """Write the lines of records that are all there: they are flushed together, at the end."""
    stream = sys.stdout.buffer
    stream.writelines(harmless(encode(record)) + b"\n" for record in records)
    stream.flush()


def _standard_input() -> BufferedReader:
    if sys.stdin is None:  # closed
        raise UsageError("standard input is closed; name FILES, or pipe lines in")
    return cast("BufferedReader", sys.stdin.buffer)


def _url(line: bytes) -> str | None:
    try:
        record = orjson.loads(line.removeprefix(BOM_UTF8))
    except orjson.JSONDecodeError:
        return None
    url = record.get("url") if isinstance(record, dict) else None
    return url if isinstance(url, str) else None
