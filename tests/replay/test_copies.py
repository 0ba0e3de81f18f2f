"""Which copied message is which of the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.replay import HEADER, Copies, origin_of

_GAPS = st.lists(st.integers(1, 3), max_size=30)


@given(st.integers(0, 50), _GAPS, st.integers(0, 50), _GAPS)
def test_every_copy_is_of_its_original_and_nothing_else_is_a_copy(
    first: int, gaps: list[int], copy: int, copy_gaps: list[int]
) -> None:
    """Offsets have gaps where transactions end, and a retry may leave one."""
    copies, known = Copies(), {}
    for step, copy_step in zip(gaps, copy_gaps, strict=False):
        first, copy = first + step, copy + copy_step
        copies.add((1, first), copy)
        known[copy] = first
    assert len(copies) == len(known)
    originals = set(known.values())
    for offset in range(first + 200):
        assert copies.original(f"raw-articles/1/{offset}") == (
            (1, known[offset]) if offset in known else None
        )
        assert copies.copied(f"raw-articles/1/{offset}") == ((1, offset) if offset in originals else None)
    assert copies.original("raw-articles/0/1") is None
    assert copies.behind() == ({1: first + 1} if known else {})


def test_a_message_that_was_copied_twice_counts_once() -> None:
    copies = Copies()
    for offset, copy in ((7, 0), (8, 1), (8, 2), (9, 3)):
        copies.add((0, offset), copy)
    assert (len(copies), copies.original("raw-articles/0/2")) == (3, None)
    assert copies.original("raw-articles/0/3") == (0, 9)


@pytest.mark.parametrize("key", ["", "raw-articles/0", "raw-articles/0/x", "a/0/1/2", f"a/0/{'9' * 19}"])
def test_what_is_no_key_of_a_page_is_no_copy(key: str) -> None:
    copies = Copies()
    copies.add((0, 1), 1)
    assert (copies.original(key), copies.copied(key)) == (None, None)


def test_a_copied_message_names_its_original_by_its_last_such_header() -> None:
    """One that was replayed already has the header of that replay."""
    headers = [("crawl", b"7"), (HEADER, b"try-raw-articles/1/2"), (HEADER, b"raw-articles/0/17")]
    assert origin_of(headers) == (0, 17)
    assert origin_of([("crawl", b"7")]) is None
