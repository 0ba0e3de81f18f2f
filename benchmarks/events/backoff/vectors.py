"""Meanings of lemmas: a sentence encoder's output for each alone, in the directions that vary most.

Needs a folder with `model.safetensors`, `tokenizer.json` of all-MiniLM-L6-v2 (Apache-2.0, six layers, no
download here), and a list of lemmas. Only for making the file anew: nothing of it is needed to train or run.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["meanings"]

Floats = NDArray[np.float32]

_LAYERS, _HEADS = 6, 12
_FIRST, _LAST, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_EPSILON = 1e-12
_GELU = (0.7978845608, 0.044715)  # sqrt(2 / pi), and the cubic term of its usual approximation


def meanings(folder: Path, words: Sequence[str], width: int) -> Floats:
    """Return (words, width): unit vectors, centred, in their `width` principal directions."""
    encoder = _Encoder(folder)
    encoded = np.array([encoder.encode(word) for word in words], dtype=np.float32)
    encoded -= encoded.mean(axis=0)
    directions = np.linalg.svd(encoded, full_matrices=False)[2][:width]
    turned: Floats = encoded @ directions.T
    unit: Floats = turned / np.linalg.norm(turned, axis=1, keepdims=True)
    return unit


class _Encoder:
    def __init__(self, folder: Path) -> None:
        self._tensors = _tensors(folder / "model.safetensors")
        vocabulary = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
        self._pieces: dict[str, int] = vocabulary

    def encode(self, word: str) -> Floats:
        ids = self._ids(word)
        length = len(ids)
        state = self._tensors["embeddings.word_embeddings.weight"][ids]
        state = state + self._tensors["embeddings.position_embeddings.weight"][:length]
        state = state + self._tensors["embeddings.token_type_embeddings.weight"][0]
        state = self._norm(state, "embeddings.LayerNorm")
        for layer in range(_LAYERS):
            state = self._layer(state, f"encoder.layer.{layer}.")
        mean: Floats = state.mean(axis=0)
        unit: Floats = mean / np.linalg.norm(mean)
        return unit

    def _ids(self, word: str) -> list[int]:
        ids, rest, mark = [self._pieces[_FIRST]], word, ""
        while rest:
            size = next((n for n in range(len(rest), 0, -1) if mark + rest[:n] in self._pieces), 0)
            if not size:
                return [self._pieces[_FIRST], self._pieces[_UNKNOWN], self._pieces[_LAST]]
            ids.append(self._pieces[mark + rest[:size]])
            rest, mark = rest[size:], "##"
        return [*ids, self._pieces[_LAST]]

    def _layer(self, state: Floats, at: str) -> Floats:
        seen = self._line(self._attention(state, at), at + "attention.output.dense")
        state = self._norm(state + seen, at + "attention.output.LayerNorm")
        inner = _gelu(self._line(state, at + "intermediate.dense"))
        return self._norm(state + self._line(inner, at + "output.dense"), at + "output.LayerNorm")

    def _attention(self, state: Floats, at: str) -> Floats:
        length, size = state.shape
        query, key, value = (
            self._line(state, f"{at}attention.self.{name}").reshape(length, _HEADS, -1).transpose(1, 0, 2)
            for name in ("query", "key", "value")
        )
        scores = np.exp(query @ key.transpose(0, 2, 1) / np.sqrt(size / _HEADS))
        heads = scores / scores.sum(axis=-1, keepdims=True) @ value
        joined: Floats = heads.transpose(1, 0, 2).reshape(length, size)
        return joined

    def _line(self, state: Floats, at: str) -> Floats:
        turned: Floats = state @ self._tensors[at + ".weight"].T + self._tensors[at + ".bias"]
        return turned

    def _norm(self, state: Floats, at: str) -> Floats:
        centred = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _EPSILON)
        scaled: Floats = centred / spread * self._tensors[at + ".weight"] + self._tensors[at + ".bias"]
        return scaled


def _gelu(state: Floats) -> Floats:
    curved: Floats = 0.5 * state * (1 + np.tanh(_GELU[0] * (state + _GELU[1] * state**3)))
    return curved


def _tensors(path: Path) -> dict[str, Floats]:
    """Read a file of safetensors: eight bytes of a header's length, the header in JSON, the numbers."""
    raw = path.read_bytes()
    start = 8 + int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:start])
    return {
        name: np.frombuffer(
            raw, np.float32, int(np.prod(entry["shape"])), start + entry["data_offsets"][0]
        ).reshape(entry["shape"])
        for name, entry in header.items()
        if name != "__metadata__" and entry["dtype"] == "F32"
    }
