"""Files as they come: gzipped or not, in UTF-8 or in any other encoding."""

import base64
import gzip
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path

from streams.errors import UsageError
from streams.records import RawPage

__all__ = ["Unreadable", "page_of", "reading"]

_NO_UTF8 = (b"\0", b"\x1b")  # of UTF-16 and ISO-2022-JP, which may be valid UTF-8 all the same


class Unreadable(UsageError):
    """A file that cannot be read, or not to its end. Of several files, the others can."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} {why}")
        self.why = why


@contextmanager
def reading(path: Path) -> Iterator[BufferedIOBase]:
    """Open a file, unzipped where its name ends in .gz. Raises `Unreadable` where it cannot be read."""
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as stream:
            yield stream
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise Unreadable(
            path, f"cannot be read: {reason}; give one that is whole, or leave it out"
        ) from error


def page_of(url: str, raw: bytes, headers: Mapping[str, str], *, scraped: bool = False) -> RawPage:
    """Return a page as a producer sends it: UTF-8 as `html`, or `text`, and all else as the bytes that it is.

    `headers` say how the bytes are encoded and compressed, as a server does.
    """
    try:
        text = None if any(mark in raw for mark in _NO_UTF8) else raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = None
    if text is None or "content-encoding" in headers:
        return RawPage(url=url, body=base64.b64encode(raw).decode("ascii"), headers=dict(headers) or None)
    return RawPage(url=url, text=text) if scraped else RawPage(url=url, html=text)
