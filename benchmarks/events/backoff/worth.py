"""What the backoff is worth on sentences whose verbs it was not taught: folds by the verb."""

import zlib
from collections.abc import Sequence

import numpy as np

from benchmarks.events.backoff.regression import blank, fitted
from benchmarks.events.backoff.samples import Sample
from benchmarks.events.regression import Floats

__all__ = ["Row", "rows"]

_FOLDS = 5

Row = tuple[Sample, str, float]  #: a sentence, the root said for it, and the share of belief in it


def rows(taught: Sequence[Sample], words: Sequence[str], vectors: Floats, by_verb: bool) -> list[Row]:
    """Say a root for each sentence of our own, taught by the folds that it is not in."""
    fold = _by_verb if by_verb else _by_text
    predictions: list[Row] = []
    for held in range(_FOLDS):
        rest = [sample for sample in taught if fold(sample) != held]
        known = fitted(blank(words, vectors, rest), rest)
        for sample in taught:
            if sample.own and fold(sample) == held:
                shares = known.shares(sample.features)
                best = int(np.argmax(shares))
                predictions.append((sample, known.roots[best], float(shares[best])))
    return predictions


def _by_verb(sample: Sample) -> int:
    return zlib.crc32(sample.verb.encode()) % _FOLDS


def _by_text(sample: Sample) -> int:
    return zlib.crc32(sample.text.encode()) % _FOLDS
