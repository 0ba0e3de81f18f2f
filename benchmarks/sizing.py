"""`python -m benchmarks.sizing FOLDERS...`: what a page costs on the broker's disk and on the worker's.

The pages are those of `benchmarks.pipeline`; they go through all stages in one process, in a worker's tables.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

import click
import cramjam
from rich.table import Table

from benchmarks.pipeline.pages import first, read_sources
from streams.app import stages
from streams.cli.show import tables
from streams.pipeline import Pipeline
from streams.steps import CodeStep, ExtractStep, FoldStep, TallyStep, ThreadStep, TidyStep
from streams.topics import RAW
from streams.wire import encode

_TOGETHER = 32  #: records compressed together, as a busy worker's batches have them
_LEVEL = 3  #: of zstd, as aiokafka has it
_APART = timedelta(seconds=10)
_KIB = 1024


class _Written(dict[bytes, bytes]):
    """A table that keeps every row that was written to it, as its changelog does before it is compacted."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[bytes] = []

    def __setitem__(self, key: bytes, value: bytes) -> None:
        super().__setitem__(key, value)
        self.rows.append(value)


@click.command(help=__doc__)
@click.argument("folders", nargs=-1, required=True, metavar="FOLDERS...", type=click.Path(path_type=Path))
@click.option("--pages", default=400, show_default=True, type=click.IntRange(10), metavar="N")
def main(folders: tuple[Path, ...], pages: int) -> None:
    """See the module."""
    written: dict[str, _Written] = defaultdict(_Written)
    pipeline = Pipeline(stages=_steps(written))
    at, raw = datetime(2025, 11, 1, tzinfo=UTC), []
    (given,) = first(read_sources(folders), pages)
    began = process_time()
    for number, page in enumerate(given):
        raw.append(encode(page))
        pipeline.push(page.url.encode(), raw[-1], at + number * _APART)
    took = process_time() - began
    sent = {topic: [emit.value or b"" for emit in emits] for topic, emits in pipeline.sent.items()}
    table = _table({RAW.name: raw, **sent, **{f"{n}-changelog": t.rows for n, t in written.items()}}, pages)
    tables.print(table)
    kept = ", ".join(f"{n} {sum(map(len, t.values())) / pages / _KIB:.1f}" for n, t in written.items())
    click.echo(
        f"\nKiB a page of rows that are kept: {kept}; {took / pages * 1000:.0f} ms of CPU a page, all stages"
    )


def _steps(
    written: dict[str, _Written],
) -> tuple[ExtractStep | TidyStep | FoldStep | CodeStep | TallyStep | ThreadStep, ...]:
    """Return all steps over tables as a worker has them."""
    tidy, fold, code, tally, thread = stages(written)
    return ExtractStep(), TidyStep(tidy), FoldStep(fold), CodeStep(code), TallyStep(tally), ThreadStep(thread)


def _table(values: dict[str, list[bytes]], pages: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("topic")
    for name in ("records a page", "KiB a page", "with zstd"):
        table.add_column(name, justify="right")
    for name, records in values.items():
        plain, packed = sum(map(len, records)), _packed(records)
        sizes = f"{len(records) / pages:.2f}", f"{plain / pages / _KIB:.1f}", f"{packed / pages / _KIB:.1f}"
        table.add_row(name, *sizes)
    return table


def _packed(records: list[bytes]) -> int:
    batches: Iterable[bytes] = (
        b"".join(records[i : i + _TOGETHER]) for i in range(0, len(records), _TOGETHER)
    )
    return sum(len(cramjam.zstd.compress(batch, _LEVEL)) for batch in batches)


if __name__ == "__main__":
    main()
