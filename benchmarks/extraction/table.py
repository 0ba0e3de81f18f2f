"""The table of a run."""

from collections.abc import Mapping, Sequence
from math import ceil
from statistics import fmean, median

from rich.table import Table

from benchmarks.extraction.extractors import EXTRACTORS
from benchmarks.extraction.run import Measured
from streams.evaluation import GoldPage, Right, figures, score

__all__ = ["milliseconds", "table"]

_BASE = "trafilatura"  # what the others' times are set against
_SPEED = ("extractor", "version", "mean ms", "median", "p99", f"x {_BASE}", "peak MB", "failed")
_QUALITY = ("F1", "title", "date", "authors")


def table(measures: Mapping[str, Measured], gold: Sequence[GoldPage]) -> Table:
    """Return the table: speed, and with gold how right each extractor was."""
    made = Table(*_SPEED, *(_QUALITY if gold else ()), box=None, pad_edge=False)
    for column in made.columns[2:]:
        column.justify = "right"
    base = fmean(milliseconds(measures[_BASE])) if _BASE in measures else None
    for name, measured in measures.items():
        made.add_row(*_speed(name, measured, base), *(_quality(name, measured, gold) if gold else ()))
    return made


def milliseconds(measured: Measured) -> list[float]:
    """Return the time of each page: the shortest of all passes, the one that was disturbed least."""
    return [1000 * min(done.seconds for done in passes) for passes in measured.pages]


def _speed(name: str, measured: Measured, base: float | None) -> tuple[str, ...]:
    times = sorted(milliseconds(measured))
    mean, late = fmean(times), times[ceil(0.99 * len(times)) - 1]
    ratio = f"{mean / base:.2f}" if base else "-"
    failed = sum(passes[0].failed for passes in measured.pages)
    rates = (f"{mean:.1f}", f"{median(times):.1f}", f"{late:.1f}", ratio)
    return (name, EXTRACTORS[name].version or "", *rates, f"{measured.peak / 1e6:.0f}", str(failed))


def _quality(name: str, measured: Measured, gold: Sequence[GoldPage]) -> tuple[str, ...]:
    pairs = zip(gold, measured.pages, strict=True)
    got = figures([score(page, passes[0].extraction) for page, passes in pairs])
    rates = {"title": got.title, "date": got.date, "authors": got.authors}
    return (
        f"{got.f1:.4f}",
        *(_rate(rate, field in EXTRACTORS[name].fields) for field, rate in rates.items()),
    )


def _rate(rate: Right, can: bool) -> str:
    return f"{rate.share:.3f}" if can and rate.share is not None else "-"
