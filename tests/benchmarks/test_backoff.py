"""How the backoff's weights are fitted."""

import numpy as np

from benchmarks.events.backoff.regression import blank, fitted
from benchmarks.events.backoff.samples import Sample
from benchmarks.events.backoff.worth import rows
from streams.code.english.backoff.features import Features

WORDS = ["feed", "nourish", "shoot", "shell"]
VECTORS = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=np.float32)


def _sample(verb: str, label: str) -> Sample:
    features = Features((f"verb={verb}", "tag=VBD"), ((verb,), (), (), (verb,)))
    return Sample(f"{verb} {label}", label, features, verb, 1.0, own=True)


TAUGHT = [_sample("feed", "AID")] * 4 + [_sample("shoot", "ASSAULT")] * 4


def _root(verb: str) -> str:
    known = fitted(blank(WORDS, VECTORS, TAUGHT), TAUGHT)
    return known.roots[int(known.shares(_sample(verb, "").features).argmax())]


def test_what_was_taught_is_said() -> None:
    assert [_root("feed"), _root("shoot")] == ["AID", "ASSAULT"]


def test_a_verb_not_taught_is_told_by_its_meaning() -> None:
    assert [_root("nourish"), _root("shell")] == ["AID", "ASSAULT"]


def test_the_same_samples_give_the_same_weights() -> None:
    once, again = (fitted(blank(WORDS, VECTORS, TAUGHT), TAUGHT) for _ in range(2))

    assert np.array_equal(once.by_name, again.by_name)
    assert np.array_equal(once.by_meaning, again.by_meaning)


def test_a_verb_is_never_judged_by_what_it_taught_itself() -> None:
    verbs = ["feed", "nourish", "help", "aid", "arm", "shoot", "shell", "bomb", "strafe", "kill"]
    taught = [
        _sample(verb, "AID" if n < len(verbs) // 2 else "ASSAULT")
        for n, verb in enumerate(verbs)
        for _ in range(3)
    ]

    lone = [row for row in rows(taught, [], np.zeros((0, 2), np.float32), by_verb=True) if row[1]]

    # Without meanings only the tag, the same for all, is left to go by: near half are wrong.
    assert sum(sample.label == root for sample, root, _ in lone) <= len(taught) * 2 // 3
