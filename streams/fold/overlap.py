"""Which of some hashes are among others."""

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["in_both", "overlap", "present"]

_Numbers = npt.NDArray[np.unsignedinteger[Any]]


def overlap(some: _Numbers, others: _Numbers) -> int:
    """Count those of `some` that are in `others`, which are sorted."""
    return int(np.count_nonzero(present(some, others)))


def present(some: _Numbers, others: _Numbers) -> npt.NDArray[np.bool_]:
    """Tell of each of `some` whether it is in `others`, which are sorted."""
    if not len(others):
        return np.zeros(len(some), bool)
    at = others.searchsorted(some)
    np.minimum(at, len(others) - 1, out=at)
    return np.equal(others[at], some)


def in_both(one: _Numbers, other: _Numbers) -> int:
    """Count what two sets have in common: sorting both at once takes half of the time of a search."""
    ordered = np.concatenate((one, other))
    ordered.sort()
    return int(np.count_nonzero(ordered[1:] == ordered[:-1]))
