import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from streams.text.minhash import NUM_PERM, SCHEME, SEED, minima, sign, values
from streams.text.shingles import shingles

TEXT = "The council voted on Monday to close the bridge until the spring floods are over. " * 3


def datasketch_says(hashes: list[int]) -> list[int]:
    sketch = MinHash(num_perm=NUM_PERM, seed=SEED, scheme=SCHEME, hashfunc=lambda value: value)
    sketch.update_batch(hashes)
    values: list[int] = sketch.hashvalues.tolist()
    return values


@given(st.lists(st.integers(0, 2**32 - 1), max_size=40, unique=True))
def test_minima_are_those_of_datasketch(hashes: list[int]) -> None:
    assert minima(np.array(sorted(hashes), np.uint32)).tolist() == datasketch_says(hashes)


def test_minima_of_a_long_text_are_those_of_datasketch() -> None:
    hashes = np.arange(5000, dtype=np.uint32)
    assert minima(hashes).tolist() == datasketch_says(hashes.tolist())


@pytest.mark.parametrize("text", [TEXT, "fire", ""])
def test_a_signature_gives_its_values_back(text: str) -> None:
    assert values(sign(text, "en")).tolist() == minima(shingles(text, "en")).tolist()


def test_a_signature_says_how_it_was_made() -> None:
    signature = sign("記者会見で市長が述べた", "ja")
    assert (signature.scheme, signature.seed, signature.num_perm, signature.shingle) == (
        "affine32",
        1,
        128,
        "c5",
    )


def test_equal_values_estimate_the_jaccard_similarity() -> None:
    one, other = np.arange(0, 3000, dtype=np.uint32), np.arange(1000, 4000, dtype=np.uint32)
    share = float(np.mean(minima(one) == minima(other)))
    assert share == pytest.approx(0.5, abs=0.13)  # three standard errors of 128 permutations
