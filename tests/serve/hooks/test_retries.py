"""What answers mean."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.serve.hooks.retries import Verdict, pause, seconds_asked_for, verdict

_NOW = datetime(2025, 11, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("statuses", "meaning"),
    [
        ((200, 202, 204), Verdict.TAKEN),
        ((0, 408, 425, 429, 500, 502, 503, 599), Verdict.AGAIN),
        ((301, 302, 307, 308, 400, 401, 404, 422), Verdict.REFUSED),
        ((410,), Verdict.UNWANTED),
    ],
)
def test_a_status_says_what_becomes_of_a_record(statuses: tuple[int, ...], meaning: Verdict) -> None:
    assert {verdict(status) for status in statuses} == {meaning}


@given(st.integers(1, 10_000))
def test_pauses_grow_up_to_a_minute_and_are_not_the_same(attempt: int) -> None:
    longest = min(60, 2 ** min(attempt - 1, 10))
    assert longest / 2 <= pause(attempt) <= longest


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (None, 0), ("", 0), ("soon", 0), ("-5", 0), ("12", 12), ("9" * 400, 3600),
        ("Sat, 01 Nov 2025 12:00:30 GMT", 30), ("Sat, 01 Nov 2025 11:00:00 GMT", 0),
        ("Sun, 02 Nov 2025 12:00:00 GMT", 3600),
    ],
)  # fmt: skip
def test_retry_after_is_heeded_up_to_an_hour(text: str | None, seconds: float) -> None:
    assert seconds_asked_for(text, _NOW) == seconds


@given(st.text(max_size=40))
def test_no_text_of_retry_after_is_an_error(text: str) -> None:
    assert 0 <= seconds_asked_for(text, _NOW) <= 3600
