from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.clock import SLACK, credible, parse_time
from streams.errors import BadInput


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("2025-10-24", datetime(2025, 10, 24, tzinfo=UTC)),
        (" 2025-10-24T09:30:00Z ", datetime(2025, 10, 24, 9, 30, tzinfo=UTC)),
        ("2025-10-24T09:30:00", datetime(2025, 10, 24, 9, 30, tzinfo=UTC)),
        ("2025-10-24T09:30:00+05:00", datetime(2025, 10, 24, 9, 30, tzinfo=timezone(timedelta(hours=5)))),
    ],
)
def test_times_as_producers_write_them(written: str, time: datetime) -> None:
    parsed = parse_time(written, "fetched_at")
    assert (parsed, parsed.utcoffset()) == (time, time.utcoffset())


@pytest.mark.parametrize("written", ["yesterday", "", "2025-13-01", "1761300000"])
def test_what_is_no_time_is_named_with_its_field(written: str) -> None:
    with pytest.raises(BadInput, match="`fetched_at` is not an ISO 8601 time"):
        parse_time(written, "fetched_at")


@pytest.mark.parametrize("written", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
def test_a_time_at_an_end_of_the_calendar_is_refused(written: str) -> None:
    with pytest.raises(BadInput, match="newsfold takes 1600 to 2200"):
        parse_time(written, "published_at")


@given(st.text())
def test_any_text_is_a_time_that_can_be_reckoned_with_or_refused(written: str) -> None:
    try:
        parsed = parse_time(written, "published_at")
    except BadInput:
        return
    assert parsed - timedelta(days=400) < parsed.astimezone(UTC) < parsed + timedelta(days=400)


NOON = datetime(2025, 10, 24, 12, tzinfo=UTC)
ANY_TIME = st.datetimes(datetime(1600, 1, 1), datetime(2200, 12, 31), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("claimed", "believed"),
    [
        (NOON - timedelta(days=9000), NOON - timedelta(days=9000)),
        (NOON + SLACK, NOON + SLACK),
        (NOON + SLACK + timedelta(seconds=1), NOON),
        (datetime(2099, 1, 1, tzinfo=UTC), NOON),
    ],
)
def test_a_time_far_ahead_of_its_message_is_that_of_the_message(
    claimed: datetime, believed: datetime
) -> None:
    assert credible(claimed, NOON) == believed


@given(ANY_TIME, ANY_TIME)
def test_no_claim_is_further_ahead_of_its_message_than_the_slack(
    claimed: datetime, arrived: datetime
) -> None:
    assert credible(claimed, arrived) <= arrived + SLACK
