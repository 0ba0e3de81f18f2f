"""What producers post: one page, an array of pages or a line for each, also gzipped, as messages to push."""

import re
from collections.abc import Iterator
from http import HTTPStatus

import orjson

from streams.client.pushing import RawMessage
from streams.codings import CODINGS, Damaged
from streams.errors import BadInput
from streams.ids import normalise_url
from streams.records import RawPage, Reason
from streams.serve.problems import Refused, Wrong
from streams.serve.settings import MAX_BODY
from streams.settings import MAX_MESSAGE_BYTES
from streams.wire import decode

__all__ = ["pages_in", "unpacked"]

_JSON = "application/json"
_LINES = frozenset({"application/jsonl", "application/x-ndjson", "application/json-lines"})
#: Where msgspec says that a record is wrong.
_AT = re.compile(r" - at `\$(?P<path>[^`]*)`$")
#: Errors that are named of one body: the first ones tell what the others are.
_MOST = 20


def unpacked(body: bytes, coding: str) -> bytes:
    """Return a body without its content coding, `gzip` or none. Raises `Refused` (400, 413, 415)."""
    if coding.strip().lower() in ("", "identity"):
        return body
    if coding.strip().lower() != "gzip":
        raise Refused(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"the body is coded as {coding[:40]!r}; send it plain or gzipped",
            Wrong(path="header.Content-Encoding", detail="is neither gzip nor identity"),
        )
    whole = bytearray()
    try:
        for piece in CODINGS["gzip"](body):
            whole += piece
            if len(whole) > MAX_BODY:
                raise too_large("the body unpacks to")
    except Damaged as error:
        raise Refused(
            HTTPStatus.BAD_REQUEST, "the body is not gzip, or is cut short; send it again as a whole"
        ) from error
    return bytes(whole)


def too_large(what: str) -> Refused:
    """Return the answer to a body with too many bytes."""
    return Refused(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"{what} more than {MAX_BODY:,} bytes; send fewer pages at a time",
    )


def pages_in(body: bytes, media_type: str) -> list[RawMessage]:
    """Return the pages of a body. All are as they should be, or it raises `Refused` (400, 413, 415, 422)."""
    kind = media_type.partition(";")[0].strip().lower()
    if kind != _JSON and kind not in _LINES:
        raise Refused(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"send pages as {_JSON}, or one a line as application/jsonl",
            Wrong(path="header.Content-Type", detail=f"is {kind[:60]!r}"),
        )
    named = list(_lines(body) if kind in _LINES else _values(body))
    if not named:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "the body has no page; send at least one")
    return _messages(named)


def _lines(body: bytes) -> Iterator[tuple[str, bytes]]:
    for number, line in enumerate(body.splitlines(), 1):
        if line.strip():
            yield f"line {number}: $", line


def _values(body: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Refused(
            HTTPStatus.BAD_REQUEST,
            f"the body is not JSON: it breaks at line {error.lineno} column {error.colno}",
            Wrong(path="$", detail=error.msg),
        ) from error
    if isinstance(given, list):
        yield from ((f"$[{number}]", orjson.dumps(one)) for number, one in enumerate(given))
    else:
        yield "$", body


def _messages(named: list[tuple[str, bytes]]) -> list[RawMessage]:
    messages: list[RawMessage] = []
    wrong: list[tuple[Reason, Wrong]] = []
    for path, value in named:
        try:
            messages.append(_message(path, value))
        except BadInput as error:
            wrong.append((error.reason, _wrong(path, error)))
    if wrong:
        raise _refusal(wrong, len(named))
    return messages


def _message(path: str, value: bytes) -> RawMessage:
    if len(value) > MAX_MESSAGE_BYTES:
        raise BadInput(Reason.TOO_LARGE, f"the page has more than {MAX_MESSAGE_BYTES:,} bytes")
    page = decode(value, RawPage)
    normalise_url(page.url)
    return RawMessage(path, page.url.encode(), value)


def _wrong(path: str, error: BadInput) -> Wrong:
    at = _AT.search(error.message)
    inner = at["path"] if at else ".url" if error.reason is Reason.BAD_URL else ""
    return Wrong(path=f"{path}{inner}", detail=_AT.sub("", error.message))


def _refusal(wrong: list[tuple[Reason, Wrong]], pages: int) -> Refused:
    """Return the answer: the status is that of the first thing that is wrong."""
    statuses = {
        Reason.NOT_JSON: HTTPStatus.BAD_REQUEST,
        Reason.EMPTY: HTTPStatus.BAD_REQUEST,
        Reason.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    }
    status = statuses.get(wrong[0][0], HTTPStatus.UNPROCESSABLE_ENTITY)
    detail = (
        f"{len(wrong)} of {pages} pages cannot be used, and none was pushed; correct them and send all again"
    )
    return Refused(status, detail, *(one for _, one in wrong[:_MOST]))
