import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.serve.positions import read_positions, written
from streams.serve.problems import Refused
from streams.topics import CANONICAL, EVENTS, THREADS

_PLACES = st.tuples(st.sampled_from([CANONICAL.name, EVENTS.name, THREADS.name]), st.integers(0, 999_999))


@given(st.dictionaries(_PLACES, st.integers(1, 2**62), max_size=20))
def test_positions_are_read_as_they_were_written(positions: dict[tuple[str, int], int]) -> None:
    assert read_positions(written(positions)) == positions


def test_a_partition_at_its_beginning_needs_no_word() -> None:
    assert written({(CANONICAL.name, 0): 0, (EVENTS.name, 3): 7}) == "e3:7"
    assert read_positions(written({(CANONICAL.name, 0): 0})) == {}


@pytest.mark.parametrize("text", ["", "x", "s0", "s0:", "s0:-1", "s0:1,", "x0:1", "s0:1 ", "s٣:1", "s0:1\n"])
def test_what_names_no_positions_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="Last-Event-ID"):
        read_positions(text)
