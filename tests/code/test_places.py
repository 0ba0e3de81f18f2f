"""Where events were: provinces of the world, ground that a people's name tells, and places before a deed."""

import pytest

from streams.code import RulesCoder
from streams.code.english.atlas import atlas


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
