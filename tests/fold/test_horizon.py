from datetime import timedelta

from streams.fold.horizon import Horizon
from streams.fold.settings import FoldSettings


def new_horizon() -> Horizon:
    return Horizon(FoldSettings(window=timedelta(seconds=50), arrivals=100))


def test_nothing_is_past_before_enough_have_come() -> None:
    horizon = new_horizon()
    for second in range(99):
        horizon.observe((1000.0 + second, "x"))
    assert not horizon.is_past(0)


def test_the_watermark_is_the_twentieth_part_of_the_latest_arrivals() -> None:
    horizon = new_horizon()
    for second in range(1000, 1200):
        horizon.observe((float(second), "x"))
    assert horizon.is_past(1100 + 5 - 50 - 1)
    assert not horizon.is_past(1100 + 5 - 50)


def test_a_few_dates_far_ahead_move_nothing() -> None:
    horizon = new_horizon()
    for second in range(1000, 1100):
        horizon.observe((float(second), "x"))
    for _ in range(4):
        horizon.observe((1e9, "x"))
    assert not horizon.is_past(1000 - 50 + 9)


def test_dates_of_long_ago_hold_nothing_up_and_what_has_them_leaves_too() -> None:
    horizon = new_horizon()
    left = 0
    for second in range(1000, 2000):
        horizon.observe((float(second), "x"))
        for _ in range(second % 3 == 0):
            horizon.observe((5.0, "old"))
        left += sum(1 for _ in iter(horizon.pop, None))
    assert len(horizon._noted) < 250
    assert left + len(horizon._noted) == 1333


def test_what_came_before_there_was_a_watermark_is_kept_for_a_window_from_the_first() -> None:
    horizon = new_horizon()
    for at in (5.0, *(float(second) for second in range(1000, 1100))):
        horizon.observe((at, "x"))
        assert horizon.pop() is None
    for second in range(1100, 1151):
        horizon.observe((float(second), "y"))
    assert horizon.pop() is not None


def test_what_is_past_is_given_once_the_oldest_first() -> None:
    horizon = new_horizon()
    for order in ((30.0, "b"), (20.0, "a"), (990.0, "c")):
        horizon.note(order)
    horizon.resume(range(1000, 1100))
    assert [horizon.pop() for _ in range(3)] == [(20.0, "a"), (30.0, "b"), None]


def test_many_live_articles_are_sampled() -> None:
    horizon = new_horizon()
    horizon.resume(range(1000, 2000))
    assert horizon.is_past(1050 - 50 - 1)
    assert not horizon.is_past(1050 - 50)


def test_what_comes_late_is_kept_for_a_window_from_then() -> None:
    horizon = new_horizon()
    horizon.resume(range(1000, 1100))
    horizon.observe((5.0, "late"))
    assert horizon.pop() is None
    horizon.resume(range(1060, 1160))
    assert horizon.pop() == (1005.0, "late")
