"""Record batches that Kafka takes and ordinary producers do not write: names of headers that are no UTF-8."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from aiokafka.producer.message_accumulator import BatchBuilder
from aiokafka.record.default_records import _DefaultRecordBatchBuilderPy

__all__ = ["CODECS", "Name", "Odd", "batch_of"]

#: Kafka's compressions by their numbers in a record batch.
CODECS = {"none": 0, "gzip": 1, "snappy": 2, "lz4": 3, "zstd": 4}


class Name:
    """The name of a header, of any bytes: what encodes itself as aiokafka asks for."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def encode(self, _: str) -> bytes:
        return self._data


class Odd(NamedTuple):
    """A record of any bytes."""

    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[bytes, bytes | None]] = ()


def batch_of(records: Sequence[Odd], codec: int = 0, at: int | None = None) -> BatchBuilder:
    """Return a batch as a producer sends it; `at` is its time in milliseconds, by default now."""
    builder = BatchBuilder(1 << 30, 0)
    builder._builder = _DefaultRecordBatchBuilderPy(2, codec, 0, -1, -1, 0, 1 << 30)
    for record in records:
        headers: list[Any] = [(Name(name), value) for name, value in record.headers]
        builder.append(timestamp=at, key=record.key, value=record.value, headers=headers)
    return builder
