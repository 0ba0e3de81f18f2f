import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from streams.fold.index.postings import Postings

_KEYS = np.random.default_rng(1).integers(0, 2**64, 12, dtype=np.uint64)
_SETS = st.sets(st.integers(0, 11))


def keys(numbers: set[int]) -> npt.NDArray[np.uint64]:
    return _KEYS[sorted(numbers)]


def flags(numbers: set[int]) -> npt.NDArray[np.bool_]:
    flagged = np.zeros(1000, bool)
    flagged[list(numbers)] = True
    return flagged


class PostingsMachine(RuleBasedStateMachine):
    """Postings beside a dict of sets."""

    def __init__(self) -> None:
        super().__init__()
        self.postings = Postings()
        self.held: dict[int, set[int]] = {}  # article number -> its keys
        self.next = 1

    @rule(sets=st.lists(_SETS, max_size=20))
    def add(self, sets: list[set[int]]) -> None:
        numbers = range(self.next, self.next + len(sets))
        parts = [keys(f) for f in sets] or [keys(set())]
        repeated = np.repeat(np.array(numbers, np.uint32), [len(f) for f in sets])
        self.postings.add(np.concatenate(parts), repeated)
        self.held.update(zip(numbers, sets, strict=True))
        self.next += len(sets)

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        if self.held:
            numbers = data.draw(st.sets(st.sampled_from(sorted(self.held)), min_size=1))
            self.postings.remove(np.concatenate([keys(self.held.pop(n)) for n in numbers]), flags(numbers))

    @invariant()
    def every_key_has_its_holders(self) -> None:
        expected = [sorted(n for n, own in self.held.items() if key in own) for key in range(12)]
        for most in (np.full(12, 2), np.array([100] * 4 + [2] * 8), np.full(12, 100)):
            held = self.postings.holders(_KEYS, most)
            pairs = list(zip(held.which.tolist(), held.numbers.tolist(), strict=True))
            assert held.counts.tolist() == list(map(len, expected))
            assert held.which.tolist() == sorted(held.which.tolist())
            assert sorted(pairs) == [
                (key, n) for key, some in enumerate(expected) if len(some) <= most[key] for n in some
            ]


TestPostings = PostingsMachine.TestCase
TestPostings.settings = settings(max_examples=60, stateful_step_count=40)


def test_a_key_that_an_article_has_twice_counts_once() -> None:
    postings, twice = Postings(), np.repeat(_KEYS[:1], 2)
    postings.add(twice, np.ones(2, np.uint32))
    assert postings.holders(_KEYS[:1], np.full(1, 9)).numbers.tolist() == [1]


def test_keys_that_an_article_has_not_cannot_be_struck_out() -> None:
    postings = Postings()
    postings.add(_KEYS[:1], np.ones(1, np.uint32))
    with pytest.raises(KeyError):
        postings.remove(_KEYS[:2], flags({1}))
