from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.meta.dates import is_plausible, parse_date
from tests.extract.meta.pages import FETCHED


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-01-14T07:30:00+01:00", "2025-01-14T07:30:00+01:00"),
        ("2025-01-14T07:30:00Z", "2025-01-14T07:30:00+00:00"),
        ("2025-01-14 07:30:00 +0100", "2025-01-14T07:30:00+01:00"),
        ("2025-01-14 07:30 UTC", "2025-01-14T07:30:00+00:00"),
        ("2025-01-14", "2025-01-14T00:00:00+00:00"),
        ("20250114T0730", "2025-01-14T07:30:00+00:00"),
        ("Tue, 14 Jan 2025 07:30:00 -0500", "2025-01-14T07:30:00-05:00"),
        ("2025-01-14 at seven", "2025-01-14T00:00:00+00:00"),
        ("January 14, 2025", "2025-01-14T00:00:00+00:00"),
        ("1/14/2025 7:30:00 AM", "2025-01-14T00:00:00+00:00"),
    ],
)
def test_date_keeps_the_offset_of_the_page(text: str, iso: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert date.isoformat() == iso


@pytest.mark.parametrize("text", ["", "soon", "9999-99-99", "0", "[date]"])
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(st.text() | st.from_regex(r"\d{1,8}[-/.: T]\d{0,4}[-/.: +]\d{0,4}"))
def test_any_text_is_a_date_with_a_zone_or_none(text: str) -> None:
    date = parse_date(text)
    assert date is None or date.tzinfo is not None


def test_page_is_of_the_web_s_time() -> None:
    assert is_plausible(FETCHED + timedelta(hours=20), FETCHED)
    assert not is_plausible(FETCHED + timedelta(days=2), FETCHED)
    assert not is_plausible(FETCHED.replace(year=1980), FETCHED)
