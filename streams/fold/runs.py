"""The longest verbatim run that two texts share.

Binary search on the length over rolling hashes (Karp and Rabin, 1987): O(n log n) whatever the texts
repeat, where matching position by position is quadratic on a text of one repeated word.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from streams.fold.overlap import overlap
from streams.text.shingles import Hashes

__all__ = ["longest_run", "share_run"]

_Rolling = npt.NDArray[np.uint64]
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no power of it vanishes modulo 2**64


def longest_run(one: Hashes, other: Hashes) -> int:
    """Return how many shingles in a row stand in both texts (`grams`, in reading order)."""
    low, high = _plain_run(one, other), min(len(one), len(other))
    if not low or low == high or not _share(*(sums := _sums(one, other)), low + 1):
        return low
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _share(*sums, middle) else (low, middle - 1)
    return low


def _plain_run(one: Hashes, other: Hashes) -> int:
    """Return a run that both have: the longest, unless it repeats what stands elsewhere. 0 if there is none.

    Where most shingles in a row are first found one after the other, the two texts are laid side by side.
    """
    if not len(one) or not len(other):
        return 0
    order = other.argsort()
    there = order[np.minimum(other[order].searchsorted(one), len(other) - 1)]
    shared = other[there] == one
    if not shared.any():
        return 0
    start, _ = _longest((there[1:] - there[:-1] == 1) & shared[1:] & shared[:-1])
    first = start if shared[start] else int(shared.argmax())
    apart = int(there[first]) - first
    left, right = one[max(0, -apart) :], other[max(0, apart) :]
    beside = min(len(left), len(right))
    return _longest(left[:beside] == right[:beside])[1]


def _longest(flags: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """Return where the longest stretch of true flags begins, and its length."""
    ends = np.concatenate(([-1], (~flags).nonzero()[0], [len(flags)]))
    lengths = ends[1:] - ends[:-1]
    at = int(lengths.argmax())
    return int(ends[at]) + 1, int(lengths[at]) - 1


def share_run(one: Hashes, other: Hashes, length: int) -> bool:
    """Tell whether some `length` shingles in a row stand in both texts."""
    return min(len(one), len(other)) >= length and _share(*_sums(one, other), length)


def _sums(one: Hashes, other: Hashes) -> tuple[_Rolling, _Rolling, _Rolling]:
    """Return prefix sums of hash x base**position for both, and the powers from the highest down."""
    powers = _powers(1 << (max(len(one), len(other))).bit_length())
    return _prefix(one, powers), _prefix(other, powers), powers[::-1]


@cache
def _powers(count: int) -> _Rolling:
    return np.cumprod(np.full(count, _BASE), dtype=np.uint64)


def _prefix(grams: Hashes, powers: _Rolling) -> _Rolling:
    return np.concatenate((np.zeros(1, np.uint64), np.cumsum(grams * powers[: len(grams)])))


def _share(one: _Rolling, other: _Rolling, raise_: _Rolling, length: int) -> bool:
    return overlap(_windows(one, raise_, length), np.sort(_windows(other, raise_, length))) > 0


def _windows(sums: _Rolling, raise_: _Rolling, length: int) -> _Rolling:
    """Hash every stretch of `length`; raising each to one common power makes its position no matter."""
    count = len(sums) - length
    return (sums[length:] - sums[:count]) * raise_[:count]
