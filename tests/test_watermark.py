"""What time it is, by what has come."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from streams.watermark import Watermark

TIMES = st.lists(st.floats(0, 1e9), max_size=60)
SIZE, REACH, SPAN = 20, 100.0, 50.0  #: what is right below lies within a span
_FAR = max(REACH, 8 * SPAN)


def after(times: list[float], size: int = SIZE, reach: float = REACH) -> float:
    mark = Watermark(size, reach)
    for time in times:
        mark.count(time)
    return mark.at


def test_there_is_none_before_enough_have_come() -> None:
    assert after([1.0] * 19) == float("-inf")
    assert after([1.0] * 20) == 1.0


@given(TIMES)
def test_it_is_the_quantile_of_the_last_where_these_are_within_reach(times: list[float]) -> None:
    last = sorted(times[-20:])
    assert after(times, reach=1e9) == (last[1] if len(last) == 20 else float("-inf"))


def test_times_of_years_in_no_order_are_asked_whole() -> None:
    times = [1000.0 * n for n in range(20)]
    Random(1).shuffle(times)
    assert after(times) == 1000.0


@given(TIMES)
def test_it_is_no_later_than_the_median(times: list[float]) -> None:
    last = sorted(times[-20:])
    assert after(times) <= (last[10] if len(last) == 20 else 0)


@st.composite
def mostly_right(draw: st.DrawFn) -> tuple[list[float], list[float]]:
    """Times within a span, and fewer that are of anywhere; they come in any order."""
    wrong = draw(st.lists(st.floats(0, 1e10), max_size=SIZE // 2 - 1))
    right = [1e9 + draw(st.floats(0, SPAN)) for _ in range(SIZE - len(wrong))]
    return right, wrong


@given(mostly_right(), st.randoms())
def test_clocks_that_are_wrong_keep_it_near_those_that_are_right_while_these_are_more(
    times: tuple[list[float], list[float]], random: Random
) -> None:
    right, wrong = times
    behind = [time for time in wrong if time <= 1e9 + SPAN]
    mixed = right + behind + [1e9] * (SIZE - len(right) - len(behind))
    random.shuffle(mixed)
    assert 1e9 - _FAR <= after(mixed) <= 1e9 + SPAN


@given(mostly_right(), st.randoms())
def test_clocks_far_behind_hold_nothing_up(times: tuple[list[float], list[float]], random: Random) -> None:
    right, wrong = times
    mixed = right + [min(time, 1e9 - _FAR - 1) for time in wrong]
    random.shuffle(mixed)
    assert min(right) <= after(mixed) <= max(right)


@given(
    st.lists(st.floats(0, SPAN), min_size=SIZE, max_size=SIZE), st.integers(0, SIZE - 1), st.floats(0, 1e10)
)
def test_no_single_clock_moves_it_out_of_the_times_of_the_others(
    spans: list[float], at: int, wrong: float
) -> None:
    times = [1e9 + span for span in spans]
    others = times[:at] + times[at + 1 :]
    mark = after([*times[:at], wrong, *times[at + 1 :]])
    assert min(others) <= mark <= max(others) or mark == wrong >= min(others) - _FAR


def test_where_most_is_old_that_is_what_time_it_is() -> None:
    assert after([1e9] * 20 + [5.0] * 11) == 5.0
    assert after([5.0] * 20 + [1e9] * 11) == 1e9


def test_it_may_be_asked_of_one_time_alone() -> None:
    for time in (float("-inf"), 7.0):
        assert after([time], 1) == time


@given(TIMES)
def test_resuming_takes_no_more_than_it_holds_and_nothing_that_did_not_come(times: list[float]) -> None:
    mark = Watermark(SIZE, REACH)
    mark.resume(times)
    assert mark.at in {*times, float("-inf")}


def test_a_sample_of_many_speaks_for_all() -> None:
    mark = Watermark(SIZE, REACH)
    mark.resume(float(n) for n in range(200))
    assert mark.at == 10.0
