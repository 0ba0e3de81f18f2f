"""Quantiles and ratios as they are printed."""

from collections.abc import Sequence
from math import ceil

__all__ = ["quantile", "ratio"]


def quantile(values: Sequence[float], share: float) -> float:
    """Return the least of the values that so large a share of them does not exceed; no value between two."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else float("nan")


def ratio(one: float, other: float) -> str:
    """Return how many times the other goes into one."""
    return f"{one / other:.2f}" if other else "-"
