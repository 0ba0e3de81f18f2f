"""Articles with their labels: which of them a person says are one report."""

import json
from dataclasses import dataclass
from pathlib import Path

from streams.errors import BadInput, UsageError
from streams.wire import decode

__all__ = ["Grey", "Labelled", "read_grey", "read_labelled"]

Grey = frozenset[frozenset[str]]  #: pairs of URLs that count neither way


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """What a line of the file says of its article: articles with one label are one report."""

    url: str
    label: str
    published_at: str = ""  #: ISO 8601
    kind: str | None = None  #: how the line was made, where it was: `lead`, `heavy`, `tmpl-weather`
    story: str | None = None  #: the running story that the report belongs to

    @property
    def running(self) -> str:
        """The running story; of a line that names none, the report is one of its own."""
        return self.story or self.label


def read_labelled(path: Path) -> list[tuple[Labelled, bytes]]:
    """Return what the lines of a file say, each with the line, in their order.

    Raises `UsageError` for a file that cannot be read, and for a line without a label, with its number.
    """
    lines = _bytes(path).splitlines()
    if not lines:
        raise UsageError(f"{path} is empty; give a file of labelled articles, one JSON object a line")
    return [(_labelled(line, f"{path}:{number}"), line) for number, line in enumerate(lines, 1)]


def read_grey(path: Path) -> Grey:
    """Return the pairs of a JSON file `[[url, url], ...]`. Raises `UsageError` where it is none."""
    try:
        entries = json.loads(_bytes(path))
    except ValueError as error:
        raise UsageError(f"{path} is no JSON: {error}; give a list of pairs of URLs") from error
    pairs = [pair for one in entries if (pair := _pair(one))] if isinstance(entries, list) else []
    if not isinstance(entries, list) or len(pairs) != len(entries):
        raise UsageError(f"{path} is no list of pairs of URLs; give [[url, url], ...]")
    return frozenset(pairs)


def _pair(entry: object) -> frozenset[str] | None:
    match entry:
        case [str(one), str(other)]:
            return frozenset((one, other))
    return None


def _labelled(line: bytes, place: str) -> Labelled:
    try:
        return decode(line, Labelled)
    except BadInput as error:
        raise UsageError(f"{place} cannot be used: {error}; each line needs `url` and `label`") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; name a file that can") from error
