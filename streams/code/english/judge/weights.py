"""The judge's weights: how far each feature of a draft speaks for an event that a careful reader would keep.

`judge.npz` is written by `python -m benchmarks.events.judge`, from the labels of `benchmarks/events/corpus`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from streams.code.english.backoff.weights import unlisted
from streams.code.english.gate import Verdict
from streams.code.english.judge.features import features

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streams.code.english.judge.cases import Case

__all__ = ["PATH", "JudgeWeights", "weights"]

#: Of what passes the gate eight of ten are right in sentences that experts coded, six of ten in articles.
_IN_EXCERPT, _IN_GLOSS = 0.8, 0.6
PATH = Path(__file__).parents[2] / "lexicon" / "en" / "judge.npz"


@dataclass(frozen=True, slots=True)
class JudgeWeights:
    """A logistic regression over the names of features: the belief is the logistic function of their sum."""

    by_name: dict[str, float]
    bias: float

    def belief(self, case: Case) -> float:
        """Return the share of such drafts that a reader keeps, from 0 to 1.

        The labels are of articles in English. A few sentences without a headline were picked for what they
        tell, and another language is read through a gloss: there the gate decides.
        """
        if case.verdict in {Verdict.REFUSED, Verdict.ELSEWHERE}:
            return 0.0
        if case.around.known:
            return self.belief_by(features(case))
        return (_IN_EXCERPT if case.around.topic.excerpt else _IN_GLOSS) if case.passes else 0.0

    def belief_by(self, names: Iterable[str]) -> float:
        """Return the belief by the names of features."""
        logit = self.bias + sum(self.by_name.get(name, 0.0) for name in names)
        return (1 + math.tanh(logit / 2)) / 2  # the logistic function, which as an exponential overflows


@lru_cache(maxsize=1)
def weights() -> JudgeWeights:
    """Read the weights, once a process."""
    with np.load(PATH, allow_pickle=False) as data:
        by_name = data["by_name"].astype(np.float32).tolist()
        return JudgeWeights(dict(zip(unlisted(data["names"]), by_name, strict=True)), float(data["bias"]))
