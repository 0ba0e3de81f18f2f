"""What was measured, as it is printed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from rich.table import Table

from benchmarks.pipeline.figures import quantile, ratio
from benchmarks.pipeline.kinds import KINDS, PLUMBING
from benchmarks.pipeline.run import Measured

__all__ = ["functions", "overview", "stages"]

_MIB, _MS = 1 << 20, 1000.0
_Figure = Callable[[Measured], float]

#: Name, figure, and how it is written. The ratio is newsfold : everyday.
_FIGURES: tuple[tuple[str, _Figure, str], ...] = (
    ("pages/s", lambda m: m.speed, ".1f"),
    ("CPU ms a page", lambda m: m.cpu / m.pages * _MS, ".1f"),
    ("of it plumbing, %", lambda m: _plumbing(m) * 100, ".0f"),
    ("half load, pages/s", lambda m: m.rate, ".1f"),
    ("p50 push to article, s", lambda m: quantile(m.latencies, 0.5), ".2f"),
    ("p99 push to article, s", lambda m: quantile(m.latencies, 0.99), ".2f"),
    ("memory of a worker (PSS), MiB", lambda m: m.memory / _MIB, ".0f"),
    ("idle, CPU ms a second", lambda m: m.idle * _MS, ".1f"),
    ("pages that gave an article", lambda m: m.articles, ".0f"),
    ("dead letters", lambda m: m.dead, ".0f"),
    ("messages never acknowledged", lambda m: m.left, ".0f"),
)


def overview(measured: Sequence[Measured]) -> Table:
    """Return the figures of the sides beside one another, with so many workers."""
    table = _table(f"{measured[0].workers} worker{'s' * (measured[0].workers > 1)}", measured)
    for name, figure, form in _FIGURES:
        _row(table, name, [figure(one) for one in measured], form)
    return table


def stages(measured: Sequence[Measured]) -> Table:
    """Return processor milliseconds a page by what they were for."""
    table = _table("CPU ms a page", measured)
    kinds = [_kinds(one) for one in measured]
    for name in KINDS:
        values = [kind[name] / one.pages * _MS for kind, one in zip(kinds, measured, strict=True)]
        _row(table, f"  {name}" if name in PLUMBING else name, values, ".2f")
    _row(table, "plumbing", [_plumbing(one) * one.cpu / one.pages * _MS for one in measured], ".2f")
    return table


def functions(measured: Measured, count: int) -> Table:
    """Return where most of the processor's time went, by function."""
    table = Table(f"{measured.side.name}, {measured.workers} workers", "", box=None, pad_edge=False)
    table.add_column("ms a page", justify="right")
    for (kind, function), seconds in measured.spent.most_common(count):
        table.add_row(kind, function, f"{seconds / measured.pages * _MS:.2f}")
    return table


def _kinds(measured: Measured) -> dict[str, float]:
    kinds: dict[str, float] = defaultdict(float)
    for (kind, _), seconds in measured.spent.items():
        kinds[kind] += seconds
    return kinds


def _plumbing(measured: Measured) -> float:
    """Return the share of plumbing in what the samplers saw."""
    kinds = _kinds(measured)
    return sum(kinds[name] for name in PLUMBING) / (sum(kinds.values()) or 1)


def _table(name: str, measured: Iterable[Measured]) -> Table:
    table = Table(name, box=None, pad_edge=False)
    for one in measured:
        table.add_column(one.side.name, justify="right")
    table.add_column("ratio", justify="right")
    return table


def _row(table: Table, name: str, values: Sequence[float], form: str) -> None:
    both = ratio(*values) if len(values) == 2 else ""  # noqa: PLR2004 - the two sides
    table.add_row(name, *(f"{value:{form}}" for value in values), both)
