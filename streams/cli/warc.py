"""Web archives (WARC, ISO 28500): the HTML pages that a crawler was given."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from streams.cli.files import page_of
from streams.errors import UsageError
from streams.records import RawPage
from streams.settings import MAX_PAGE

__all__ = ["responses"]

_ENCODED = ("content-type", "content-encoding")  # the headers that say how to read the bytes
_PIECE = 1 << 16


def responses(path: Path) -> Iterator[RawPage]:
    """Yield the archive's HTML responses; an archive that was cut short ends where it was cut.

    Raises `UsageError` where it cannot be read, or is no WARC.
    """
    try:
        with path.open("rb") as stream:
            yield from (_page(record) for record in _records(stream, path) if _is_html(record))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; name a file that can") from error


def _records(stream: Any, path: Path) -> Iterator[Any]:
    """Yield the records. The library takes what is no WARC for the older ARC, which has no mark."""
    try:
        for record in ArchiveIterator(stream):
            if record.format != "warc":
                raise ArchiveLoadFailed(record.format)
            yield record
    except ArchiveLoadFailed as error:
        raise UsageError(f"{path} is no WARC, or holds other bytes in between; fetch it again") from error


def _is_html(record: Any) -> bool:
    return record.rec_type == "response" and "html" in _header(record, "content-type").lower()


def _header(record: Any, name: str) -> str:
    return (record.http_headers.get_header(name) if record.http_headers else None) or ""


def _page(record: Any) -> RawPage:
    headers = {name: value for name in _ENCODED if (value := _header(record, name))}
    page = page_of(record.rec_headers.get_header("WARC-Target-URI") or "", _payload(record), headers)
    return replace(
        page,
        fetched_at=record.rec_headers.get_header("WARC-Date"),
        status=_number(record.http_headers.get_statuscode()),
    )


def _payload(record: Any) -> bytes:
    """Return the body as it was before it was cut into chunks, compressed as it came.

    The library would unpack it too, without a bound, and not from every coding. A byte more than a page may
    have is enough to refuse it.
    """
    chunked = "chunked" in _header(record, "transfer-encoding").lower()
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    out = bytearray()
    while len(out) <= MAX_PAGE and (piece := stream.read(_PIECE)):
        out += piece
    return bytes(out[: MAX_PAGE + 1])


def _number(code: str) -> int | None:
    return int(code) if code.isdecimal() else None
