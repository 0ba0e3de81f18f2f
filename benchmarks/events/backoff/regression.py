"""The backoff's weights from its samples: see `benchmarks.events.regression`."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from benchmarks.events import regression
from benchmarks.events.backoff.samples import Sample
from benchmarks.events.regression import Floats, design, one_hot
from streams.code.english.backoff.weights import MEANING, WORD, Weights, meaning

__all__ = ["blank", "fitted"]

_TWICE = 2  #: a name that one sentence alone has teaches nothing
_PENALTY = 1.0  #: of the squared weights


def blank(words: Sequence[str], vectors: Floats, taught: Sequence[Sample]) -> Weights:
    """Return weights of nothing over the names that the samples have more than once."""
    counts = Counter(name for sample in taught for name in sample.features.names)
    names = sorted(name for name, count in counts.items() if count >= _TWICE)
    roots = tuple(sorted({sample.label for sample in taught}))
    empty = np.zeros((0, len(roots)), dtype=np.float32)
    return Weights(
        roots, {name: place for place, name in enumerate(names)}, empty,
        {word: place for place, word in enumerate(words)}, vectors, empty, np.zeros(len(roots), np.float32),
    )  # fmt: skip


def fitted(start: Weights, taught: Sequence[Sample]) -> Weights:
    """Return the weights that fit the samples."""
    meanings = np.array([MEANING * meaning(sample.features, start) for sample in taught])
    seen = design((sample.features.names for sample in taught), start.names, meanings, WORD)
    labels = one_hot([start.roots.index(sample.label) for sample in taught], len(start.roots))
    theta = regression.fitted(seen, labels, [sample.weight for sample in taught], _PENALTY)
    split = len(start.names)
    return replace(start, by_name=theta[:split], by_meaning=theta[split:-1], bias=theta[-1])
