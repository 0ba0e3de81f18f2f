"""The backoff's weights: what each word in its place, and each word's meaning, says for each root.

`backoff.npz` is written by `python -m benchmarks.events.backoff`. Its meanings are those of the encoder
all-MiniLM-L6-v2 (Apache-2.0) for each lemma alone, in the few directions that tell most of them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from streams.code.english.backoff.features import SLOTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from streams.code.english.backoff.features import Features

    Floats = NDArray[np.float32]

__all__ = ["PATH", "Weights", "listed", "meaning", "unlisted", "weights"]

PATH = Path(__file__).parents[2] / "lexicon" / "en" / "backoff.npz"
MEANING = np.float32(1.5)  #: what a meaning weighs against a word in its place (0.5), by cross-validation
WORD = np.float32(0.5)
_BYTE = 127  # a meaning of 1 in a signed byte


@dataclass(frozen=True, slots=True)
class Weights:
    """A softmax regression over names and meanings.

    `by_name` is (names, roots), `by_meaning` (slots x directions, roots), `vectors` (words, directions).
    """

    roots: tuple[str, ...]
    names: dict[str, int]
    by_name: Floats
    words: dict[str, int]
    vectors: Floats
    by_meaning: Floats
    bias: Floats

    def shares(self, features: Features) -> Floats:
        """Return the share of belief in each root; their sum is 1."""
        rows = [self.names[name] for name in features.names if name in self.names]
        scores = WORD * self.by_name[rows].sum(axis=0) + MEANING * meaning(features, self) @ self.by_meaning
        raised = np.exp(scores + self.bias - (scores + self.bias).max())
        shares: Floats = raised / raised.sum()
        return shares


def meaning(features: Features, known: Weights) -> Floats:
    """Return the means of the meanings in each slot, one after the other; zeros where no word is known."""
    width = known.vectors.shape[1]
    parts = np.zeros((SLOTS, width), dtype=np.float32)
    for slot, words in enumerate(features.slots):
        rows = [known.words[word] for word in words if word in known.words]
        if rows:
            # Words without a meaning of their own still count: a clause of names says little.
            parts[slot] = known.vectors[rows].sum(axis=0) / len(words)
    return parts.reshape(-1)


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Read the weights, once a process."""
    with np.load(PATH, allow_pickle=False) as data:
        return unpacked({name: data[name] for name in data.files})


def unpacked(data: dict[str, NDArray[Any]]) -> Weights:
    """Return the weights from the arrays of the file: lists as bytes, numbers as bytes and their scale."""
    vectors = data["vectors"].astype(np.float32) / np.float32(_BYTE)
    by_name, by_meaning, bias = (data[key].astype(np.float32) for key in ("by_name", "by_meaning", "bias"))
    roots, names, words = (unlisted(data[key]) for key in ("roots", "names", "words"))
    return Weights(tuple(roots), _places(names), by_name, _places(words), vectors, by_meaning, bias)


def _places(words: list[str]) -> dict[str, int]:
    return {word: place for place, word in enumerate(words)}


def listed(words: Sequence[str]) -> NDArray[np.uint8]:
    """Return a list of words as bytes, a line each."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def unlisted(packed: NDArray[np.uint8]) -> list[str]:
    """Return the words of a list that `listed` made."""
    return packed.tobytes().decode().split("\n")
