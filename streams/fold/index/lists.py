"""Lists of numbers, each in a block, and in a larger one when that is full.

The first cell of a block says how large it is and how many numbers it holds.
"""

import numpy as np
import numpy.typing as npt

from streams.fold.index.arrays import stretches
from streams.fold.index.blocks import STEP, Blocks, Ints

__all__ = ["Lists", "Numbers"]

Numbers = npt.NDArray[np.uint32]

_COUNT_BITS = 27
_COUNT = (1 << _COUNT_BITS) - 1

#: Lists longer than this are searched one by one, without a place written down for each of their numbers.
_LONG = 256


class Lists:
    """Lists by the reference of their block, which is another once they have grown or shrunk."""

    def __init__(self) -> None:
        self._blocks = Blocks()

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self._blocks.cells.nbytes

    def counts(self, refs: Ints) -> Ints:
        """Return how many numbers each list holds."""
        return self._told(refs)[0]

    def held(self, refs: Ints, counts: Ints) -> Numbers:
        """Return what the lists hold, one after the other; `counts` are theirs."""
        return self._blocks.cells[stretches(refs * STEP + 1, counts)]

    def first(self, refs: Ints) -> Numbers:
        """Return the first number of each list."""
        return self._blocks.cells[refs * STEP + 1]

    def make(self, room: Ints) -> Ints:
        """Return new lists, empty, with room for so many numbers."""
        sizes = _size_for(room)
        refs = self._blocks.take_each(sizes)
        self._blocks.cells[refs * STEP] = (sizes << _COUNT_BITS).astype(np.uint32)
        return refs

    def extend(self, refs: Ints, more: Ints, numbers: Numbers) -> Ints:
        """Put `more` numbers into each list, one list's after the other's; return the lists."""
        counts, sizes = self._told(refs)
        full = counts + more >= STEP << sizes
        if full.any():
            refs = self._move(refs, full, counts, sizes, counts + more)
        heads, cells = refs * STEP, self._blocks.cells
        cells[stretches(heads + 1 + counts, more)] = numbers
        cells[heads] += more.astype(np.uint32)
        return refs

    def strike(self, refs: Ints, number: int) -> tuple[Ints, Ints]:
        """Take a number, which is there, out of each list; return the lists, and what each still holds."""
        counts, sizes = self._told(refs)
        heads, cells = refs * STEP, self._blocks.cells
        cells[self._find(heads, counts, number)] = cells[heads + counts]  # the last in its place
        cells[heads] -= np.uint32(1)
        roomy = (sizes > 0) & (counts <= 1 << sizes)  # a quarter full
        counts -= 1
        if roomy.any():
            refs = self._move(refs, roomy, counts, sizes, counts)
        return refs, counts

    def free(self, refs: Ints) -> None:
        """Give lists back."""
        self._blocks.give(refs, self._told(refs)[1])

    def _find(self, heads: Ints, counts: Ints, number: int) -> Ints:
        """Return the cell of each list that has the number."""
        short = counts <= _LONG
        cells = stretches(heads[short] + 1, counts[short])
        found = np.empty(len(heads), np.intp)
        found[short] = cells[self._blocks.cells[cells] == number]
        long = (~short).nonzero()[0]
        for i, head, count in zip(long.tolist(), heads[long].tolist(), counts[long].tolist(), strict=True):
            found[i] = head + 1 + (self._blocks.cells[head + 1 : head + 1 + count] == number).argmax()
        return found

    def _move(self, refs: Ints, which: npt.NDArray[np.bool_], counts: Ints, sizes: Ints, room: Ints) -> Ints:
        """Copy some of the lists to new blocks, with room for so many; return all of them."""
        refs, old, counts = refs.copy(), refs[which], counts[which]
        new = refs[which] = self.make(room[which])
        cells = self._blocks.cells
        cells[stretches(new * STEP + 1, counts)] = cells[stretches(old * STEP + 1, counts)]
        cells[new * STEP] += counts.astype(np.uint32)
        self._blocks.give(old, sizes[which])
        return refs

    def _told(self, refs: Ints) -> tuple[Ints, Ints]:
        """Return the counts and the sizes of lists."""
        told = self._blocks.cells[refs * STEP]
        return (told & _COUNT).astype(np.intp), (told >> _COUNT_BITS).astype(np.intp)


def _size_for(counts: Ints) -> Ints:
    """Return the least size with room for so many: 0 up to 3, 1 up to 7, 2 up to 15."""
    sizes: Ints = np.maximum(np.frexp(counts)[1] - 2, 0).astype(np.intp)
    return sizes
