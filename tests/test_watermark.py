"""What time it is, by what has come."""

from hypothesis import given
from hypothesis import strategies as st

from streams.watermark import Watermark

TIMES = st.lists(st.floats(0, 1e9), max_size=60)


def after(times: list[float], size: int) -> float:
    mark = Watermark(size)
    for time in times:
        mark.count(time)
    return mark.at


def test_there_is_none_before_enough_have_come() -> None:
    assert after([1.0] * 19, 20) == float("-inf")
    assert after([1.0] * 20, 20) == 1.0


@given(TIMES)
def test_it_is_the_quantile_of_the_last(times: list[float]) -> None:
    last = sorted(times[-20:])
    assert after(times, 20) == (last[1] if len(last) == 20 else float("-inf"))


@given(TIMES)
def test_resuming_takes_no_more_than_it_holds_and_nothing_that_did_not_come(times: list[float]) -> None:
    mark = Watermark(20)
    mark.resume(times)
    assert mark.at in {*times, float("-inf")}


def test_a_sample_of_many_speaks_for_all() -> None:
    mark = Watermark(20)
    mark.resume(float(n) for n in range(200))
    assert mark.at == 10.0
