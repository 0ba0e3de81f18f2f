"""`python -m benchmarks.pipeline.compression`: what compressions cost on the very batches of a worker.

A worker takes the pages, and then the batches of every topic are read where Kafka has them. Each is
compressed and unpacked by the functions of aiokafka, at the levels that it has (gzip 9, lz4 9, zstd 3),
and gzip and lz4 at their fastest as well. Compressing is paid once, by the worker; unpacking by each
stage or consumer that reads.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import click
from aiokafka import codec
from aiokafka.record.default_records import _DefaultRecordBatchPy
from rich.table import Table

from benchmarks.pipeline.feed import push
from benchmarks.pipeline.pages import first, read_sources
from benchmarks.pipeline.run import finished, started
from benchmarks.pipeline.sides import NEWSFOLD
from streams.cli.show import tables
from streams.errors import NewsfoldError
from streams.recordbatch import RecordBatches
from streams.records import RawPage
from streams.topics import RAW
from tests.integration.kafka import missing

_HELP = """Compress the batches that a worker makes of pages by what aiokafka has, and print what each costs.

FOLDERS are as for `python -m benchmarks.pipeline`.
"""

_HEADER = 61  #: bytes of a batch that are never compressed
_MAGIC = 16  #: where a batch says its format
_WARM = 20
_MS, _KIB = 1000.0, 1024.0

_Code = Callable[[bytes], bytes]


def _gzip_1(payload: bytes) -> bytes:
    return bytes(codec.gzip_encode(payload, 1))


def _lz4_1(payload: bytes) -> bytes:
    return bytes(codec.lz4_encode(payload, 1))


#: By name: how it is compressed, and unpacked.
_CODECS: Mapping[str, tuple[_Code, _Code]] = {
    "none": (bytes, bytes),
    "gzip": (codec.gzip_encode, codec.gzip_decode),
    "gzip 1": (_gzip_1, codec.gzip_decode),
    "snappy": (codec.snappy_encode, codec.snappy_decode),
    "lz4": (codec.lz4_encode, codec.lz4_decode),
    "lz4 1": (_lz4_1, codec.lz4_decode),
    "zstd": (codec.zstd_encode, codec.zstd_decode),
}


@dataclass(frozen=True, slots=True)
class _Cost:
    size: int = 0
    packing: float = 0.0  #: seconds
    unpacking: float = 0.0

    def plus(self, other: "_Cost") -> "_Cost":
        """Return both together."""
        times = self.packing + other.packing, self.unpacking + other.unpacking
        return _Cost(self.size + other.size, *times)


@dataclass(slots=True)
class _Topic:
    """The batches of a topic, unpacked."""

    name: str
    records: int = 0
    batches: list[bytes] = field(default_factory=list)

    def cost(self, name: str) -> _Cost:
        """Return what a compression costs for all of them."""
        pack, unpack = _CODECS[name]
        began = process_time()
        packed = [pack(batch) for batch in self.batches]
        between = process_time()
        for one in packed:
            unpack(one)
        return _Cost(sum(map(len, packed)), between - began, process_time() - between)


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("folders", nargs=-1, required=True, metavar="FOLDERS...", type=click.Path(path_type=Path))
@click.option("--pages", default=400, show_default=True, type=click.IntRange(10), metavar="N")
def main(folders: tuple[Path, ...], pages: int) -> None:
    """See `_HELP`."""
    try:
        if reason := missing():
            raise NewsfoldError(reason)
        if not codec.has_zstd():
            raise NewsfoldError("aiokafka compresses by lz4, zstd and snappy where cramjam is installed")
        warm, load = first(read_sources(folders), _WARM, pages)
        topics = asyncio.run(_topics(warm, load))
    except NewsfoldError as error:
        raise click.ClickException(str(error)) from error
    tables.print(_table(topics, pages + _WARM))


async def _topics(warm: Sequence[RawPage], pages: Sequence[RawPage]) -> list[_Topic]:
    with TemporaryDirectory(prefix="newsfold-pipeline-") as name:
        async with started(NEWSFOLD, 1, warm, Path(name)) as running:
            await push(running.connection, pages)
            await finished(running, {})
            return list(_read(Path(name) / "logs"))


def _read(logs: Path) -> Iterator[_Topic]:
    """Read the segments of all topics but the broker's own and that of the pages."""
    topics: dict[str, _Topic] = {}
    for segment in sorted(logs.glob("*/*.log")):
        name = segment.parent.name.rpartition("-")[0]
        if not name.startswith("__") and name != RAW.name:
            topic = topics.setdefault(name, _Topic(name))
            for records, batch in _batches(segment.read_bytes()):
                topic.records += records
                topic.batches.append(batch)
    yield from (topic for topic in topics.values() if topic.batches)


def _batches(segment: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of each batch of a segment: how many, and their bytes unpacked."""
    batches = RecordBatches(segment)
    while batches.has_next():
        batch = batches.next_batch()
        read = _DefaultRecordBatchPy(batch._data)
        read._maybe_uncompress()
        packed = bool(read.compression_type)
        yield read._num_records, bytes(read._buffer[0 if packed else _HEADER :])


def _table(topics: Sequence[_Topic], pages: int) -> Table:
    table = Table("topic", "compression", box=None, pad_edge=False)
    for name in ("records", "batches", "KiB a page", "of none, %", "ms a page", "unpacked, ms"):
        table.add_column(name, justify="right")
    total = {name: _Cost() for name in _CODECS}
    for topic in topics:
        costs = {name: topic.cost(name) for name in _CODECS}
        _add(table, topic.name, topic.records, len(topic.batches), costs, pages)
        for name, cost in costs.items():
            total[name] = total[name].plus(cost)
    records, batches = sum(topic.records for topic in topics), sum(len(topic.batches) for topic in topics)
    _add(table, "all", records, batches, total, pages)
    return table


def _add(  # noqa: PLR0913, PLR0917 - the head of a row, and what is in it
    table: Table, name: str, records: int, batches: int, costs: Mapping[str, _Cost], pages: int
) -> None:
    head = (name, str(records), str(batches))
    for codec_name, cost in costs.items():
        share = cost.size / costs["none"].size * 100
        sizes = f"{cost.size / pages / _KIB:.2f}", f"{share:.0f}"
        times = (f"{seconds / pages * _MS:.3f}" for seconds in (cost.packing, cost.unpacking))
        table.add_row(head[0], codec_name, *head[1:], *sizes, *times)
        head = ("", "", "")


if __name__ == "__main__":
    main()
