"""Files as they come: gzipped or not, in UTF-8 or in what they say they are in."""

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path

from streams.errors import UsageError

__all__ = ["reading", "text_of"]

#: Where an HTML page names its encoding: by the standard, within its first 1,024 bytes.
_CHARSET = re.compile(rb"""<meta[^>]{0,200}\bcharset=["']?([\w-]{1,40})""", re.IGNORECASE)
_HEAD = 1024


@contextmanager
def reading(path: Path) -> Iterator[BufferedIOBase]:
    """Open a file, unzipped where its name ends in .gz. Raises `UsageError` where it cannot be read."""
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as stream:
            yield stream
    except (OSError, EOFError, zlib.error) as error:
        said = getattr(error, "strerror", None) or error
        raise UsageError(f"{path} cannot be read: {said}; name a file that is whole") from error


def text_of(raw: bytes, declared: str | None = None) -> str:
    """Decode a page. Many say that they are in another encoding and are UTF-8 all the same."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _CHARSET.search(raw, 0, _HEAD)
        return _decoded(raw, declared or (named.group(1).decode() if named else "utf-8"))


def _decoded(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset, "replace")
    except LookupError:  # a name that no encoding has
        return raw.decode("utf-8", "replace")
