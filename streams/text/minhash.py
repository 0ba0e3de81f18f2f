"""MinHash signatures on datasketch's `affine32` scheme, without the second that its import takes.

The permutations and values are those of `datasketch.MinHash(num_perm=128, seed=1)`; a test compares them.
Source: Broder, "On the resemblance and containment of documents" (1997); datasketch 2.0, minhash.py.
"""

from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from threading import local

import numpy as np

from streams.records import Signature
from streams.text.shingles import Hashes, gram_list, shape

__all__ = ["NUM_PERM", "SCHEME", "SEED", "all_minima", "minima", "sign", "signatures", "values"]

SCHEME = "affine32"
SEED = 1
NUM_PERM = 128
_EMPTY = 0xFFFFFFFF  # the minimum over nothing, as datasketch has it
_LITTLE = np.dtype("<u4")  # as signatures are written

#: The shifts and factors of the MurmurHash3 finaliser, as numbers that need no conversion for each text.
_S16, _S13 = np.uint32(16), np.uint32(13)
_F1, _F2 = np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)

#: How many shingles are permuted at once: 512 x 128 x 4 bytes = 256 KB, which stays in the cache.
_CHUNK = 512


class _Scratch(local):
    """Room for one chunk, a thread: what is asked for and given back each time is cleared each time."""

    def __init__(self) -> None:
        self.room = np.empty(NUM_PERM * _CHUNK, np.uint32)


_scratch = _Scratch()


@cache
def _permutations() -> tuple[Hashes, Hashes]:
    draw = np.random.RandomState(SEED)  # datasketch draws from it: these are its very numbers
    odd = draw.randint(0, 1 << 31, NUM_PERM, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return odd[:, None], draw.randint(0, 1 << 32, NUM_PERM, dtype=np.uint32)[:, None]


def _premix(hashes: Hashes) -> Hashes:
    """Apply the MurmurHash3 finaliser (Appleby), a bijection that spreads every bit."""
    upper = hashes >> _S16
    mixed = hashes ^ upper
    mixed *= _F1
    mixed ^= np.right_shift(mixed, _S13, out=upper)
    mixed *= _F2
    mixed ^= np.right_shift(mixed, _S16, out=upper)
    return mixed


def minima(hashes: Hashes) -> Hashes:
    """Return the 128 minima of shingle hashes; all ones where there are none."""
    least: Hashes = all_minima([hashes])[0]
    return least


def all_minima(of: Sequence[Hashes]) -> Hashes:
    """Return the minima of several texts' shingle hashes, a row each."""
    least = np.full((len(of), NUM_PERM), _EMPTY, np.uint32)
    mixed, begin = _premix(np.concatenate(of)), 0
    for row, end in zip(least, accumulate(map(len, of)), strict=True):
        for at in range(begin, end, _CHUNK):
            np.minimum(row, _least(mixed[at : min(at + _CHUNK, end)]), out=row)
        begin = end
    return least


def _least(mixed: Hashes) -> Hashes:
    factor, offset = _permutations()
    # a row for each permutation: each step runs over all shingles, and not over 128 numbers for each of them
    permuted = _scratch.room[: NUM_PERM * len(mixed)].reshape(NUM_PERM, -1)
    np.multiply(mixed, factor, out=permuted)
    np.add(permuted, offset, out=permuted)
    least: Hashes = np.minimum.reduce(permuted, axis=1)
    return least


def sign(text: str, language: str) -> Signature:
    """Return the signature of a text's shingles."""
    return signatures(minima(gram_list(text, language).grams)[None], language)[0]


def signatures(least: Hashes, language: str) -> list[Signature]:
    """Return the signatures that hold rows of minima. That a text repeats a shingle changes no minimum."""
    data, size, kind = (
        least.astype(_LITTLE, copy=False).tobytes(),
        _LITTLE.itemsize * NUM_PERM,
        shape(language),
    )
    each = (data[at : at + size] for at in range(0, len(data), size))
    written = (b2a_base64(one, newline=False).decode("ascii") for one in each)
    return [Signature(scheme=SCHEME, seed=SEED, num_perm=NUM_PERM, shingle=kind, values=v) for v in written]


def values(signature: Signature) -> Hashes:
    """Return the 128 minima that a signature holds."""
    return np.frombuffer(a2b_base64(signature.values), _LITTLE).astype(np.uint32, copy=False)
