"""What `newsfold push` has done of each input, in a file, so that a run that broke can go on."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from streams.errors import BadInput, UsageError
from streams.wire import decode, encode

__all__ = ["State"]

_SECONDS = 1.0  #: between two writes: pages of the last one are pushed again, and end as `unchanged`


@dataclass(kw_only=True, slots=True)
class _Input:
    pages: int  #: so many from its beginning were acknowledged, or refused for good
    bytes: int | None  #: of the file as it was then; null for standard input


@dataclass(kw_only=True, slots=True)
class _Record:
    inputs: dict[str, _Input] = field(default_factory=dict)


class State:
    """How many pages of each input are done. Without a file, nothing is kept."""

    def __init__(self, file: Path | None) -> None:
        """Read the file, where it is there. Raises `UsageError` where it is something else."""
        self._file = file
        self._known = _read(file) if file and file.exists() else _Record()
        self._stopped: set[str] = set()
        self._due = 0.0

    def done(self, name: str) -> int:
        """Return how many pages of an input are done. Raises `UsageError` where it is another file by now."""
        known, size = self._known.inputs.get(name), _size(name)
        if known is None:
            return 0
        if known.bytes is not None and (size or 0) < known.bytes:
            raise UsageError(
                f"{name} is shorter than when {known.pages:,} of its pages were pushed: it is another file;"
                f" name another --state than {self._file}, or delete that"
            )
        return known.pages

    def take(self, place: tuple[str, int], *, again: bool) -> None:
        """Note a page and those before it as done; or, where it must come `again`, none from it on."""
        if not self._file:
            return
        name, number = place
        if again:
            self._stopped.add(name)
        if name not in self._stopped:
            before = self._known.inputs.get(name)
            self._known.inputs[name] = _Input(
                pages=max(number, before.pages if before else 0), bytes=_size(name)
            )
        if monotonic() >= self._due:
            self.write()

    def write(self) -> None:
        """Write the file anew: whoever reads it has all of the old one, or all of the new one.

        Raises `OSError` where it cannot be written.
        """
        if not self._file:
            return
        new = self._file.with_name(f"{self._file.name}.new")
        with new.open("wb") as out:
            out.write(encode(self._known) + b"\n")
            out.flush()
            os.fsync(out.fileno())
        new.replace(self._file)
        self._due = monotonic() + _SECONDS


def _read(file: Path) -> _Record:
    try:
        return decode(file.read_bytes(), _Record)
    except BadInput as error:
        raise UsageError(f"{file} is no state of a push: {error}; name another, or delete it") from error


def _size(name: str) -> int | None:
    file = Path(name)
    return file.stat().st_size if file.is_file() else None
