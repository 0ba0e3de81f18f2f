"""The numbers by which the look-up store has its rows in the order of time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.serve.lookup.numbers import end_of, first_of, micros, number_for

_START = datetime(2025, 3, 3, 8, tzinfo=UTC)


@contextmanager
def table() -> Iterator[sqlite3.Connection]:
    rows = sqlite3.connect(":memory:")
    rows.execute("CREATE TABLE some (number INTEGER PRIMARY KEY)")
    yield rows
    rows.close()


@given(st.lists(st.tuples(st.datetimes(timezones=st.just(UTC)), st.text(max_size=3)), max_size=20))
def test_numbers_rise_with_the_milliseconds_and_are_all_different(some: list[tuple[datetime, str]]) -> None:
    with table() as rows:
        numbered = []
        for time, id_ in some:
            number = number_for(rows, "some", micros(time), id_)
            rows.execute("INSERT INTO some VALUES (?)", (number,))
            numbered.append((number, micros(time) // 1_000))
            assert first_of(micros(time)) <= number < end_of(micros(time))
    in_time = [at for _, at in sorted(numbered)]
    last = (1 << 46) - 1  # later ones have no order
    assert [min(at, last) for at in in_time] == sorted(min(at, last) for at in in_time)


@given(st.datetimes(), st.datetimes())
def test_microseconds_keep_the_order_of_times(one: datetime, other: datetime) -> None:
    assert (micros(one) < micros(other)) == (one < other)
    assert micros(_START + timedelta(microseconds=1)) == micros(_START) + 1


def test_a_millisecond_may_have_more_rows_than_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.serve.lookup.numbers._SLOT_BITS", 8)
    with table() as rows:
        numbers = set[int]()
        for count in range(300):
            number = number_for(rows, "some", 0, str(count))
            rows.execute("INSERT INTO some VALUES (?)", (number,))
            numbers.add(number)
    assert len(numbers) == 300
    assert max(numbers) < end_of(0)
