"""The word vectors of a spaCy model, in a third of its own time.

They are half of a parse as spaCy makes it. It multiplies its matrices with BLIS, which does 25 GFLOP/s where
the library behind numpy does 80 on the same processor; and it looks at each word alone first, at the same
words again and again, where what it says of a word is kept here.

The last bits of a matrix product depend on its number of rows. Each document is a product of its own, so that
its vectors do not depend on which others are read with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt
from thinc.api import Model
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["chunks", "on_one_core", "quicken_vectors"]

_Floats = npt.NDArray[np.float32]

_NAME = "newsfold_vectors"
#: Words whose first vectors are kept: 32,768 x 96 numbers of 4 bytes = 12.6 MB.
_MOST = 1 << 15
#: Rows that go through the layers together: 512 x 288 numbers of 4 bytes = 590 KB, about what a core's cache
#: holds.
_ROWS = 512
_SMALL = np.float32(1e-8)  # added to a variance, as thinc does


def on_one_core() -> AbstractContextManager[object]:
    """Return a context whose matrix products have one thread: each worker process has one core."""
    return cast("AbstractContextManager[object]", _libraries().limit(limits=1, user_api="blas"))


@lru_cache(maxsize=1)
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()  # it looks through all that the process has loaded


def quicken_vectors(nlp: Language) -> None:
    """Put quick vectors in the place of the model's own; they differ in the last bits only."""
    pipe = cast("Any", nlp.get_pipe("tok2vec"))
    pipe.model = Model(
        _NAME, _forward, dims={"nO": pipe.model.get_dim("nO")}, attrs={"of": Vectors(pipe.model)}
    )


def _forward(model: Any, docs: list[Doc], is_train: bool) -> tuple[list[_Floats], None]:
    return model.attrs["of"](docs), None


class Vectors:
    """The vectors of documents, a row a token."""

    def __init__(self, whole: Any) -> None:
        embed, encode = whole.layers
        self._words = _Words(embed)
        self._layers = [_Layer.of(residual) for residual in encode.layers[0].layers]

    def __call__(self, docs: Sequence[Doc]) -> list[_Floats]:
        """Return the vectors of each document."""
        with on_one_core():
            return [
                vectors for some in chunks(docs, _ROWS) for vectors in self._encoded(self._words.of(some))
            ]

    def _encoded(self, read: list[_Floats]) -> Iterator[_Floats]:
        """Yield the vectors of some documents, whose words are read.

        As many rows of zeros stand on each side of a document as there are layers, each of which sees one
        row farther.
        """
        pad = len(self._layers)
        ends = list(accumulate((len(each) + 2 * pad for each in read), initial=0))
        places = list(pairwise(ends))
        rows = np.zeros((ends[-1], read[0].shape[1]), np.float32)
        for (a, b), each in zip(places, read, strict=True):
            rows[a + pad : b - pad] = each
        for seen, layer in enumerate(self._layers, 1):
            rows[1:-1] += layer(rows, [(a + seen - 1, b - seen - 1) for a, b in places])
        return (rows[a + pad : b - pad].copy() for a, b in places)


def chunks(docs: Sequence[Doc], most: int) -> Iterator[list[Doc]]:
    """Yield documents in their order, together as long as they have no more tokens than `most`."""
    some: list[Doc] = []
    rows = 0
    for doc in docs:
        if some and rows + len(doc) > most:
            yield some
            some, rows = [], 0
        some.append(doc)
        rows += len(doc)
    if some:
        yield some


class _Words:
    """What the first layers say of each word, which they see alone."""

    def __init__(self, embed: Any) -> None:
        extract, _, hashed, mixed, _ = embed.layers
        self._columns = extract.attrs["columns"]
        self._hashed, self._mixed = hashed.layers[0], mixed.layers[0]
        self._places: dict[bytes, int] = {}
        self._rows = np.empty((_MOST, embed.get_dim("nO")), np.float32)

    def of(self, docs: Sequence[Doc]) -> list[_Floats]:
        """Return a row for each word of each document."""
        words = np.concatenate([doc.to_array(self._columns) for doc in docs])
        keys = [word.tobytes() for word in words]
        new = {key: at for at, key in enumerate(keys) if key not in self._places}
        if len(self._places) + len(new) > _MOST:
            self._places.clear()
            new = {key: at for at, key in enumerate(keys)}
        if new:
            self._learn(list(new), words[list(new.values())])
        read = self._rows[[self._places[key] for key in keys]]
        return np.split(read, list(accumulate(map(len, docs)))[:-1])

    def _learn(self, keys: list[bytes], words: npt.NDArray[np.uint64]) -> None:
        begin = len(self._places)
        self._places.update(zip(keys, range(begin, begin + len(keys)), strict=True))
        self._rows[begin : begin + len(keys)] = self._mixed.predict(self._hashed.predict(words))


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer: each row with those beside it, the largest of several pieces, normed."""

    weights: _Floats  #: (three rows, pieces x row)
    bias: _Floats
    pieces: int
    scale: _Floats
    shift: _Floats

    @classmethod
    def of(cls, residual: Any) -> _Layer:
        """Read the weights of spaCy's layer."""
        maxout, norm = (
            next(m for m in residual.walk() if m.name == name) for name in ("maxout", "layernorm")
        )
        weights, bias = maxout.get_param("W"), maxout.get_param("b")  # by output, piece, input
        flat = weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)
        return cls(
            np.ascontiguousarray(flat), bias.T.reshape(-1), bias.shape[1],
            norm.get_param("G"), norm.get_param("b"),
        )  # fmt: skip

    def __call__(self, rows: _Floats, places: list[tuple[int, int]]) -> _Floats:
        """Return what it adds to each row but the first and the last; of the rows in no place, anything."""
        seen = np.concatenate((rows[:-2], rows[1:-1], rows[2:]), axis=1)
        out = np.zeros((len(seen), len(self.bias)), np.float32)
        for a, b in places:
            np.matmul(seen[a:b], self.weights, out=out[a:b])
        out += self.bias
        return self._normed(out.reshape(len(out), self.pieces, -1).max(axis=1))

    def _normed(self, best: _Floats) -> _Floats:
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(best.shape[1]) + _SMALL
        best *= (variance ** np.float32(-0.5))[:, None]
        best *= self.scale
        best += self.shift
        return best
