"""Blocks of 4, 8, 16, ... cells in one array, taken and given back."""

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from streams.fold.index.arrays import grow

__all__ = ["STEP", "Blocks", "Ints"]

Ints = npt.NDArray[np.intp]

STEP = 4  #: cells of the smallest block, and between any two that a reference tells apart


class Blocks:
    """Blocks by reference: where they begin, in steps. Size 0 has 4 cells, size 1 has 8, and so on.

    What is given back is taken again, so that under a rolling window memory stays what it is.
    """

    def __init__(self) -> None:
        self.cells = np.zeros(STEP, np.uint32)
        self._end = 0
        self._free: dict[int, list[int]] = defaultdict(list)  # by size

    def take(self, size: int, count: int) -> Ints:
        """Return blocks of one size: those given back last, then new ones."""
        free = self._free[size]
        again = free[len(free) - min(count, len(free)) :]
        del free[len(free) - len(again) :]
        fresh, step = count - len(again), 1 << size
        refs = np.array([*again, *range(self._end, self._end + fresh * step, step)], np.intp)
        self._end += fresh * step
        grow(self.cells, self._end * STEP)
        return refs

    def take_each(self, sizes: Ints) -> Ints:
        """Return a block of each of the sizes."""
        refs = np.empty(len(sizes), np.intp)
        for size in set(sizes.tolist()):
            refs[sizes == size] = self.take(size, int(np.count_nonzero(sizes == size)))
        return refs

    def give(self, refs: Ints, sizes: Ints) -> None:
        """Give blocks back."""
        for size in set(sizes.tolist()):
            self._free[size] += refs[sizes == size].tolist()
