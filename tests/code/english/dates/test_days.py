"""Days that another day tells, or a dateline, or who reports. Published on Friday, 24 October 2025."""

import datetime as dt

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent
from tests.code.articles import FRIDAY

CODER = RulesCoder()


def first(text: str, published: dt.datetime = FRIDAY) -> CodedEvent:
    return CODER.code("", text, published, None, "en")[0]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Soldiers attacked the camp on the eve of elections on Thursday.", "2025-10-22"),
        ("Soldiers attacked the camp two days after a vote on Monday.", "2025-10-22"),
        ("The army fled on Monday. Rebels attacked the camp the following day.", "2025-10-21"),
        ("Soldiers attacked the camp overnight into Tuesday.", "2025-10-21"),
        ("Soldiers attacked the camp on Monday last week.", "2025-10-13"),
        ("Soldiers attacked the camp on Tuesday of this week.", "2025-10-21"),
        ("Gunmen kidnapped three nurses on Saturday last week on the road to Sokoto.", "2025-10-18"),
        ("The two ministers will meet in Oslo next Sunday.", "2025-11-02"),
        ("The two ministers will meet in Oslo next Monday.", "2025-10-27"),
        ("Soldiers attacked the camp on New Year's Eve.", "2024-12-31"),
        ("The two ministers will meet in Oslo on Christmas Eve.", "2025-12-24"),
        ("Police fired tear gas to break up a rally on May Day.", "2025-05-01"),
        ("Soldiers attacked the camp a fortnight ago.", "2025-10-10"),
        ("Police fired tear gas to break up a rally on Wednesday.", "2025-10-22"),
    ],
)
def test_a_day_may_be_told_by_another(text: str, date: str) -> None:
    assert date in {str(event.date) for event in CODER.code("", text, FRIDAY, None, "en")}


def test_a_day_later_than_a_day_that_nobody_names_is_not_known() -> None:
    assert first("Soldiers attacked the camp a day after the vote.").date_precision == "assumed"


@pytest.mark.parametrize(
    "text",
    [
        "A strong flood killed at least 14 people on Wednesday, officials said on Thursday.",
        "A flood that hit the valley before dawn on Wednesday killed 14 people, officials said on Thursday.",
    ],
)
def test_what_is_said_of_a_noun_has_a_day_of_its_own(text: str) -> None:
    assert str(first(text).date) == "2025-10-22"


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers attacked the camp, the UN said on Monday.",
        "France will veto the resolution, President Emmanuel Macron said on Monday.",
        "Ugandan rebels said on Monday they would observe a three-week ceasefire.",
    ],
)
def test_what_is_reported_had_happened_by_the_day_of_the_report(text: str) -> None:
    event = first(text)
    assert (str(event.date), event.date_precision) == ("2025-10-20", "assumed")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("KABUL, Oct 20 (Reuters) - ", "2025-10-19"),  # a Monday
        ("KABUL, 20 October 2025 (AFP) - ", "2025-10-19"),
        ("KABUL, March 3 (Reuters) - ", "2025-10-19"),  # too old to be this text's
        ("KABUL, Oct 15 (Reuters) - ", "2025-10-12"),
        ("KABUL, Feb 30 (Reuters) - ", "2025-10-19"),
    ],
)
def test_days_are_counted_from_the_day_of_the_dateline(head: str, date: str) -> None:
    assert str(first(f"{head}Soldiers attacked the camp on Sunday.").date) == date


@pytest.mark.parametrize(
    ("hour", "offset", "date"), [(22, 0, "2025-10-25"), (9, 0, "2025-10-18"), (22, -5, "2025-10-18")]
)
def test_late_in_the_day_it_is_tomorrow_in_the_east(hour: int, offset: int, date: str) -> None:
    published = dt.datetime(2025, 10, 24, hour, tzinfo=dt.timezone(dt.timedelta(hours=offset)))
    assert str(first("Soldiers attacked the camp on Saturday.", published).date) == date


def test_a_day_is_finer_than_the_week_it_is_in() -> None:
    text = "Turkish jets bombed a rebel base earlier this week. The jets bombed the base on Tuesday."
    (event,) = CODER.code("", text, FRIDAY, None, "en")
    assert (str(event.date), event.date_precision) == ("2025-10-21", "day")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2019 bombings killed nine people in Colombo.", ("2019-01-01", "year")),
        ("Police arrested 1998 people on Monday.", ("2025-10-20", "day")),
    ],
)
def test_a_year_before_a_noun_says_which_it_was_and_not_how_many(
    text: str, expected: tuple[str, str]
) -> None:
    assert (str(first(text).date), first(text).date_precision) == expected
