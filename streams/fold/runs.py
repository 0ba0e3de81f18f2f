"""The longest verbatim run that two texts share.

Binary search on the length over rolling hashes (Karp and Rabin, 1987): O(n log n) whatever the texts
repeat, where matching position by position is quadratic on a text of one repeated word.
"""

import numpy as np
import numpy.typing as npt

from streams.fold.overlap import overlap
from streams.text.shingles import Hashes

__all__ = ["longest_run", "share_run"]

_Rolling = npt.NDArray[np.uint64]
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no power of it vanishes modulo 2**64


def longest_run(one: Hashes, other: Hashes) -> int:
    """Return how many shingles in a row stand in both texts (`grams`, in reading order)."""
    sums = _sums(one, other)
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _share(*sums, middle) else (low, middle - 1)
    return low


def share_run(one: Hashes, other: Hashes, length: int) -> bool:
    """Tell whether some `length` shingles in a row stand in both texts."""
    return min(len(one), len(other)) >= length and _share(*_sums(one, other), length)


def _sums(one: Hashes, other: Hashes) -> tuple[_Rolling, _Rolling, _Rolling]:
    """Return prefix sums of hash x base**position for both, and the powers from the highest down."""
    powers = np.cumprod(np.full(max(len(one), len(other)) + 1, _BASE), dtype=np.uint64)
    return _prefix(one, powers), _prefix(other, powers), powers[::-1]


def _prefix(grams: Hashes, powers: _Rolling) -> _Rolling:
    return np.concatenate((np.zeros(1, np.uint64), np.cumsum(grams * powers[: len(grams)])))


def _share(one: _Rolling, other: _Rolling, raise_: _Rolling, length: int) -> bool:
    return overlap(_windows(one, raise_, length), np.sort(_windows(other, raise_, length))) > 0


def _windows(sums: _Rolling, raise_: _Rolling, length: int) -> _Rolling:
    """Hash every stretch of `length`; raising each to one common power makes its position no matter."""
    count = len(sums) - length
    return (sums[length:] - sums[:count]) * raise_[:count]
