import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.meta.written import written_dates


@pytest.mark.parametrize(
    "text",
    [
        "13 January 2025",
        "Monday, January 13th, 2025 at 7 p.m.",
        "Jan. 13, 2025",
        "Jan 13,2025",
        "13-Jan-2025",
        "Mo, 13. Januar 2025, 10:30 Uhr",
        "13. Jänner 2025",
        "13 de enero de 2025",
        "lundi 13 janvier 2025",
        "13 gennaio 2025",
        "13 stycznia 2025",
        "13. ledna 2025",
        "13 января 2025 г.",
        "13 Ιανουαρίου 2025",
        "13 Ocak 2025 Pazartesi",
        "2025. január 13.",
        "2025 m. sausio 13 d.",
        "2025 Jan 13",
        "Mon Jan 13 10:30:00 UTC 2025",
        "Jan 13 10:30 2025",
        "١٣ يناير ٢٠٢٥",
        "13 जनवरी 2025",
        "13 มกราคม 2568",
        "2025年1月13日",
        "2025년 1월 13일",
        "2025. 1. 13.",
        "13.01.2025",
        "13.1.25 | 14:07",
        "13/1/2025",
        "2025-01-13T07:00",
        "ngày 13 tháng 1 năm 2025",
        "13 يناير/جانفي 2025",
        "13 كانون الثاني / يناير 2025",
        "13 كانون الثاني 2025",
        "13 בינואר 2025",
        "Fri, Jan 13 20252:23 PM EST",
        "Harrow DailyJanuary 13, 2025 GMT",
        "Palma, Mallorca13.01.25 09:56",
    ],
)
def test_date_is_read(text: str) -> None:
    assert [f"{date.day:%Y-%m-%d}" for date in written_dates(text)] == ["2025-01-13"]


@pytest.mark.parametrize(("text", "month"), [("15. April 2025", 4), ("15. August 2025", 8)])
def test_a_month_may_begin_with_the_letter_of_an_ordinal(text: str, month: int) -> None:
    assert [date.day.month for date in written_dates(text)] == [month]


@pytest.mark.parametrize(
    "text", ["", "Tram 12 of 2024", "call 555 2024", "31 Foo 2024", "30 February 2024", "10.4.2.1", "v1.2.34"]
)
def test_no_date(text: str) -> None:
    assert written_dates(text) == []


def test_country_says_which_number_is_the_month() -> None:
    assert [written_dates("3/4/2025", month_first=first)[0].day.month for first in (True, False)] == [3, 4]
    assert written_dates("13/4/2025", month_first=True)[0].day.month == 4
    assert written_dates("3.4.2025", month_first=True)[0].day.month == 4


def test_dates_come_in_order_with_their_places() -> None:
    line = "Posted 2 May 2025, updated 4 May 2025"
    assert [line[date.start : date.end] for date in written_dates(line)] == ["2 May 2025", "4 May 2025"]


@given(st.text(alphabet="0123456789 .,-/年月日Jan") | st.text())
def test_no_text_raises(text: str) -> None:
    assert all(0 <= date.start < date.end <= len(text) for date in written_dates(text))
