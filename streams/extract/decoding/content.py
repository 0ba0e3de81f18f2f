"""What a raw page holds, as text: its body unpacked and decoded, or else its html, or else its text."""

import base64
import re
from collections.abc import Mapping
from typing import NamedTuple, TypeGuard

from streams.errors import BadInput
from streams.extract.decoding.binary import binary_kind
from streams.extract.decoding.charset import decode
from streams.extract.decoding.unpack import unpack
from streams.records import RawPage, Reason

__all__ = ["Content", "content_of"]

_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/=]")
#: Types of content that hold no page, whatever else the server says.
_NO_PAGE = re.compile(
    r"(?:image(?!/svg)|audio|video|font)/|application/(?:pdf|zip|msword|vnd\.|epub)", re.IGNORECASE
)
_PAGE = re.compile(rb"<(?:!doctype html|html)\b", re.IGNORECASE)


class Content(NamedTuple):
    """What a page holds."""

    text: str
    scraped: bool  #: whether it is what a scraper left of the page, and so should have no markup


def content_of(page: RawPage, limit: int) -> Content:
    """Return the first of `body`, `html` and `text` that has anything in it.

    `limit` is the most characters of html or text, and the most bytes of a body when unpacked. Raises
    `BadInput`: `empty`, `too-large`, `bad-encoding` for a body that is no base64 or cannot be unpacked,
    `binary` for one that is no text.
    """
    if _has(page.body):
        return _unpacked(page.body, page.headers or {}, limit)
    if not _has(page.html) and not _has(page.text):
        raise BadInput(Reason.EMPTY, "the page has nothing in `body`, `html` or `text`; send one of them")
    content = Content(page.html, scraped=False) if _has(page.html) else Content(page.text or "", scraped=True)
    if len(content.text) > limit:
        message = f"the page has {len(content.text):,} characters, more than the {limit:,} allowed"
        raise BadInput(Reason.TOO_LARGE, message)
    return content


def _has(field: str | None) -> TypeGuard[str]:
    return field is not None and field != "" and not field.isspace()


def _unpacked(body: str, headers: Mapping[str, str], limit: int) -> Content:
    named = {name.strip().lower(): value for name, value in headers.items()}
    kind = named.get("content-type", "").strip()
    raw = unpack(_bytes_of(body), named.get("content-encoding", ""), limit)
    start = raw.lstrip()
    if not start:
        raise BadInput(Reason.EMPTY, "the page's `body` has nothing in it")
    foreign = _NO_PAGE.match(kind) and not _PAGE.match(start)
    binary = f"its content type is {kind[:80]!r}" if foreign else binary_kind(raw)
    if binary:
        raise BadInput(Reason.BINARY, f"the page is no text: {binary}")
    return Content(decode(raw, kind), scraped=kind.lower().startswith("text/plain"))


def _bytes_of(body: str) -> bytes:
    """Return the bytes of base64, which may be broken into lines."""
    packed = "".join(body.split())
    try:
        return base64.b64decode(packed, validate=True)
    except ValueError as error:
        strange = _NOT_BASE64.search(packed)
        flaw = (
            f"it has {strange[0]!r} at {strange.start():,}" if strange else "it was cut short, or into pieces"
        )
        raise BadInput(Reason.BAD_ENCODING, f"`body` is no base64: {flaw}") from error
