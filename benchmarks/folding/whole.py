"""The whole fold: its rows, its memory, and how long that takes to be made again."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks.folding.texts import articles
from streams.fold import ArticleRow, FoldStage, StoryRow
from streams.state import Rows

__all__ = ["Whole", "resident", "whole"]

_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Whole:
    """The fold with so many articles in its window."""

    articles: int
    speed: float  #: articles a second: compared, placed, rows written
    row: float  #: bytes of a row
    memory: float  #: bytes of memory an article, beside its row
    rebuild: float  #: seconds of the processor to make memory from rows
    slice_: float  #: the longest slice of that


def resident() -> int:
    """Return the bytes of memory that this process has."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE


def whole(count: int) -> Whole:
    """Measure the fold with so many articles."""
    table: dict[bytes, bytes] = {}
    rows, stories = Rows(table, ArticleRow), Rows[StoryRow]({}, StoryRow)
    spent = _take(FoldStage(rows, stories), count)
    gc.collect()
    before = resident()
    again = FoldStage(rows, stories)
    gc.disable()  # as a worker does meanwhile
    slices = list(_timed(again.prepare()))
    gc.enable()
    memory = resident() - before
    size = sum(map(len, table.values())) / count
    return Whole(count, count / spent, size, memory / count, sum(slices), max(slices))


def _take(stage: FoldStage, count: int) -> float:
    spent = 0.0
    for article in articles(count):
        start = process_time()
        stage.take(article)
        spent += process_time() - start
    return spent


def _timed(slices: Iterator[None]) -> Iterator[float]:
    start = process_time()
    for _ in slices:
        now = process_time()
        yield now - start
        start = process_time()
