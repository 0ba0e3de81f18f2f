"""What numpy lacks: arrays that grow in place, and stretches of an array by their starts and lengths."""

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

__all__ = ["counted", "distinct", "grow", "stretches"]

_Ints = npt.NDArray[np.intp]
N = TypeVar("N", bound=np.unsignedinteger[Any])

_STEP = 64  #: a 64th more at a time: clearing 1/64 of 1 GB takes 5 ms


def grow(array: npt.NDArray[Any], length: int) -> None:
    """Give an array that long of itself room for `length` rows and some; new ones are zero.

    In place, by `realloc`, which moves large blocks by their page tables. No view of the array may be alive.
    """
    if length > len(array):
        array.resize((max(length, len(array) + len(array) // _STEP), *array.shape[1:]), refcheck=False)


def stretches(starts: _Ints, lengths: _Ints) -> _Ints:
    """Return the indices of several stretches, one after the other: [5, 1], [2, 3] give [5, 6, 1, 2, 3]."""
    ends = lengths.cumsum()
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - ends + lengths, lengths) + np.arange(total)


def counted(numbers: npt.NDArray[N]) -> tuple[npt.NDArray[N], _Ints]:
    """Return the distinct numbers, sorted, and how often each is there.

    What `np.unique` does too, which hashes first and takes five times as long for a few hundred numbers.
    """
    ordered = numbers.copy()
    ordered.sort()
    starts = _first(ordered).nonzero()[0]
    counts = np.empty(len(starts), np.intp)
    np.subtract(starts[1:], starts[:-1], out=counts[:-1])
    counts[-1:] = len(ordered) - starts[-1:]
    return ordered[starts], counts


def distinct(numbers: npt.NDArray[N]) -> npt.NDArray[N]:
    """Return the distinct numbers, sorted."""
    ordered = numbers.copy()
    ordered.sort()
    return ordered[_first(ordered)]


def _first(ordered: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Tell of sorted numbers which are the first of equal ones."""
    first = np.empty(len(ordered), bool)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first
