import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streams.fold.overlap import in_both, overlap, present

_SETS = st.lists(st.integers(0, 20), max_size=12)


@given(_SETS, _SETS)
def test_those_among_the_others_are_told_and_counted(some: list[int], others: list[int]) -> None:
    one, among = np.array(some, np.uint32), np.array(sorted(set(others)), np.uint32)
    assert present(one, among).tolist() == [n in others for n in some]
    assert overlap(one, among) == sum(n in others for n in some)


@given(st.sets(st.integers(0, 20)), st.sets(st.integers(0, 20)))
def test_what_two_sets_have_in_common_is_counted(some: set[int], others: set[int]) -> None:
    one, other = (np.array(list(numbers), np.uint32) for numbers in (some, others))
    assert in_both(one, other) == len(some & others)
