"""Bytes to records and back: orjson for the bytes, msgspec for the types."""

from codecs import BOM_UTF8
from typing import TypeVar

import msgspec
import orjson

from streams.errors import BadInput
from streams.records import Reason

__all__ = ["decode", "encode"]

R = TypeVar("R")


def encode(record: object) -> bytes:
    """Write a record as JSON: UTF-8, UTC times with `Z`, tuples as arrays."""
    return orjson.dumps(record, option=orjson.OPT_UTC_Z)


def decode(value: bytes, kind: type[R]) -> R:
    """Read one record of type `kind`.

    Raises `BadInput`: `not-json` with the byte where it breaks, or `bad-record` with
    the path of the field that is wrong.
    """
    try:
        raw = orjson.loads(value.removeprefix(BOM_UTF8))
    except orjson.JSONDecodeError as error:
        raise BadInput(Reason.NOT_JSON, f"the value is not JSON: {_why(value, error)}") from error
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise BadInput(Reason.BAD_RECORD, f"the record does not fit its schema: {error}") from error


def _why(value: bytes, error: orjson.JSONDecodeError) -> str:
    """Say what is wrong: of bytes that are no text, orjson says something of surrogates."""
    try:
        value.decode()
    except UnicodeDecodeError as broken:
        return f"it is not UTF-8 (byte {broken.start})"
    return str(error)
