"""Web archives (WARC, ISO 28500): the HTML pages that a crawler was given."""

from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from streams.cli.files import text_of
from streams.errors import UsageError
from streams.records import RawPage

__all__ = ["responses"]


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
    return record.rec_type == "response" and "html" in _content_type(record).get_content_type()


def _content_type(record: Any) -> Message:
    """Return the content type with its parameters, as the mail library reads it."""
    held = Message()
    held["content-type"] = record.http_headers.get_header("content-type") if record.http_headers else ""
    return held


def _page(record: Any) -> RawPage:
    charset = _content_type(record).get_content_charset()
    return RawPage(
        url=record.rec_headers.get_header("WARC-Target-URI") or "",
        html=text_of(record.content_stream().read(), charset),
        fetched_at=record.rec_headers.get_header("WARC-Date"),
        status=_number(record.http_headers.get_statuscode()),
    )


def _number(code: str) -> int | None:
    return int(code) if code.isdecimal() else None
