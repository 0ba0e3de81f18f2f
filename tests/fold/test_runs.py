import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streams.fold.runs import longest_run, share_run

_SEQUENCES = st.lists(st.integers(0, 3), max_size=25)


def plainly(one: list[int], other: list[int]) -> int:
    runs = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            runs[i + 1][j + 1] = runs[i][j] + 1 if a == b else 0
    return max(max(row) for row in runs)


def hashes(values: list[int]) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    return np.array(values, np.uint32) * np.uint32(2654435761)


@given(_SEQUENCES, _SEQUENCES)
def test_the_longest_run_is_that_of_the_plain_algorithm(one: list[int], other: list[int]) -> None:
    assert longest_run(hashes(one), hashes(other)) == plainly(one, other)


@given(_SEQUENCES, _SEQUENCES, st.integers(1, 10))
def test_a_run_is_shared_up_to_the_longest(one: list[int], other: list[int], length: int) -> None:
    assert share_run(hashes(one), hashes(other), length) == (plainly(one, other) >= length)


def test_a_text_of_one_word_repeated_is_no_trouble() -> None:
    assert longest_run(hashes([1] * 20_000), hashes([1] * 10_000)) == 10_000
