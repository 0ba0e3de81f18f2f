"""Lists of numbers, each in a block, and in a larger one when that is full.

The first cell of a block says how large it is and how many numbers it holds, which stand in the order in
which they came. In a long list another says how many cells are empty before them: articles leave in much the
same order, so that who leaves stands near the front, and the rest of the list stays where it is.
"""

import numpy as np
import numpy.typing as npt

from streams.fold.index.arrays import stretches
from streams.fold.index.blocks import STEP, Blocks, Ints

__all__ = ["Flags", "Lists", "Numbers"]

Numbers = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]

_COUNT_BITS = 27
_COUNT = (1 << _COUNT_BITS) - 1

_LONG = 5  #: blocks of this size, 128 cells, and larger ones are long lists'
#: Numbers of a long list that are looked at first, beside as many as are to go; and then, where some of those
#: are not found. Last all of it is looked at, which takes .1 ms of 100,000 numbers.
_FRONT, _FURTHER = 16, 512
_SPARE = 4  #: a quarter more is given to a long list, so that it is not moved again soon


class Lists:
    """Lists by the reference of their block, which is another once they have grown or shrunk."""

    def __init__(self) -> None:
        self._blocks = Blocks()

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self._blocks.cells.nbytes

    def spans(self, refs: Ints) -> tuple[Ints, Ints]:
        """Return where the numbers of each list begin, for `held`, and how many they are."""
        counts, sizes = self._heads(refs)
        return self._begin(refs, sizes), counts

    def held(self, begin: Ints, counts: Ints) -> Numbers:
        """Return the numbers that stand there, one list's after the other's."""
        return self._blocks.cells[stretches(begin, counts)]

    def first(self, refs: Ints) -> Numbers:
        """Return the first number of each list."""
        return self._blocks.cells[self._begin(refs, self._heads(refs)[1])]

    def make(self, room: Ints) -> Ints:
        """Return new lists, empty, with room for so many numbers."""
        sizes = _size_for(room)
        refs = self._blocks.take_each(sizes)
        self._blocks.cells[refs * STEP] = (sizes << _COUNT_BITS).astype(np.uint32)
        self._blocks.cells[refs * STEP + 1] = 0
        return refs

    def extend(self, refs: Ints, more: Ints, numbers: Numbers) -> Ints:
        """Put `more` numbers into each list, one list's after the other's; return the lists."""
        counts, sizes = self._heads(refs)
        begin = self._begin(refs, sizes)
        full = begin + counts + more > (refs * STEP) + (STEP << sizes)
        if full.any():
            refs, begin = self._move(refs, full, counts, sizes, counts + more)
        cells = self._blocks.cells
        cells[stretches(begin + counts, more)] = numbers
        cells[refs * STEP] += more.astype(np.uint32)
        return refs

    def strike(self, refs: Ints, most: Ints, gone: Flags) -> tuple[Ints, Ints]:
        """Take those that are `gone` out of lists, each of which has at most so many of them.

        Returns the lists, and how many numbers each still holds.
        """
        counts, sizes = self._heads(refs)
        long = sizes >= _LONG
        struck = self._struck(self._begin(refs, sizes), counts, long, most, gone)
        counts -= struck
        cells = self._blocks.cells
        cells[refs[long] * STEP + 1] += struck[long].astype(np.uint32)
        cells[refs * STEP] -= struck.astype(np.uint32)
        roomy = (sizes > 0) & (counts < 1 << sizes)  # not a quarter full
        if roomy.any():
            refs, _ = self._move(refs, roomy, counts, sizes, counts)
        return refs, counts

    def free(self, refs: Ints) -> None:
        """Give lists back."""
        self._blocks.give(refs, self._heads(refs)[1])

    def _struck(self, begin: Ints, counts: Ints, long: Flags, most: Ints, gone: Flags) -> Ints:
        """Take those gone out of lists that begin there; return how many it were of each."""
        front = np.where(long, np.minimum(counts, most + _FRONT), counts)
        struck = self._closed(begin, front, long, gone)
        rest = (long & (struck < most)).nonzero()[0]
        if len(rest):
            begin, counts, most = begin + struck, counts - struck, most - struck
            struck[rest] += self._out_of_turn(begin[rest], counts[rest], most[rest], gone)
        return struck

    def _out_of_turn(self, begin: Ints, counts: Ints, most: Ints, gone: Flags) -> Ints:
        """Take those gone out of long lists that do not have them in front."""
        struck = self._closed(begin, np.minimum(counts, _FURTHER), np.ones(len(begin), bool), gone)
        for i in (struck < most).nonzero()[0].tolist():
            left = self._blocks.cells[begin[i] + struck[i] : begin[i] + counts[i]]
            stay = left[~gone[left]]
            struck[i] = counts[i] - len(stay)
            left[len(left) - len(stay) :] = stay
        return struck

    def _closed(self, begin: Ints, lengths: Ints, to_end: Flags, gone: Flags) -> Ints:
        """Take those gone out of stretches of cells; return how many it were of each.

        Who stays moves to the beginning of the stretch, or to its end.
        """
        cells, some = self._blocks.cells, stretches(begin, lengths)
        held = cells[some]
        stay = ~gone[held]
        before = np.zeros(len(held) + 1, np.intp)
        stay.cumsum(out=before[1:])
        ends = lengths.cumsum()
        left = before[ends] - before[ends - lengths]
        struck: Ints = lengths - left
        cells[stretches(begin + struck * to_end, left)] = held[stay]
        return struck

    def _move(self, refs: Ints, which: Flags, counts: Ints, sizes: Ints, room: Ints) -> tuple[Ints, Ints]:
        """Copy some of the lists to new blocks, with room for so many; return all, and where each begins."""
        refs, old, counts = refs.copy(), refs[which], counts[which]
        new = refs[which] = self.make(room[which])
        cells, begin = self._blocks.cells, self._begin(refs, self._heads(refs)[1])
        cells[stretches(begin[which], counts)] = cells[stretches(self._begin(old, sizes[which]), counts)]
        cells[new * STEP] += counts.astype(np.uint32)
        self._blocks.give(old, sizes[which])
        return refs, begin

    def _heads(self, refs: Ints) -> tuple[Ints, Ints]:
        """Return the counts and the sizes of lists, which their first cells give."""
        heads = self._blocks.cells[refs * STEP]
        return (heads & _COUNT).astype(np.intp), (heads >> _COUNT_BITS).astype(np.intp)

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
