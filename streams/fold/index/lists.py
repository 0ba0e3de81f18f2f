"""Lists of numbers, each in a block, and in a larger one when that is full.

The first cell of a block says how large it is and how many numbers it holds. In a long list another says how
many cells are empty before them: articles leave in the order in which they came, so that who leaves stands
near the front, and is found there for all lists at once.
"""

import numpy as np
import numpy.typing as npt

from streams.fold.index.arrays import stretches
from streams.fold.index.blocks import STEP, Blocks, Ints

__all__ = ["Lists", "Numbers"]

Numbers = npt.NDArray[np.uint32]
_Flags = npt.NDArray[np.bool_]

_COUNT_BITS = 27
_COUNT = (1 << _COUNT_BITS) - 1

_LONG = 7  #: blocks of this size, 512 cells, and larger ones are long lists'
_FRONT = 64  #: numbers of a long list that are looked at first
_SPARE = 4  #: a quarter more is given to a long list, so that it is not moved again soon


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
        return self._blocks.cells[stretches(self._begin(refs, self._told(refs)[1]), counts)]

    def first(self, refs: Ints) -> Numbers:
        """Return the first number of each list."""
        return self._blocks.cells[self._begin(refs, self._told(refs)[1])]

    def make(self, room: Ints) -> Ints:
        """Return new lists, empty, with room for so many numbers."""
        sizes = _size_for(room)
        refs = self._blocks.take_each(sizes)
        self._blocks.cells[refs * STEP] = (sizes << _COUNT_BITS).astype(np.uint32)
        self._blocks.cells[refs * STEP + 1] = 0
        return refs

    def extend(self, refs: Ints, more: Ints, numbers: Numbers) -> Ints:
        """Put `more` numbers into each list, one list's after the other's; return the lists."""
        counts, sizes = self._told(refs)
        begin = self._begin(refs, sizes)
        full = begin + counts + more > (refs * STEP) + (STEP << sizes)
        if full.any():
            refs, begin = self._move(refs, full, counts, sizes, counts + more)
        cells = self._blocks.cells
        cells[stretches(begin + counts, more)] = numbers
        cells[refs * STEP] += more.astype(np.uint32)
        return refs

    def strike(self, refs: Ints, number: int) -> tuple[Ints, Ints]:
        """Take a number, which is there, out of each list; return the lists, and what each still holds."""
        counts, sizes = self._told(refs)
        begin, cells = self._begin(refs, sizes), self._blocks.cells
        found, in_front = self._find(begin, counts, sizes, number)
        cells[found] = cells[np.where(in_front, begin, begin + counts - 1)]  # another in its place
        cells[refs[in_front] * STEP + 1] += np.uint32(1)
        cells[refs * STEP] -= np.uint32(1)
        roomy = (sizes > 0) & (counts <= 1 << sizes)  # a quarter full
        counts -= 1
        if roomy.any():
            refs, _ = self._move(refs, roomy, counts, sizes, counts)
        return refs, counts

    def free(self, refs: Ints) -> None:
        """Give lists back."""
        self._blocks.give(refs, self._told(refs)[1])

    def _find(self, begin: Ints, counts: Ints, sizes: Ints, number: int) -> tuple[Ints, _Flags]:
        """Return the cell of each list that has the number, and whether it is in front of a long one."""
        cells, found = self._blocks.cells, np.empty(len(begin), np.intp)
        in_front, long = np.zeros(len(begin), bool), sizes >= _LONG
        some = stretches(begin[~long], counts[~long])
        found[~long] = some[cells[some] == number]
        at = long.nonzero()[0]
        hits = cells[begin[at, None] + np.arange(_FRONT)] == number
        in_front[at] = hits.any(axis=1)
        found[at] = begin[at] + hits.argmax(axis=1)
        rest = at[~in_front[at]]
        for i, first, count in zip(rest.tolist(), begin[rest].tolist(), counts[rest].tolist(), strict=True):
            found[i] = first + (cells[first : first + count] == number).argmax()
        return found, in_front

    def _move(self, refs: Ints, which: _Flags, counts: Ints, sizes: Ints, room: Ints) -> tuple[Ints, Ints]:
        """Copy some of the lists to new blocks, with room for so many; return all, and where each begins."""
        refs, old, counts = refs.copy(), refs[which], counts[which]
        new = refs[which] = self.make(room[which])
        cells, begin = self._blocks.cells, self._begin(refs, self._told(refs)[1])
        cells[stretches(begin[which], counts)] = cells[stretches(self._begin(old, sizes[which]), counts)]
        cells[new * STEP] += counts.astype(np.uint32)
        self._blocks.give(old, sizes[which])
        return refs, begin

    def _told(self, refs: Ints) -> tuple[Ints, Ints]:
        """Return the counts and the sizes of lists."""
        told = self._blocks.cells[refs * STEP]
        return (told & _COUNT).astype(np.intp), (told >> _COUNT_BITS).astype(np.intp)

    def _begin(self, refs: Ints, sizes: Ints) -> Ints:
        """Return the cell of each list's first number."""
        begin = refs * STEP + 1
        long = sizes >= _LONG
        if long.any():
            begin[long] += self._blocks.cells[begin[long]].astype(np.intp) + 1
        return begin


def _size_for(counts: Ints) -> Ints:
    """Return the least size with room for so many: 0 up to 3, 1 up to 7, 2 up to 15."""
    room = np.where(counts < STEP << (_LONG - 1), counts, counts + counts // _SPARE + 1)
    sizes: Ints = np.maximum(np.frexp(room)[1] - 2, 0).astype(np.intp)
    return sizes
