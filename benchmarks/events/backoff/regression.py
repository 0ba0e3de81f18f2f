"""Softmax regression on words in their places and on meanings, in numpy."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.events.backoff.samples import Sample
from streams.code.english.backoff.weights import MEANING, WORD, Weights, meaning

__all__ = ["blank", "fitted"]

Floats = NDArray[np.float32]

_TWICE = 2  #: a name that one sentence alone has teaches nothing
_PENALTY = 1.0  #: of the squared weights
_STEPS, _RATE = 250, 0.05
_MOMENTS, _TINY = (0.9, 0.99), 1e-8


def blank(words: Sequence[str], vectors: Floats, taught: Sequence[Sample]) -> Weights:
    """Return weights of nothing over the names that the samples have more than once."""
    counts = Counter(name for sample in taught for name in sample.found.names)
    names = sorted(name for name, count in counts.items() if count >= _TWICE)
    roots = tuple(sorted({sample.label for sample in taught}))
    empty = np.zeros((0, len(roots)), dtype=np.float32)
    return Weights(
        roots, {name: place for place, name in enumerate(names)}, empty,
        {word: place for place, word in enumerate(words)}, vectors, empty, np.zeros(len(roots), np.float32),
    )  # fmt: skip


def fitted(start: Weights, taught: Sequence[Sample]) -> Weights:
    """Return the weights that fit the samples, by full-batch Adam: the same from run to run."""
    seen, labels = _Seen(start, taught), _labels(start, taught)
    worth = np.array([sample.weight for sample in taught], dtype=np.float32)[:, None]
    theta = np.zeros((seen.width, len(start.roots)), dtype=np.float32)
    first, second = np.zeros_like(theta), np.zeros_like(theta)
    for step in range(1, _STEPS + 1):
        said = seen.times(theta)
        raised = np.exp(said - said.max(axis=1, keepdims=True))
        slope = seen.back((raised / raised.sum(axis=1, keepdims=True) - labels) * worth)
        slope[:-1] += _PENALTY * theta[:-1]  # the last row is the bias
        first = _MOMENTS[0] * first + (1 - _MOMENTS[0]) * slope
        second = _MOMENTS[1] * second + (1 - _MOMENTS[1]) * slope**2
        mean, spread = first / (1 - _MOMENTS[0] ** step), second / (1 - _MOMENTS[1] ** step)
        theta -= _RATE * mean / (np.sqrt(spread) + _TINY)
    split = len(start.names)
    return replace(start, by_name=theta[:split], by_meaning=theta[split:-1], bias=theta[-1])


class _Seen:
    """The samples as a matrix: names, which are few in a row, by their places, and meanings in full."""

    def __init__(self, known: Weights, taught: Sequence[Sample]) -> None:
        self._split = len(known.names)
        pairs = [
            (row, known.names[name])
            for row, sample in enumerate(taught)
            for name in sample.found.names
            if name in known.names
        ]
        self._rows, self._names = np.array(pairs).T
        self._order = np.argsort(self._names, kind="stable")
        self._first_of_row = np.searchsorted(self._rows, np.arange(len(taught)))
        self._first_of_name = np.searchsorted(self._names[self._order], np.arange(self._split))
        meanings = np.array([MEANING * meaning(sample.found, known) for sample in taught])
        self._full = np.hstack([meanings, np.ones((len(taught), 1))]).astype(np.float32)
        self.width = self._split + self._full.shape[1]

    def times(self, theta: Floats) -> Floats:
        """Return (samples, roots). Every sample has a tag at least, so that no row is empty."""
        named: Floats = np.add.reduceat(theta[self._names], self._first_of_row, axis=0)
        said: Floats = WORD * named + self._full @ theta[self._split :]
        return said

    def back(self, error: Floats) -> Floats:
        """Return (names and meanings, roots)."""
        named = np.add.reduceat(error[self._rows[self._order]], self._first_of_name, axis=0)
        return np.vstack([WORD * named, self._full.T @ error])


def _labels(known: Weights, taught: Sequence[Sample]) -> Floats:
    found = np.zeros((len(taught), len(known.roots)), dtype=np.float32)
    found[range(len(taught)), [known.roots.index(sample.label) for sample in taught]] = 1
    return found
