"""The heads and labels that spaCy's parser gives, at half of its cost.

Its parser (arc-eager, Nivre 2003) takes two steps a token, each scored by the eight tokens that a state looks
at. States and moves are spaCy's own here too; what the moves score is reckoned for many texts at once, where
spaCy adds up eight features of each state in calls of their own, each of which asks whether Python has an
error, and multiplies with BLIS (see `vectors`).

A state's scores are a product of their own, since the last bits of a matrix product depend on a row's place
in it: so a parse does not depend on which others are made with it.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt

from streams.code.english.parser.vectors import chunks, on_one_core

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Arcs"]

_Floats = npt.NDArray[np.float32]

#: Tokens of texts that step together: their table has 2,048 x 8 x 128 numbers of 4 bytes = 8.4 MB.
_TOGETHER = 2048


class Arcs:
    """Writes heads and labels into documents that have vectors."""

    def __init__(self, nlp: Language) -> None:
        """Take the parser out of the pipeline of a model."""
        self._parser = cast("Any", nlp.remove_pipe("parser")[1])
        self._scorer = _Scorer(self._parser.model, nlp.make_doc("a"))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Yield the documents in their order, parsed."""
        given = iter(docs)
        while batch := list(islice(given, batch_size)):
            for some in chunks(batch, _TOGETHER):
                self._parse(some)
                yield from some

    def _parse(self, docs: Sequence[Doc]) -> None:
        states = self._parser.moves.init_batch(docs)
        with on_one_core():
            table = self._scorer.table([cast("_Floats", doc.tensor) for doc in docs])
            left = [state for state in states if not state.is_final()]
            while left:
                left = self._parser.transition_states(left, self._scorer.scores(left, table))
        self._parser.set_annotations(docs, states)


class _Scorer:
    """What each move scores, in each state."""

    def __init__(self, model: Any, doc: Doc) -> None:
        """Take the weights, whose pieces are two; any document serves to get at what reads a state."""
        narrow, features, moves = model.layers[0].layers[-1], model.layers[1], model.layers[2]
        weights = features.get_param("W")  # by feature, output, piece, input
        count, self._width, pieces, size = weights.shape
        self._each = np.arange(count)
        self._narrow, self._shift = narrow.get_param("W").T.copy(), narrow.get_param("b")
        self._weights = np.ascontiguousarray(weights.transpose(3, 0, 2, 1).reshape(size, -1))
        self._none = features.get_param("pad").reshape(-1, self._width, pieces).transpose(0, 2, 1).reshape(-1)
        self._bias = features.get_param("b").T.reshape(-1)
        self._moves, self._worth = moves.get_param("W").T.copy(), moves.get_param("b").copy()
        self._worth[list(model.attrs["unseen_classes"])] = -np.inf
        doc.tensor = np.zeros((len(doc), len(self._narrow)), np.float32)
        self._looked_at = model.predict([doc]).get_token_ids

    def table(self, vectors: Sequence[_Floats]) -> _Floats:
        """Return what each token gives as each of the features, (tokens + 1, features) rows; last is none."""
        ends = np.cumsum([0, *map(len, vectors)])
        table = np.empty((ends[-1] + 1, len(self._none)), np.float32)
        for start, end, each in zip(ends, ends[1:], vectors, strict=False):
            np.matmul(each @ self._narrow + self._shift, self._weights, out=table[start:end])
        table[-1] = self._none
        table[:, : len(self._bias)] += self._bias  # once a state: its first feature brings it
        return table.reshape(-1, len(self._bias))

    def scores(self, states: Sequence[Any], table: _Floats) -> _Floats:
        """Return the scores, (states, moves)."""
        rows = self._looked_at(states) * len(self._each) + self._each  # -1, none, is the last
        summed = table.take(rows, axis=0).sum(axis=1)
        best = np.maximum(summed[:, : self._width], summed[:, self._width :])
        return cast("_Floats", np.vecmat(best, self._moves) + self._worth)
