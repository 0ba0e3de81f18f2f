"""Dates, places and tolls, as the events carry them. The day of publication is Friday, 24 October 2025."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.code import RulesCoder
from streams.records import CodedEvent, Range
from tests.code.articles import FRIDAY

CODER = RulesCoder()


def first(text: str, dateline: str | None = None) -> CodedEvent:
    return CODER.code("", text, FRIDAY, dateline, "en")[0]


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("Soldiers attacked the camp on Monday.", "2025-10-20", "day"),
        ("Soldiers attacked the camp on Friday.", "2025-10-24", "day"),
        ("Soldiers attacked the camp on Saturday.", "2025-10-18", "day"),
        ("Turkish and Greek ministers will meet on Saturday.", "2025-10-25", "day"),
        ("Turkish and Greek ministers will meet on Friday.", "2025-10-24", "day"),
        ("Turkish and Greek ministers will meet tomorrow.", "2025-10-25", "day"),
        ("Soldiers attacked the camp yesterday.", "2025-10-23", "day"),
        ("Soldiers attacked the camp on October 3.", "2025-10-03", "day"),
        ("Soldiers attacked the camp on 3 November 2024.", "2024-11-03", "day"),
        ("Soldiers attacked the camp in December.", "2024-12-01", "month"),
        ("Turkish and Greek ministers will meet in January.", "2026-01-01", "month"),
        ("Soldiers attacked the camp two weeks ago.", "2025-10-10", "week"),
        ("Iraq invaded Kuwait in 1990.", "1990-01-01", "year"),
        ("Soldiers attacked the camp.", "2025-10-24", "assumed"),
        ("Soldiers attacked the camp last Friday.", "2025-10-17", "day"),
        ("Soldiers attacked the camp early on Sunday.", "2025-10-19", "day"),
        ("Soldiers attacked the camp on Wednesday night.", "2025-10-22", "day"),
        ("Soldiers attacked the camp last night.", "2025-10-23", "day"),
        ("Soldiers attacked the camp this morning.", "2025-10-24", "day"),
        ("Soldiers attacked the camp three days ago.", "2025-10-21", "day"),
        ("Soldiers attacked the camp a couple of days ago.", "2025-10-22", "day"),
        ("Soldiers attacked the camp on October 3rd.", "2025-10-03", "day"),
        ("Soldiers attacked the camp on the 3rd of October.", "2025-10-03", "day"),
        ("Soldiers attacked the camp on Oct. 3.", "2025-10-03", "day"),
        ("Soldiers attacked the camp on 2025-10-03.", "2025-10-03", "day"),
        ("Soldiers attacked the camp on 03.10.2025.", "2025-10-03", "day"),
        ("Soldiers attacked the camp on 10/13/2025.", "2025-10-13", "day"),
        ("Soldiers attacked the camp on 30 December.", "2024-12-30", "day"),
        ("Soldiers attacked the camp over the weekend.", "2025-10-18", "day"),
        ("Turkish and Greek ministers will meet next Friday.", "2025-10-31", "day"),
        ("Turkish and Greek ministers will meet this weekend.", "2025-10-25", "day"),
        ("Turkish and Greek ministers will meet on November 3-5.", "2025-11-03", "day"),
        ("Turkish and Greek ministers will meet on 3 January.", "2026-01-03", "day"),
        ("Turkish and Greek ministers meet on Monday.", "2025-10-27", "day"),
        ("Turkish and Greek ministers will meet in three days.", "2025-10-27", "day"),
        ("Turkish and Greek ministers will meet in two weeks.", "2025-11-07", "week"),
        ("Soldiers attacked the camp on the 20th.", "2025-10-20", "day"),
        ("Soldiers attacked the camp on the 30th.", "2025-09-30", "day"),
        ("Soldiers attacked the camp overnight Thursday.", "2025-10-23", "day"),
        ("Soldiers attacked the camp the day before yesterday.", "2025-10-22", "day"),
        ("The previous day, soldiers attacked the camp.", "2025-10-23", "day"),
        ("The army said on Thursday that soldiers attacked the camp the day before.", "2025-10-22", "day"),
        ("Soldiers attacked the camp two years ago.", "2023-10-24", "year"),
    ],
)
def test_a_date_is_read_at_the_day_of_publication(text: str, date: str, precision: str) -> None:
    event = first(text)
    assert (str(event.date), event.date_precision) == (date, precision)


def test_the_day_of_who_reports_is_not_the_day_of_the_event() -> None:
    assert first("Soldiers attacked the camp, the UN said on Monday.").date_precision == "assumed"


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("Turkish jets struck a base on Tuesday after the truce collapsed in March.", "2025-10-21", "day"),
        ("Rebels on Monday attacked a town that the army retook in March.", "2025-10-20", "day"),
        ("Kenya agreed on Tuesday to release prisoners in February.", "2025-10-21", "day"),
        ("Soldiers attacked the camp on Friday, October 3.", "2025-10-03", "day"),
        ("Rebels killed nine soldiers in the worst attack since January.", "2025-10-24", "assumed"),
        ("Protesters marched in Paris after Monday's attack on a mosque.", "2025-10-24", "assumed"),
        ("Turkish jets struck a base after the truce collapsed in March.", "2025-10-24", "assumed"),
        ("France condemned Monday's attack on a mosque.", "2025-10-24", "assumed"),
    ],
)
def test_the_date_of_another_clause_is_not_the_date_of_the_event(
    text: str, date: str, precision: str
) -> None:
    event = first(text)
    assert (str(event.date), event.date_precision) == (date, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Ten soldiers were killed when rebels ambushed a convoy on Monday.",
        "The council voted on Monday to extend sanctions on Haiti until March.",
        "Soldiers attacked the camp, killing 12 villagers on Monday.",
        "Rebels raided the camp and killed six villagers on Monday.",
        "Sudan refused to sign the treaty on Monday.",
        "A long siege ended on Monday, when rebels captured the airport.",
        "The town was quiet, but that changed on Monday when rebels shelled the market.",
    ],
)
def test_clauses_of_one_time_share_their_date(text: str) -> None:
    assert str(first(text).date) == "2025-10-20"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Russia will withdraw its troops from February.", "2026-02-01"),
        ("Norway said it would provide aid to Sudan from December.", "2025-12-01"),
        ("Russia withdrew its troops in February.", "2025-02-01"),
        ("Russia withdrew its troops in December.", "2024-12-01"),
    ],
)
def test_a_bare_month_is_ahead_where_the_verb_is_to_come(text: str, date: str) -> None:
    assert str(first(text).date) == date


@pytest.mark.parametrize("day", ["November 3-5", "November 3 to 5", "3-5 November", "3 to 5 November"])
def test_days_of_a_month_may_have_an_end(day: str) -> None:
    event = first(f"Turkish and Greek ministers will meet on {day}.")
    assert (str(event.date), str(event.enddate)) == ("2025-11-03", "2025-11-05")


def test_a_date_of_which_nobody_knows_the_month_is_none() -> None:
    assert first("Soldiers attacked the camp on 3/4/2025.").date_precision == "assumed"


def test_a_week_has_an_end() -> None:
    event = first("Turkish and Greek ministers will meet next week.")
    assert (str(event.date), str(event.enddate), event.date_precision) == ("2025-10-27", "2025-11-02", "week")


def test_without_a_day_of_publication_there_is_no_date() -> None:
    (event,) = CODER.code("", "France condemned Russia on Monday.", None, None, "en")
    assert (event.date, event.date_precision) == (None, None)


@settings(max_examples=60)
@given(
    st.datetimes(timezones=st.just(dt.UTC)),
    st.sampled_from(["February 29", "31 April", "last month", "next year", "5000 years ago", "on the 31st"]),
    st.sampled_from(["met", "will meet"]),
)
def test_no_day_of_publication_is_too_odd(published: dt.datetime, day: str, verb: str) -> None:
    (event,) = CODER.code("", f"Turkish and Greek ministers {verb} {day}.", published, None, "en")
    assert (event.date is None) == (not 1900 <= published.year <= 2100)


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("Turkish and Greek ministers met in Vienna.", "Vienna", "AUT", "city"),
        ("A bombing in Gaza killed ten people.", "Gaza", "PSE", "region"),
        ("Rebels attacked a convoy in Mali.", "Mali", "MLI", "country"),
        ("Rebels attacked a convoy near Kidal in Mali.", "Kidal", "MLI", "city"),
        ("A bombing in London, Ontario, killed ten people.", "London", "CAN", "city"),
        ("A bombing in London killed ten people.", "London", "GBR", "city"),
        ("A bombing in Birmingham, Alabama, killed ten people.", "Birmingham", "USA", "city"),
        ("A bombing in the Lebanese city of Tripoli killed ten people.", "Tripoli", "LBN", "city"),
        ("A bombing in Hyderabad in Pakistan killed ten people.", "Hyderabad", "PAK", "city"),
        ("Police in Georgia arrested 20 protesters in Tbilisi.", "Tbilisi", "GEO", "city"),
        ("Rebels attacked a village in eastern Chad.", "Chad", "TCD", "country"),
        ("Soldiers killed six people in Kabul's Khair Khana district.", "Kabul", "AFG", "city"),
        ("Russian missiles hit Kharkiv and Odesa.", "Kharkiv", "UKR", "city"),
        ("Israeli jets struck Beirut's southern suburbs.", "Beirut", "LBN", "city"),
        ("Rebels attacked a ship in the Red Sea.", "Red Sea", None, "region"),
    ],
)
def test_the_finest_place_of_the_clause_is_the_place(
    text: str, name: str, country: str | None, precision: str
) -> None:
    event = first(text)
    assert event.event_loc is not None
    assert (event.event_loc.name, event.event_loc.country, event.geo_precision) == (name, country, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Kabul condemned the attack.",  # a capital that acts is its government
        "The Turkish and Greek presidents met at Villa Hamilton.",
        "France imposed sanctions on Iran.",
        "Talks between Greece and Turkey resumed.",
    ],
)
def test_a_name_that_says_no_place_is_none(text: str) -> None:
    assert first(text).event_loc is None


def test_a_place_has_coordinates() -> None:
    place = first("Turkish and Greek ministers met in Vienna.").event_loc
    assert place is not None
    assert (round(place.latitude or 0), round(place.longitude or 0)) == (48, 16)


def test_a_dateline_may_name_its_country() -> None:
    place = first("Soldiers attacked the camp.", "TRIPOLI, Lebanon").event_loc
    assert place is not None
    assert (place.name, place.country) == ("Tripoli", "LBN")


def test_the_dateline_does_not_change_the_id() -> None:
    text = "France condemned Russia on Monday."
    assert first(text, "PARIS").event_id == first(text, "MOSCOW").event_id


@pytest.mark.parametrize(
    ("text", "dead", "injured"),
    [
        ("A bombing in Baghdad killed ten people.", Range(min=10, max=10), None),
        ("A bombing in Baghdad killed at least 12 people.", Range(min=12, max=None), None),
        ("A bombing in Baghdad killed up to 30 people.", Range(min=0, max=30), None),
        ("Rebels killed dozens of villagers.", Range(min=24, max=None), None),
        ("A bombing killed 3 people and wounded 1,200.", Range(min=3, max=3), Range(min=1200, max=1200)),
        ("Seven soldiers were killed in an attack in Mali.", Range(min=7, max=7), None),
        ("Rebels killed a villager aged 70.", Range(min=1, max=1), None),
    ],
)  # fmt: skip
def test_a_toll_is_read_with_its_bounds(text: str, dead: Range | None, injured: Range | None) -> None:
    size = first(text).size
    assert (size.dead, size.injured) == (dead, injured)


def test_who_reports_a_toll_did_not_cause_it() -> None:
    event = first("At least nine people were killed in an attack in Kano, officials said.")
    assert (event.actor, event.modality.claimed_by) == ((), "officials")


def test_who_reports_a_quake_did_not_cause_it() -> None:
    text = "A strong quake that hit the southern coast on Monday killed at least 30 people, officials said."
    assert first(text).actor == ()


def test_those_arrested_are_the_recipients() -> None:
    event = first("Police in Colombo arrested four fishermen on Monday.")
    assert [(party.text, party.sector) for party in event.recipient] == [("fishermen", "CVL")]


def test_arrests_are_counted() -> None:
    assert first("Police arrested 20 protesters in Minsk.").size.arrested == Range(min=20, max=20)


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("Kabul condemned the strike.", "Afghanistan", "AFG", "GOV"),
        ("The Turkish army attacked the camp.", "Turkish army", "TUR", "MIL"),
        ("Hezbollah attacked the camp.", "Hezbollah", "LBN", "REB"),
        ("The UN condemned the attack on the camp.", "United Nations", None, "IGO"),
        ("The president of Chad condemned the coup.", "Chad", "TCD", "GOV"),
        ("Kenyan Foreign Minister Jane Doe condemned the coup.", "Kenya", "KEN", "GOV"),
    ],
)
def test_an_actor_has_a_name_a_country_and_a_sector(
    text: str, name: str, country: str | None, sector: str
) -> None:
    (actor,) = first(text).actor
    assert (actor.name, actor.country, actor.sector) == (name, country, sector)
