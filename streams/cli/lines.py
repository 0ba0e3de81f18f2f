"""JSON lines in, JSON lines out: one line out for each line in, in the same order, as they come."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TypeVar

import orjson

from streams.errors import BadInput, UsageError
from streams.records import Outcome
from streams.wire import decode, encode

__all__ = ["each", "lines_of", "refused", "write"]

R = TypeVar("R")


def lines_of(files: tuple[Path, ...]) -> Iterator[bytes]:
    """Yield the lines of the files, or of standard input where there are none. Empty lines count too."""
    if not files:
        yield from sys.stdin.buffer
    for path in files:
        try:
            with path.open("rb") as stream:
                yield from stream
        except OSError as error:
            raise UsageError(f"{path} cannot be read: {error.strerror}") from error


def each(lines: Iterable[bytes], kind: type[R]) -> Iterator[tuple[bytes, R | BadInput]]:
    """Yield every line with its record, or with what is wrong with it."""
    for line in lines:
        try:
            yield line, decode(line, kind)
        except BadInput as error:
            yield line, error


def refused(line: bytes, error: BadInput) -> dict[str, object]:
    """Return the output line for an input line that cannot be used."""
    return {
        "url": _url(line),
        "outcome": Outcome.DEAD_LETTERED,
        "reason": error.reason,
        "message": str(error),
    }


def write(record: object, out: IO[bytes] | None = None) -> None:
    """Write one line and flush it: who reads a filter's output wants it now."""
    stream = out or sys.stdout.buffer
    stream.write(encode(record) + b"\n")
    stream.flush()


def _url(line: bytes) -> str | None:
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    url = found.get("url") if isinstance(found, dict) else None
    return url if isinstance(url, str) else None
