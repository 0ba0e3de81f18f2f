import random

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.fold.index.lists import Lists

_Ints = npt.NDArray[np.intp]


def ints(*numbers: int) -> _Ints:
    return np.array(numbers, np.intp)


def numbers(*given: int) -> npt.NDArray[np.uint32]:
    return np.array(given, np.uint32)


def contents(lists: Lists, refs: _Ints) -> list[set[int]]:
    begin, counts = lists.spans(refs)
    return [set(lists.held(begin[i : i + 1], counts[i : i + 1]).tolist()) for i in range(len(refs))]


def struck(lists: Lists, refs: _Ints, *gone: int) -> tuple[_Ints, _Ints]:
    flags = np.zeros(5000, bool)
    flags[list(gone)] = True
    return lists.strike(refs, np.full(len(refs), len(gone)), flags)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 40)), max_size=30))
def test_lists_hold_what_was_put_into_them(puts: list[tuple[int, int]]) -> None:
    lists = Lists()
    refs = lists.make(ints(0, 1, 4, 30))
    expected: list[set[int]] = [set(), set(), set(), set()]
    for turn, (which, count) in enumerate(puts):
        fresh = range(100 * turn, 100 * turn + count)
        refs[which : which + 1] = lists.extend(refs[which : which + 1], ints(count), numbers(*fresh))
        expected[which] |= set(fresh)
    assert contents(lists, refs) == expected


@pytest.mark.parametrize("count", [4, 16, 600])
def test_a_number_is_struck_out_of_every_list(count: int) -> None:
    lists = Lists()
    refs = lists.extend(lists.make(ints(2, 2)), ints(2, count), numbers(7, 8, *range(7, 7 + count)))
    refs, left = struck(lists, refs, 7)
    assert left.tolist() == [1, count - 1]
    assert contents(lists, refs) == [{8}, set(range(8, 7 + count))]


@pytest.mark.parametrize("count", [4, 16, 600, 5000])
@given(st.data())
def test_many_numbers_are_struck_out_at_once(count: int, data: st.DataObject) -> None:
    lists, held = Lists(), [set(range(count)), {3, 4, 5}, set(range(0, count, 2)), {8, 9}]
    given_numbers = numbers(*(n for some in held for n in sorted(some)))
    lengths = ints(*map(len, held))
    refs = lists.extend(lists.make(lengths), lengths, given_numbers)
    for _ in range(2):
        gone = data.draw(st.sets(st.integers(0, min(count, 700) - 1), max_size=60))
        refs, left = struck(lists, refs, *gone)
        held = [some - gone for some in held]
        assert (contents(lists, refs), left.tolist()) == (held, [len(some) for some in held])


def test_lists_that_grow_and_shrink_take_no_more_memory() -> None:
    lists = Lists()
    sizes = set()
    for _ in range(5):
        refs = lists.make(ints(0))
        for number in range(1, 101):
            refs = lists.extend(refs, ints(1), numbers(number))
        for number in range(1, 101):
            refs, _ = struck(lists, refs, number)
        lists.free(refs)
        sizes.add(lists.nbytes)
    assert len(sizes) == 1


def test_a_list_that_has_shrunk_lies_in_a_smaller_block() -> None:
    lists = Lists()
    refs = lists.extend(lists.make(ints(1)), ints(15), numbers(*range(1, 16)))
    for number in range(1, 13):
        refs, _ = struck(lists, refs, number)
    again = lists.make(ints(15))
    lists.extend(again, ints(15), numbers(*range(20, 35)))
    assert contents(lists, refs) == [{13, 14, 15}]


@pytest.mark.parametrize("order", ["first in, first out", "any"])
def test_long_lists_hold_what_has_not_left(order: str) -> None:
    lists, draw = Lists(), random.Random(1)
    refs = lists.extend(lists.make(ints(2, 700)), ints(2, 700), numbers(7, 8, *range(700)))
    held = list(range(700))
    sizes = set()
    for number in range(700, 4000):
        refs[1:] = lists.extend(refs[1:], ints(1), numbers(number))
        held.append(number)
        gone = held.pop(0 if order == "first in, first out" else draw.randrange(len(held)))
        refs[1:] = struck(lists, refs[1:], gone)[0]
        if number % 100 == 0:
            assert contents(lists, refs) == [{7, 8}, set(held)]
            sizes.add(lists.nbytes)
    assert max(sizes) <= 3 * min(sizes)
    for number in held[:-2]:
        refs[1:] = struck(lists, refs[1:], number)[0]
    assert contents(lists, refs) == [{7, 8}, set(held[-2:])]
    assert lists.first(refs[1:]).tolist()[0] in held[-2:]
