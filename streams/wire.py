"""Bytes to records and back: orjson for the bytes, msgspec for the types."""

from codecs import BOM_UTF8
from typing import TypeVar

import msgspec
import orjson

from streams.errors import BadInput
from streams.records import Reason
from streams.settings import MAX_MESSAGE_BYTES

__all__ = ["decode", "encode"]

R = TypeVar("R")

_NEAR = 12  # characters on each side of the place where JSON breaks, that say which it is


def encode(record: object) -> bytes:
    """Write a record as JSON: UTF-8, UTC times with `Z`, tuples as arrays."""
    return orjson.dumps(record, option=orjson.OPT_UTC_Z)


def decode(value: bytes, kind: type[R]) -> R:
    """Read one record of type `kind`.

    Raises `BadInput`: `empty`, `not-json` with the place where it breaks, `bad-record` with the path of the
    field that is wrong, or `too-large`: a producer's compression and a gzipped file hide any size.
    """
    if len(value) > MAX_MESSAGE_BYTES:
        why = f"the value has more than the {MAX_MESSAGE_BYTES:,} bytes that a message may have"
        raise BadInput(Reason.TOO_LARGE, why)
    try:
        raw = orjson.loads(value.removeprefix(BOM_UTF8))
    except orjson.JSONDecodeError as error:
        if not value.strip():
            raise BadInput(Reason.EMPTY, "the value is empty") from error
        raise BadInput(Reason.NOT_JSON, f"the value is not JSON: {_why(value, error)}") from error
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise BadInput(Reason.BAD_RECORD, f"the record does not fit its schema: {error}") from error


def _why(value: bytes, error: orjson.JSONDecodeError) -> str:
    """Say where it is wrong: orjson names what it would have read there, a null for any word with an n."""
    try:
        text = value.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        return f"it is not UTF-8 (byte {broken.start})"
    near = text[max(0, error.pos - _NEAR) : error.pos + _NEAR].strip()
    return f"it breaks near {near!r} (line {error.lineno} column {error.colno})"
