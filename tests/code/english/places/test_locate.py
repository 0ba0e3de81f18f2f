"""Where events were: provinces of the world, ground that a people's name tells, and places before a deed."""

import pytest

from streams.code import RulesCoder
from streams.code.english.places.atlas import atlas


@pytest.mark.parametrize(
    ("name", "country"),
    [("Gauteng", "ZAF"), ("Kerala", "IND"), ("Kent", "GBR"), ("Bali", "IDN"), ("Zamfara", "NGA")],
)
def test_a_province_is_a_region_of_its_country_before_towns_of_its_name(name: str, country: str) -> None:
    assert (atlas()[name][0].country, atlas()[name][0].precision) == (country, "region")


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Gunmen killed nine soldiers in Zamfara on Sunday.", "NGA"),
        ("A gunman shot a guard at the Danish parliament.", "DNK"),
        ("A bomb killed three soldiers near the Turkish border.", "TUR"),
        ("The Nigeria bombing killed nine people.", "NGA"),
        ("Rebels shot down a drone over Syrian airspace.", "SYR"),
        ("Nine people died in a bomb attack on the Danish parliament.", "DNK"),
        ("A gunman shot a guard near the Danish Parliament building.", "DNK"),
        ("A bomb killed nine people on Beirut's seafront.", "LBN"),
        ("Jets bombed the runways of Beirut's airport.", "LBN"),
        ("The Turkish president flew to Amman for talks.", "JOR"),
        ("Thousands took to the streets of Moscow against the war.", "RUS"),
        ("Police stormed a square in Cairo, firing tear gas at protesters.", "EGY"),
        ("Gunmen killed nine people in Port-au-Prince.", "HTI"),
    ],
)
def test_a_place_is_found_around_its_deed(sentence: str, country: str) -> None:
    places = [event.event_loc for event in RulesCoder().code("", sentence, None, None, "en")]
    assert {place.country for place in places if place} == {country}
    assert None not in places


@pytest.mark.parametrize(
    ("name", "country"),
    [("Bogota", "COL"), ("Kiev", "UKR"), ("Srebrenica", "BIH"), ("Diyarbakir", "TUR")],
)
def test_a_city_is_known_by_the_spelling_of_the_press(name: str, country: str) -> None:
    assert (atlas()[name][0].country, atlas()[name][0].precision) == (country, "city")


def test_a_dateline_in_capitals_may_be_of_several_words() -> None:
    (event,) = RulesCoder().code("", "France condemned Russia.", None, "PORT-AU-PRINCE", "en")
    assert event.event_loc is not None
    assert (event.event_loc.country, event.geo_precision) == ("HTI", "dateline")


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Rebels shot down a drone over Syrian airspace.", "SYR"),
    ],
)
def test_an_event_is_where_its_clause_says(sentence: str, country: str) -> None:
    place = RulesCoder().code("", sentence, None, None, "en")[0].event_loc
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    "sentence", ["Nine people died in the Israel strike.", "Rebels killed a guard at an American embassy."]
)
def test_what_belongs_to_a_people_may_stand_anywhere(sentence: str) -> None:
    assert [event.event_loc for event in RulesCoder().code("", sentence, None, None, "en")] == [None]
