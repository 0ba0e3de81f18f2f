"""Bytes to records and back: orjson for the bytes, msgspec for the types."""

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
        raw = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise BadInput(Reason.NOT_JSON, f"the value is not JSON: {error}") from error
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise BadInput(Reason.BAD_RECORD, f"the record does not fit its schema: {error}") from error
