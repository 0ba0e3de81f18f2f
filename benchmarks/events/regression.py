"""Softmax regression on features that have names, and on columns that are always there, in numpy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Design", "Floats", "design", "fitted", "one_hot"]

Floats = NDArray[np.float32]

_STEPS, _RATE = 250, 0.05
_MOMENTS, _TINY = (0.9, 0.99), 1e-8


@dataclass(frozen=True, slots=True)
class Design:
    """Samples as a matrix: names, which are few in a row, by their places, and columns in full.

    The last column is that of the bias.
    """

    width: int  #: names and columns
    split: int  #: names
    scale: np.float32  #: what a name that is there counts
    names: NDArray[np.int64]
    rows: NDArray[np.int64]
    full: Floats
    order: NDArray[np.int64]  #: of the names
    first_of_row: NDArray[np.int64]
    first_of_name: NDArray[np.int64]

    def times(self, theta: Floats) -> Floats:
        """Return (samples, classes). Every sample has a name at least, so that no row is empty."""
        named: Floats = np.add.reduceat(theta[self.names], self.first_of_row, axis=0)
        product: Floats = self.scale * named + self.full @ theta[self.split :]
        return product

    def back(self, error: Floats) -> Floats:
        """Return (names and columns, classes). Every name is of a sample at least."""
        named = np.add.reduceat(error[self.rows[self.order]], self.first_of_name, axis=0)
        return np.vstack([self.scale * named, self.full.T @ error])


def design(
    samples: Iterable[Iterable[str]], known: dict[str, int], columns: Floats, scale: np.float32
) -> Design:
    """Return the design of samples by the places of those of their names that are known."""
    places = [[known[name] for name in names if name in known] for names in samples]
    rows = np.array([row for row, some in enumerate(places) for _ in some])
    names = np.array([place for some in places for place in some])
    order = np.argsort(names, kind="stable")
    full = np.hstack([columns, np.ones((len(places), 1))]).astype(np.float32)
    return Design(
        len(known) + full.shape[1], len(known), scale, names, rows, full, order,
        np.searchsorted(rows, np.arange(len(places))), np.searchsorted(names[order], np.arange(len(known))),
    )  # fmt: skip


def fitted(seen: Design, labels: Floats, worth: Sequence[float], penalty: float) -> Floats:
    """Return (names and columns, classes), by full-batch Adam: the same from run to run.

    `penalty` is that of the squared weights, without the bias.
    """
    each = np.array(worth, dtype=np.float32)[:, None]
    theta = np.zeros((seen.width, labels.shape[1]), dtype=np.float32)
    first, second = np.zeros_like(theta), np.zeros_like(theta)
    for step in range(1, _STEPS + 1):
        logits = seen.times(theta)
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        slope = seen.back((raised / raised.sum(axis=1, keepdims=True) - labels) * each)
        slope[:-1] += penalty * theta[:-1]
        first = _MOMENTS[0] * first + (1 - _MOMENTS[0]) * slope
        second = _MOMENTS[1] * second + (1 - _MOMENTS[1]) * slope**2
        mean, spread = first / (1 - _MOMENTS[0] ** step), second / (1 - _MOMENTS[1] ** step)
        theta -= _RATE * mean / (np.sqrt(spread) + _TINY)
    return theta


def one_hot(labels: Sequence[int], classes: int) -> Floats:
    """Return (samples, classes)."""
    table = np.zeros((len(labels), classes), dtype=np.float32)
    table[range(len(labels)), labels] = 1
    return table
