"""Rows go some time after they were last heard of, and no row goes earlier."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.expiry import Expiry, Heard

DAY = timedelta(days=1)
START = datetime(2025, 10, 24, tzinfo=UTC)

Row = tuple[str, int]  #: its shard, and the day on which it was last heard of


def heard(row: Row) -> Heard:
    return Heard(row[0], (START + row[1] * DAY).timestamp())


def expiry(rows: dict[str, Row]) -> Expiry[Row]:
    return Expiry(rows, 7 * DAY, heard, enough=1)


def test_a_row_is_kept_for_its_time_and_then_goes() -> None:
    rows = {"a": ("x", 0)}
    expiry(rows).expire("x", (START + 7 * DAY).timestamp())
    assert rows
    expiry(rows).expire("x", (START + 8 * DAY).timestamp())
    assert not rows


def test_a_row_heard_of_again_stays() -> None:
    rows = {"a": ("x", 0)}
    rolling = expiry(rows)
    list(rolling.prepare())
    rows["a"] = ("x", 5)
    rolling.expire("x", (START + 8 * DAY).timestamp())
    assert rows
    rolling.expire("x", (START + 13 * DAY).timestamp())
    assert not rows


def test_what_was_known_of_other_rows_is_forgotten() -> None:
    rows = {"a": ("x", 0)}
    rolling = expiry(rows)
    list(rolling.prepare())
    del rows["a"]
    rows["b"] = ("x", 0)
    rolling.forget()
    rolling.expire("x", (START + 8 * DAY).timestamp())
    assert not rows


def test_rows_are_looked_through_in_slices_which_begin_anew_where_the_rows_are_others() -> None:
    rows = {str(n): ("x", 0) for n in range(2000)}
    rolling = expiry(rows)
    slices = rolling.prepare()
    next(slices)
    rows["late"] = ("x", 0)
    rolling.forget()
    assert sum(1 for _ in slices) == 5  # 512 at a time, and the end
    for _ in range(1001):
        rolling.expire("x", (START + 8 * DAY).timestamp())
    assert not rows


@given(
    st.lists(st.tuples(st.sampled_from("xy"), st.integers(0, 9), st.integers(0, 30)), max_size=40),
    st.integers(0, 40),
)
def test_only_what_is_silent_for_so_long_goes_and_all_of_it_in_the_end(
    messages: list[tuple[str, int, int]], day: int
) -> None:
    rows: dict[str, Row] = {}
    rolling, days = expiry(rows), {"x": 0, "y": 0}  # the day of a shard's last message
    since: dict[str, int] = {}  # what comes late has its time from then
    for shard, name, on in messages:
        key, before = f"{shard}{name}", rows.get(f"{shard}{name}")
        rows[key] = shard, max(on, before[1] if before else 0)
        if before is None:
            rolling.note(key, rows[key])
            since[key] = max(on, days[shard])
        rolling.expire(shard, (START + on * DAY).timestamp())
        days[shard] = on
    left = {key for key, (shard, on) in rows.items() if shard == "y" or max(on, since[key]) + 7 >= day}
    for _ in messages:
        rolling.expire("x", (START + day * DAY).timestamp())
    assert set(rows) == left


def test_one_clock_that_is_ahead_of_the_others_ends_nothing() -> None:
    rows = {"a": ("x", 0)}
    rolling = Expiry(rows, 7 * DAY, heard, enough=20)
    for _ in range(19):
        rolling.expire("x", START.timestamp())
    rolling.expire("x", (START + 400 * DAY).timestamp())
    assert rows
    for _ in range(20):
        rolling.expire("x", (START + 8 * DAY).timestamp())
    assert not rows


@pytest.mark.parametrize("one_in", [16, 3])
def test_clocks_that_are_behind_keep_nothing(one_in: int) -> None:
    rows: dict[str, Row] = {}
    rolling = Expiry(rows, 7 * DAY, heard, enough=48)
    list(rolling.prepare())
    most = 0
    for n in range(1000):
        day = -9000 if n % one_in == 0 else n // 10
        rows[str(n)] = "x", day
        rolling.note(str(n), rows[str(n)])
        rolling.expire("x", (START + day * DAY).timestamp())
        most = max(most, len(rows))
    assert most <= 150  # 10 a day for 7 days, and those that tell what time it is


def test_a_row_that_comes_late_is_kept_for_its_time() -> None:
    rows: dict[str, Row] = {}
    rolling = Expiry(rows, 7 * DAY, heard, enough=3)
    for _ in range(3):
        rolling.expire("x", (START + 20 * DAY).timestamp())
    rows["late"] = "x", 0
    rolling.note("late", rows["late"])
    for _ in range(3):
        rolling.expire("x", (START + 27 * DAY).timestamp())
    assert rows
    for _ in range(3):
        rolling.expire("x", (START + 28 * DAY).timestamp())
    assert not rows


def test_what_is_heard_of_a_row_again_and_again_takes_no_memory() -> None:
    rows = {"a": ("x", 0)}
    rolling = expiry(rows)
    for day in range(300):
        rows["a"] = ("x", day)
        rolling.expire("x", (START + day * DAY).timestamp())
    assert set(rows) == {"a"}
    assert sum(map(len, rolling._heaps.values())) == 1
