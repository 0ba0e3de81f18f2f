"""Web archives (WARC, ISO 28500): the HTML pages that a crawler was given."""

from collections.abc import Iterator
from dataclasses import replace
from io import BufferedIOBase
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader, DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed

from streams.cli.files import Unreadable, page_of, reading
from streams.records import RawPage
from streams.settings import MAX_PAGE

__all__ = ["responses"]

_ENCODED = ("content-type", "content-encoding")  # the headers that say how to read the bytes
_PIECE = 1 << 16
#: Bytes of the heads of a record, WARC's and HTTP's, at most. Servers and browsers take a quarter of that.
_HEADS = 1 << 20
_SIZE_LINE = 64  #: bytes at most of a line that says how large a chunk is
_CUT = "ends within a record: the pages before that are whole; fetch it again"


def responses(path: Path) -> Iterator[RawPage]:
    """Yield the archive's HTML responses.

    Raises `Unreadable` where it cannot be read, is no WARC, or was cut short: behind its last whole page.
    """
    with reading(path) as stream:
        for record in _records(_Unzipped(stream), path):
            page = _page(record) if _is_html(record) else None
            if _is_cut(record):
                raise Unreadable(path, _CUT)
            if page:
                yield page


class _CutHead(Exception):
    """The archive ends within the head of a record."""


class _LongHead(Exception):
    """The heads of a record have no end: the library would hold all of them."""


class _Reader(DecompressingBufferedReader):  # type: ignore[misc]  # the library has no types
    """Reads lines of heads up to `_HEADS` bytes of a record."""

    left = _HEADS

    def readline(self, length: int | None = None) -> bytes:
        """Return a line. Raises `_LongHead` where the heads are longer than any may be."""
        if length is not None and length <= _SIZE_LINE:
            return bytes(super().readline(length))
        line = bytes(super().readline(min(length or self.left, self.left)))
        self.left -= len(line)
        if not self.left:
            raise _LongHead
        return line


class _Archive(ArchiveIterator):  # type: ignore[misc]  # the library has no types
    """Takes a head that was cut for what it is: the library takes it for the end, or breaks."""

    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self.reader = _Reader(self.fh)

    def _next_record(self, next_line: Any) -> Any:
        self.reader.left = _HEADS
        try:
            return super()._next_record(next_line)
        except (AttributeError, EOFError) as error:
            if next_line or isinstance(error, AttributeError):
                raise _CutHead from error
            raise


class _Unzipped:
    """A stream whose gzip breaks off with an `OSError`: the library takes an `EOFError` for the end."""

    def __init__(self, stream: BufferedIOBase) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        """Return what is there, up to `size`: to wait for more would lose it where the gzip breaks off."""
        try:
            return self._stream.read1(size)
        except EOFError as error:
            raise OSError(0, "the gzip ends too early") from error


def _records(stream: _Unzipped, path: Path) -> Iterator[Any]:
    """Yield the records. The library takes what is no WARC for the older ARC, which has no mark."""
    try:
        for record in _Archive(stream):
            if record.format != "warc":
                raise ArchiveLoadFailed(record.format)
            yield record
    except _CutHead as error:
        raise Unreadable(path, _CUT) from error
    except _LongHead as error:
        reason = f"has a record with more than {_HEADS:,} bytes of headers; take the record out"
        raise Unreadable(path, reason) from error
    except ArchiveLoadFailed as error:
        raise Unreadable(path, "is no WARC, or holds other bytes in between; fetch it again") from error


def _is_cut(record: Any) -> bool:
    """Read what is left of a record, and tell whether bytes are missing that its head counts."""
    while record.raw_stream.read(_PIECE):
        pass
    return getattr(record.raw_stream, "limit", 1) > 0  # a head that was cut has no length yet


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
