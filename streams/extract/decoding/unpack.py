"""HTTP's content codings undone, with a bound on what comes out: a few kilobytes may hold gigabytes."""

import re

from streams.codings import CODINGS, Damaged, Wide
from streams.errors import BadInput
from streams.extract.decoding.binary import binary_kind
from streams.records import Reason

__all__ = ["unpack"]

_MAX_CODINGS = 5  # one on the other; two are rare
_NAMES = {"x-gzip": "gzip", "brotli": "br", "x-br": "br", "zstandard": "zstd", "x-zstd": "zstd"}
_MARKS = ((b"\x1f\x8b\x08", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"))
#: zlib's two bytes, at its usual levels. `x^` and `x\x01` are left out: a text may begin so.
_ZLIB = (b"\x78\x9c", b"\x78\xda")
_UNMARKED = ("br", "deflate")  # what can only be found by trying


class _TooLarge(Exception):
    """More comes out than is allowed."""


def unpack(raw: bytes, codings: str, limit: int) -> bytes:
    """Undo the codings that `Content-Encoding` lists, the last one first, and those that the bytes show.

    A page that is not compressed as its header says is taken as it is if it is text. One that was cut
    short or damaged gives what there is. Raises `BadInput`: `too-large` as soon as more than `limit` bytes
    come out, `bad-encoding` where none do.
    """
    named = (_NAMES.get(name, name) for name in re.split(r"[,\s]", codings.lower()))
    try:
        unpacked = _all_undone(raw, [name for name in named if name in CODINGS], limit)
    except _TooLarge as error:
        message = f"the page's body unpacks to more than the {limit:,} bytes allowed"
        raise BadInput(Reason.TOO_LARGE, message) from error
    if len(unpacked) > limit:
        message = f"the page's body has {len(unpacked):,} bytes, more than the {limit:,} allowed"
        raise BadInput(Reason.TOO_LARGE, message)
    return unpacked


def _all_undone(raw: bytes, stated: list[str], limit: int) -> bytes:
    for _ in range(_MAX_CODINGS):
        shown = _shown(raw)
        if shown is None and not stated:
            return _guessed(raw, limit) if binary_kind(raw) else raw
        if shown in stated:
            del stated[stated.index(shown) :]
        raw = _undone(raw, shown or stated.pop(), shown is not None, limit)
    return raw


def _shown(raw: bytes) -> str | None:
    """Return the coding whose mark the bytes begin with. brotli has none."""
    codings = (name for mark, name in _MARKS if raw.startswith(mark))
    return next(codings, "deflate" if raw.startswith(_ZLIB) else None)


def _undone(raw: bytes, coding: str, shown: bool, limit: int) -> bytes:
    """Undo one coding, or another without a mark where it is not the stated one; leave text as it is."""
    out, whole = _read(raw, coding, limit)
    if whole or (out and shown):
        return out
    if not shown and binary_kind(raw) is None:
        return raw
    if out and binary_kind(out) is None:
        return out
    others = (_read(raw, name, limit) for name in _UNMARKED if name != coding)
    unpacked = next((other for other, is_whole in others if is_whole), None)
    if unpacked is None:
        message = f"`body` cannot be unpacked: it is no {coding}, and no other coding that newsfold knows"
        raise BadInput(Reason.BAD_ENCODING, f"{message} ({', '.join(CODINGS)})")
    return unpacked


def _guessed(raw: bytes, limit: int) -> bytes:
    """Undo a coding that nothing tells of, if text comes out."""
    for name in _UNMARKED:
        out, whole = _read(raw, name, limit)
        if whole and binary_kind(out) is None:
            return out
    return raw


def _read(raw: bytes, coding: str, limit: int) -> tuple[bytes, bool]:
    """Return what comes out, and whether it did to the end. Raises `_TooLarge`."""
    out: list[bytes] = []
    size = 0
    try:
        for piece in CODINGS[coding](raw):
            out.append(piece)
            size += len(piece)
            if size > limit:
                raise _TooLarge
    except Wide as error:
        raise _TooLarge from error
    except Damaged:
        return b"".join(out), False
    return b"".join(out), True
