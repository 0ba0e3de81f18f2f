import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streams.fold.overlap import overlap, present

_SETS = st.lists(st.integers(0, 20), max_size=12)


@given(_SETS, _SETS)
def test_those_among_the_others_are_told_and_counted(some: list[int], others: list[int]) -> None:
    one, among = np.array(some, np.uint32), np.array(sorted(set(others)), np.uint32)
    assert present(one, among).tolist() == [n in others for n in some]
    assert overlap(one, among) == sum(n in others for n in some)
