from datetime import timedelta

from streams.fold.horizon import Horizon
from streams.fold.settings import FoldSettings


def horizon() -> Horizon:
    return Horizon(FoldSettings(window=timedelta(seconds=50), arrivals=100))


def test_nothing_is_past_before_enough_have_come() -> None:
    found = horizon()
    for second in range(99):
        found.observe((1000.0 + second, "x"))
    assert not found.is_past(0)


def test_the_watermark_is_the_twentieth_part_of_the_latest_arrivals() -> None:
    found = horizon()
    for second in range(1000, 1200):
        found.observe((float(second), "x"))
    assert found.is_past(1100 + 5 - 50 - 1)
    assert not found.is_past(1100 + 5 - 50)


def test_a_few_dates_far_ahead_move_nothing() -> None:
    found = horizon()
    for second in range(1000, 1100):
        found.observe((float(second), "x"))
    for _ in range(4):
        found.observe((1e9, "x"))
    assert not found.is_past(1000 - 50 + 9)


def test_dates_of_long_ago_hold_nothing_up_and_what_has_them_leaves_too() -> None:
    found = horizon()
    left = 0
    for second in range(1000, 2000):
        found.observe((float(second), "x"))
        for _ in range(second % 3 == 0):
            found.observe((5.0, "old"))
        left += sum(1 for _ in iter(found.pop, None))
    assert len(found._noted) < 250
    assert left + len(found._noted) == 1333


def test_what_came_before_there_was_a_watermark_is_kept_for_a_window_from_the_first() -> None:
    found = horizon()
    for at in (5.0, *(float(second) for second in range(1000, 1100))):
        found.observe((at, "x"))
        assert found.pop() is None
    for second in range(1100, 1151):
        found.observe((float(second), "y"))
    assert found.pop() is not None


def test_what_is_past_is_given_once_the_oldest_first() -> None:
    found = horizon()
    for order in ((30.0, "b"), (20.0, "a"), (990.0, "c")):
        found.note(order)
    found.resume(range(1000, 1100))
    assert [found.pop() for _ in range(3)] == [(20.0, "a"), (30.0, "b"), None]


def test_many_live_articles_are_sampled() -> None:
    found = horizon()
    found.resume(range(1000, 2000))
    assert found.is_past(1050 - 50 - 1)
    assert not found.is_past(1050 - 50)


def test_what_comes_late_is_kept_for_a_window_from_then() -> None:
    found = horizon()
    found.resume(range(1000, 1100))
    found.observe((5.0, "late"))
    assert found.pop() is None
    found.resume(range(1060, 1160))
    assert found.pop() == (1005.0, "late")
