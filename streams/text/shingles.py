"""Shingles: the overlapping stretches of a text by which texts are compared.

Word 3-grams measured best for finding copies (5-grams miss the reworded ones). Scripts that put no
spaces between words are cut into 5 characters, about as long as three words of theirs.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import xxhash

from streams.text.words import tokens, words

__all__ = [
    "GramList", "Hashes", "Units",
    "distinct", "gram_list", "gram_lists", "grams", "shape", "shingles", "units",
]  # fmt: skip

Units = npt.NDArray[np.uint64]  #: one hash a word (or one code point a character), in reading order
Hashes = npt.NDArray[np.uint32]  #: one hash a shingle

#: Languages written without spaces: Chinese (and Cantonese, Wu), Japanese, Thai, Lao, Khmer, Burmese,
#: Tibetan, Dzongkha.
_UNSPACED = frozenset({"zh", "yue", "wuu", "ja", "th", "lo", "km", "my", "bo", "dz"})
_LENGTHS = {"w3": 3, "c5": 5}

#: Odd multipliers of SplitMix64 (Steele, Lea and Flood, 2014): every bit of a unit reaches the top half.
_GAMMA = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)

#: How units are written: as xxhash writes its digests, and as UTF-32.
_WRITTEN: dict[str, np.dtype[np.unsignedinteger[Any]]] = {"w3": np.dtype(">u8"), "c5": np.dtype("<u4")}


def shape(language: str) -> Literal["w3", "c5"]:
    """Return the name of the shingles of a language: three words, or five characters."""
    return "c5" if language in _UNSPACED else "w3"


def units(text: str, language: str) -> Units:
    """Return what shingles are made of: hashes of the words, or code points where there are no spaces."""
    return _units(_spelled(text, language), language)


def _spelled(text: str, language: str) -> bytes:
    """Return the units as they are written one after the other."""
    if shape(language) == "c5":
        return "".join(words(text)).encode("utf-32-le", "surrogatepass")
    return b"".join(map(xxhash.xxh3_64_digest, tokens(text)))


def _units(spelled: bytes, language: str) -> Units:
    return np.frombuffer(spelled, _WRITTEN[shape(language)]).astype(np.uint64)


def grams(of: Units, language: str) -> Hashes:
    """Return the shingle hashes in reading order, repetitions included.

    A text shorter than one shingle is one shingle; an empty text has none.
    """
    return _rolled(of, min(_LENGTHS[shape(language)], len(of)))


def _rolled(of: Units, length: int) -> Hashes:
    if length == 0 or len(of) < length:
        return np.empty(0, np.uint32)
    count = len(of) - length + 1
    rolled = of[:count] * _GAMMA
    upper = rolled >> _HALF
    rolled ^= upper
    for k in range(1, length):
        rolled ^= of[k : k + count]
        rolled *= _GAMMA
        rolled ^= np.right_shift(rolled, _HALF, out=upper)
    rolled *= _MIX
    rolled >>= _HALF
    return rolled.astype(np.uint32)


class GramList(NamedTuple):
    """A text's shingle hashes in reading order, and how many units it has."""

    grams: Hashes
    length: int


@lru_cache(maxsize=4)  # the signature and the comparison ask one after the other
def gram_list(text: str, language: str) -> GramList:
    """Return the shingle hashes of a text; not to be written to."""
    of = units(text, language)
    hashes = grams(of, language)
    hashes.flags.writeable = False
    return GramList(hashes, len(of))


def gram_lists(texts: Sequence[str], language: str) -> list[GramList]:
    """Return those of several texts: they are hashed as if they were one, whose parts are then taken."""
    written = [_spelled(text, language) for text in texts]
    of, size = _units(b"".join(written), language), _LENGTHS[shape(language)]
    lists, begin = list[GramList](), 0
    together = _rolled(of, size)
    for end in accumulate(len(each) // _WRITTEN[shape(language)].itemsize for each in written):
        part = (
            together[begin : end - size + 1].copy() if end - begin >= size else grams(of[begin:end], language)
        )
        part.flags.writeable = False
        lists.append(GramList(part, end - begin))
        begin = end
    return lists


def shingles(text: str, language: str) -> Hashes:
    """Return the set of a text's shingle hashes: sorted, each once, the same in every process."""
    return distinct(gram_list(text, language).grams)


def distinct(hashes: Hashes) -> Hashes:
    """Return hashes sorted, each once: what `np.unique` does, in a sixth of its time at this size."""
    ordered = hashes.copy()
    ordered.sort()
    keep = np.empty(len(ordered), bool)
    keep[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=keep[1:])
    return ordered[keep]
