"""Buckets of 8 slots, some more of them at a time (linear hashing: Litwin, 1980), and so never a pause."""

import numpy as np
import numpy.typing as npt

from streams.fold.index.arrays import grow

__all__ = ["PAYLOADS", "WIDTH", "WIDTH_BITS", "Buckets", "Keys", "Places", "keys_of", "same", "tags"]

Keys = npt.NDArray[np.uint64]  #: evenly spread over all 64 bits
Places = npt.NDArray[np.intp]

#: A slot has 36 bits of its key above 28 of its payload. 11 more bits of the key follow from the bucket, for
#: both buckets of a key agree in them. Another key is taken for this one with a chance of 1 in 2**47: of a
#: million articles, one question in 80,000 finds a wrong candidate, which verification refuses.
_PAYLOAD_BITS, _SHARED_BITS = 28, 11
PAYLOADS = 1 << _PAYLOAD_BITS  #: payloads are 1 .. PAYLOADS - 1; a slot of 0 is empty
_TAG = np.uint64(2**64 - PAYLOADS)
_SHARED = np.uint64((1 << _SHARED_BITS) - 1)
_SIDE = np.uint64(1 << _SHARED_BITS)  # is set in one of the two, so that they are never the same
_DOWN, _UP = np.uint64(_PAYLOAD_BITS), np.uint64(_SHARED_BITS + 1)

WIDTH_BITS = 3
WIDTH = 1 << WIDTH_BITS  #: slots of 8 bytes: a cache line
_LEAST = 14  #: 2**14 buckets, 1 MB: eight for each of the 2**11 values of the shared bits
_AT_ONCE = 64, 1 << 13  #: buckets split, at least and at most: 2 ms

_GAMMA = np.uint64(0x9E3779B97F4A7C15)


class Buckets:
    """2**level + split buckets, as rows; those before `split` and as many at the end are half of one each."""

    def __init__(self) -> None:
        self._level, self._split = _LEAST, 0
        self.rows = np.zeros((1 << _LEAST, WIDTH), np.uint64)

    def __len__(self) -> int:
        return (1 << self._level) + self._split

    def homes(self, keys: Keys) -> Places:
        """Return the two buckets of each key, one above the other."""
        buckets = _hashes(keys)
        high = 1 << self._level
        buckets &= np.uint64(2 * high - 1)
        np.subtract(buckets, np.uint64(high), out=buckets, where=buckets >= np.uint64(high + self._split))
        return buckets.view(np.intp)

    def divide(self, more: int) -> None:
        """Split some buckets: of each, the keys with the next bit set go to a new one."""
        least, most = _AT_ONCE
        high, start = 1 << self._level, self._split
        end = min(start + min(max(more, least), most), high)
        grow(self.rows, high + end)
        rows, buckets = self.rows[start:end], np.arange(start, end)[:, None]
        one, other = _hashes(keys_of(rows, buckets))
        bits = np.where(one & np.uint64(high - 1) == buckets.astype(np.uint64), one, other) & np.uint64(high)
        self.rows[high + start : high + end] = rows * (bits != 0)
        rows *= bits == 0
        self._split = end % high
        self._level += end == high


def tags(keys: Keys) -> Keys:
    """Return what of the keys stands in their slots."""
    return keys & _TAG


def same(keys: Keys) -> Keys:
    """Return the keys without what does not tell them apart here: two that are equal then are one key."""
    return keys & (_TAG | _SHARED)


def keys_of(slots: Keys, buckets: Places) -> Keys:
    """Return the keys of slots in buckets, as `same` has them."""
    return slots & _TAG | buckets.astype(np.uint64) & _SHARED


def _hashes(keys: Keys) -> Keys:
    """Return the hashes from which the two buckets of each key follow."""
    hashes = np.empty((2, *keys.shape), np.uint64)
    np.right_shift(keys, _DOWN, out=hashes[0])
    np.multiply(hashes[0], _GAMMA, out=hashes[1])
    hashes[1] >>= _DOWN
    hashes <<= _UP
    hashes |= keys & _SHARED
    hashes[1] |= _SIDE
    return hashes
