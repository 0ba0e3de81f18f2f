"""The benchmark of days counts an event on the day, month or year that a line says."""

from datetime import UTC, datetime

import pytest

from benchmarks.events.days import DayLine, days

FRIDAY = datetime(2025, 10, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [("Soldiers attacked the camp on Monday.", "2025-10-20"), ("It rained on Monday.", "")],
)
def test_the_day_of_the_first_event_is_told(text: str, day: str) -> None:
    line = DayLine(text=text, published_at=FRIDAY, date="2025-10-20")
    assert days([line]) == [(line, day)]
