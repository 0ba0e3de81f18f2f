from datetime import UTC, datetime

import pytest

from streams.fold.issues import are_two_issues, issue

LAST_OF_MARCH = datetime(2025, 3, 31, 12, tzinfo=UTC).timestamp()
DAY = 86400


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Horoscope for March 31", {31}),
        ("The weather on April 1", {1}),
        ("Stars of the 30th", {30}),
        ("3月31日の天気", {31}),
        ("Puzzle #1234 of March 29", set()),
        ("The weather", set()),
    ],
)
def test_a_date_is_that_of_the_report_or_a_day_beside_it(title: str, expected: set[int]) -> None:
    assert issue(title, LAST_OF_MARCH).dates == expected


def test_titles_of_a_series_are_alike() -> None:
    one = issue("Horoscope for Monday, March 31", LAST_OF_MARCH)
    assert are_two_issues(one, issue("Horoscope for Tuesday, April 1", LAST_OF_MARCH + DAY))
    assert not are_two_issues(one, issue("Rain on Tuesday, April 1", LAST_OF_MARCH + DAY))
    assert not are_two_issues(one, one)
