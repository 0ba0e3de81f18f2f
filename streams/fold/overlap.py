"""How many of some hashes are among others."""

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["overlap"]

_Numbers = npt.NDArray[np.unsignedinteger[Any]]


def overlap(some: _Numbers, others: _Numbers) -> int:
    """Count those of `some` that are in `others`, which are sorted."""
    if not len(others):
        return 0
    at = np.searchsorted(others, some)
    at[at == len(others)] = 0
    return int(np.count_nonzero(others[at] == some))
