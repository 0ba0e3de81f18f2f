"""MinHash signatures on datasketch's `affine32` scheme, without the second that its import takes.

The permutations and values are those of `datasketch.MinHash(num_perm=128, seed=1)`; a test compares them.
Source: Broder, "On the resemblance and containment of documents" (1997); datasketch 2.0, minhash.py.
"""

import base64
from functools import cache
from threading import local

import numpy as np

from streams.records import Signature
from streams.text.shingles import Hashes, gram_list, shape

__all__ = ["NUM_PERM", "SCHEME", "SEED", "minima", "sign", "values"]

SCHEME = "affine32"
SEED = 1
NUM_PERM = 128
_EMPTY = np.uint32(0xFFFFFFFF)  # the minimum over nothing, as datasketch has it

#: How many shingles are permuted at once: 512 x 128 x 4 bytes = 256 KB, which stays in the cache.
_CHUNK = 512


class _Scratch(local):
    """Room for one chunk, a thread: what is asked for and given back each time is cleared each time."""

    def __init__(self) -> None:
        self.rows = np.empty((_CHUNK, NUM_PERM), np.uint32)


_scratch = _Scratch()


@cache
def _permutations() -> tuple[Hashes, Hashes]:
    draw = np.random.RandomState(SEED)  # datasketch draws from it: these are its very numbers
    odd = draw.randint(0, 1 << 31, NUM_PERM, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return odd, draw.randint(0, 1 << 32, NUM_PERM, dtype=np.uint32)


def _premix(hashes: Hashes) -> Hashes:
    """Apply the MurmurHash3 finaliser (Appleby), a bijection that spreads every bit."""
    mixed = (hashes ^ (hashes >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    mixed = (mixed ^ (mixed >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return mixed ^ (mixed >> np.uint32(16))


def minima(hashes: Hashes) -> Hashes:
    """Return the 128 minima of shingle hashes; all ones where there are none."""
    factor, offset = _permutations()
    least = np.full(NUM_PERM, _EMPTY, np.uint32)
    mixed = _premix(hashes)
    for start in range(0, len(mixed), _CHUNK):
        part = mixed[start : start + _CHUNK, None]
        permuted = np.multiply(part, factor, out=_scratch.rows[: len(part)])
        permuted += offset
        np.minimum(least, permuted.min(axis=0), out=least)
    return least


def sign(text: str, language: str) -> Signature:
    """Return the signature of a text's shingles."""
    least = minima(gram_list(text, language).grams).astype("<u4").tobytes()  # repetitions change no minimum
    encoded = base64.b64encode(least).decode("ascii")
    return Signature(scheme=SCHEME, seed=SEED, num_perm=NUM_PERM, shingle=shape(language), values=encoded)


def values(signature: Signature) -> Hashes:
    """Return the 128 minima that a signature holds."""
    return np.frombuffer(base64.b64decode(signature.values), "<u4").astype(np.uint32)
