"""The index finds what a plain one finds: datasketch's LSH, and an inverted index in dicts."""

from collections import Counter
from functools import partial

import numpy as np
import pytest
from datasketch import MinHash, MinHashLSH
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.fold.index import NO_MARKS, Candidates, Marks, candidates, marks
from streams.fold.index import sampled as sample_of
from streams.fold.index.candidates import COMMON, LEAST, SHARE
from streams.text.minhash import minima
from streams.text.shingles import Hashes, shingles
from tests.fold.make import block

_TEXTS = st.lists(st.sampled_from([block(n, 15) for n in "pqrst"]), min_size=1, max_size=4).map(" ".join)
_NOTHING = np.empty(0, np.uint32)


@pytest.fixture(autouse=True, params=[(99, 1), (2, 2), (0, 1)], ids=["dict", "both", "arrays"])
def _few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all be in the dict, some, or none."""
    monkeypatch.setattr(candidates, "_FEW", request.param[0])
    monkeypatch.setattr(candidates, "AT_ONCE", request.param[1])


def banded(text: str, language: str = "en") -> tuple[Hashes, Marks]:
    """Return the minima of a text, and its marks without samples."""
    hashes = shingles(text, language)
    least = minima(hashes)
    return least, marks(least, _NOTHING, language)


def marks_of(text: str) -> Marks:
    return banded(text)[1]


def sketch(least: Hashes) -> MinHash:
    return MinHash(hashvalues=least, scheme="affine32")


@settings(max_examples=60)
@given(st.lists(_TEXTS, max_size=8), st.sets(st.integers(0, 7)), _TEXTS)
def test_bands_find_what_datasketch_finds(texts: list[str], gone: set[int], asked: str) -> None:
    index, reference = Candidates(), MinHashLSH(num_perm=128, params=(42, 3))
    for i, text in enumerate(texts, start=1):
        least, of = banded(text)
        assert index.near(of).tolist() == sorted(reference.query(sketch(least)))
        index.add(i, of)
        reference.insert(i, sketch(least))
    for i in sorted(g + 1 for g in gone if g < len(texts)):
        index.remove(i, partial(marks_of, texts[i - 1]))
        reference.remove(i)
    least, of = banded(asked)
    assert index.near(of).tolist() == sorted(reference.query(sketch(least)))


class PlainSamples:
    """What the samples find, said as plainly as can be."""

    def __init__(self) -> None:
        self.held: dict[int, set[int]] = {}

    def near(self, asked: set[int]) -> list[int]:
        holders = {s: [n for n, held in self.held.items() if s in held] for s in asked if s % 8 == 0}
        shared = Counter(n for held in holders.values() if len(held) <= COMMON for n in held)
        size = {n: sum(s % 8 == 0 for s in held) for n, held in self.held.items()}
        enough = {n: max(LEAST, SHARE * min(size[n], len(holders))) for n in shared}
        return sorted(n for n, c in shared.items() if c >= enough[n])


def sampled(hashes: set[int], alone: int) -> Marks:
    """Return the marks of shingles whose bands meet no other's."""
    least = np.random.default_rng(alone).integers(0, 2**32, 128, dtype=np.uint32)
    return marks(least, sample_of(np.array(sorted(hashes), np.uint32)), "en")


_SHINGLES = st.sets(st.sampled_from([*range(8, 200, 8), 3, 17]), min_size=1, max_size=20)
#: How many articles come at once with these shingles: enough of them, and the shingles are no evidence.
_BATCHES = st.lists(st.tuples(_SHINGLES, st.sampled_from([1, 1, 1, 90])), max_size=6)


@settings(max_examples=100)
@given(_BATCHES, st.data(), _SHINGLES)
def test_samples_find_what_an_inverted_index_finds(
    batches: list[tuple[set[int], int]], data: st.DataObject, asked: set[int]
) -> None:
    index, reference = Candidates(), PlainSamples()
    for hashes, times in batches:
        for number in range(len(reference.held) + 1, len(reference.held) + times + 1):
            index.add(number, sampled(hashes, number))
            reference.held[number] = hashes
    for number in data.draw(st.sets(st.sampled_from(sorted(reference.held) or [0]), max_size=150)) - {0}:
        index.remove(number, partial(sampled, reference.held.pop(number), number))
    assert index.near(sampled(asked, 10**6)).tolist() == reference.near(asked)


@settings(max_examples=60)
@given(st.lists(_TEXTS, min_size=1, max_size=12), st.integers(1, 5))
def test_many_at_once_are_as_one_after_the_other(texts: list[str], at_once: int) -> None:
    one, many = Candidates(), Candidates()
    every = [marks(minima(f), sample_of(f), "en") for f in (shingles(text, "en") for text in texts)]
    numbers = list(range(1, len(every) + 1))
    for number, of in zip(numbers, every, strict=True):
        one.add(number, of)
    for start in range(0, len(every), at_once):
        many.add_many(numbers[start : start + at_once], every[start : start + at_once])
    assert [one.near(of).tolist() for of in every] == [many.near(of).tolist() for of in every]


def test_articles_of_two_languages_do_not_meet() -> None:
    index = Candidates()
    index.add(1, banded(block("p"), "en")[1])
    assert index.near(banded(block("p"), "de")[1]).tolist() == []


def test_a_shingle_of_too_many_articles_is_no_evidence() -> None:
    index = Candidates()
    for number in range(1, COMMON + 2):
        index.add(number, sampled({8, 16, 24}, number))
    assert index.near(sampled({8, 16, 24}, 0)).tolist() == []
    index.remove(7, lambda: sampled({8, 16, 24}, 7))
    assert len(index.near(sampled({8, 16, 24}, 0))) == COMMON


def test_a_band_of_too_many_articles_is_no_evidence() -> None:
    index, of = Candidates(), marks_of(block("p"))
    for number in range(1, COMMON + 2):
        index.add(number, of)
    assert index.near(of).tolist() == []
    index.remove(7, lambda: of)
    assert len(index.near(of)) == COMMON


def test_of_many_those_that_share_the_most_keys_are_strongest() -> None:
    index = Candidates()
    for number, most in enumerate((40, 80, 24, 80, 48), start=1):
        index.add(number, sampled(set(range(8, most + 1, 8)), number))
    asked = sampled(set(range(8, 81, 8)), 0)
    near = index.near(asked)
    assert near.tolist() == [1, 2, 3, 4, 5]
    assert index.strongest(asked, near, 3).tolist() == [2, 4, 5]
    assert index.strongest(asked, near, 9).tolist() == near.tolist()


def test_an_article_without_shingles_meets_nothing() -> None:
    index = Candidates()
    index.add(1, NO_MARKS)
    assert index.near(NO_MARKS).tolist() == []
    index.remove(1, lambda: NO_MARKS)


@pytest.mark.parametrize("removed", [False, True])
def test_a_number_may_be_given_again(removed: bool) -> None:
    index, one, other = Candidates(), banded(block("p"))[1], banded(block("q"))[1]
    index.add(1, one)
    index.remove(1, lambda: one)
    index.add(1, other)
    assert (index.near(one).tolist(), index.near(other).tolist()) == ([], [1])


def test_what_was_few_moves_over_bit_by_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_FEW", 40)
    monkeypatch.setattr(candidates, "AT_ONCE", 4)
    index, every = Candidates(), {i: banded(block(f"p{i}"))[1] for i in range(1, 61)}
    for number, of in every.items():
        index.add(number, of)
        assert index.near(every[1]).tolist() == [1]
    assert len(index._fresh) < 5
    assert all(index.near(of).tolist() == [number] for number, of in every.items())
