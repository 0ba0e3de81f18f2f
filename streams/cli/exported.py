"""The files that `newsfold export` writes: JSON lines, SQLite, Parquet; a column a field."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_type_hints

import orjson

from streams.errors import UsageError
from streams.wire import encode

__all__ = ["FORMATS", "Write"]

Write = Callable[[Iterable[Any], type, str, Path], None]
_PLAIN = (str, int, float, bool)
_ROWS = 1_000  #: written to Parquet at once


def _jsonl(records: Iterable[Any], _kind: type, _name: str, output: Path) -> None:
    with _beside(output) as part, part.open("wb") as file:
        file.writelines(encode(record) + b"\n" for record in records)


def _sqlite(records: Iterable[Any], kind: type, name: str, output: Path) -> None:
    columns = [field.name for field in fields(kind)]
    named = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" * len(columns))
    with _beside(output) as part, closing(sqlite3.connect(part)) as database, database:
        database.execute(f"CREATE TABLE {name} ({named}, PRIMARY KEY ({columns[0]}))")  # names of our own
        insert = f"INSERT INTO {name} VALUES ({places})"  # noqa: S608 - likewise
        database.executemany(insert, (tuple(_cells(record, columns)) for record in records))


def _parquet(records: Iterable[Any], kind: type, _name: str, output: Path) -> None:
    try:
        import pyarrow as pa  # noqa: PLC0415 - the extra `parquet`, where it is asked for
        from pyarrow import parquet  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise UsageError(
            "--format parquet needs pyarrow, which is not here; pip install 'newsfold[parquet]'"
        ) from error
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    hints = get_type_hints(kind)
    columns = [field.name for field in fields(kind)]
    schema = pa.schema([(column, types.get(_plain(hints[column]), pa.string())) for column in columns])
    with _beside(output) as part, parquet.ParquetWriter(part, schema, compression="zstd") as writer:
        for rows in _batches(records):
            dicts = [dict(zip(columns, _cells(record, columns), strict=True)) for record in rows]
            writer.write_table(pa.Table.from_pylist(dicts, schema))


def _plain(hint: Any) -> Any:
    """Return the one type of a field that may be null; what is none of the plain ones is text."""
    kinds = [one for one in getattr(hint, "__args__", (hint,)) if one is not type(None)]
    return kinds[0] if len(kinds) == 1 and not hasattr(hint, "__origin__") else None


def _cells(record: Any, columns: list[str]) -> Iterator[Any]:
    for column in columns:
        yield _cell(getattr(record, column))


def _cell(value: Any) -> Any:
    """Return a value as a table has it: times as in the records, what has parts as JSON."""
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, str):  # an enumeration
        return str(value)
    if isinstance(value, datetime):
        utc = value.utcoffset() in (None, UTC.utcoffset(None))
        return value.isoformat().replace("+00:00", "Z") if utc else value.isoformat()
    return value.isoformat() if isinstance(value, date) else orjson.dumps(value).decode()


def _batches(records: Iterable[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for record in records:
        batch.append(record)
        if len(batch) == _ROWS:
            yield batch
            batch = []
    yield batch


@contextmanager
def _beside(output: Path) -> Iterator[Path]:
    """Give a file next to the output that takes its place when all is written, and goes if that fails."""
    part = output.with_name(f"{output.name}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


FORMATS: dict[str, Write] = {"jsonl": _jsonl, "sqlite": _sqlite, "parquet": _parquet}
