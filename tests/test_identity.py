"""What makes two tellings of an event one."""

from dataclasses import replace

import pytest

from streams.identity import family_key, is_anchored, is_identified, of_story
from streams.records import Actor
from tests.tally.events import coded


def party(name: str, country: str | None = None, sector: str | None = None) -> Actor:
    return Actor(text=name, name=name, country=country, sector=sector, span=None)


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (party("Kenyan police", "KEN", "COP"), True),
        (party("United Nations", None, "IGO"), True),
        (party("billionaire George Soros"), True),
        (party("PPI"), True),
        (party("Demonstrators", None, "CVL"), False),
        (party("ministry", None, "GOV"), False),
        (party("two men"), False),
        (party(""), False),
    ],
)
def test_a_party_is_identified_by_its_country_or_a_name_of_its_own(actor: Actor, expected: bool) -> None:
    assert is_identified(actor) is expected


ARREST = replace(coded("COERCE"), actor=(party("police", None, "COP"),))


def test_what_has_neither_party_nor_place_is_each_storys_own_event() -> None:
    one, other = of_story(ARREST, "s1"), of_story(ARREST, "s2")
    assert not is_anchored(ARREST)
    assert one.event_id != other.event_id
    assert family_key(one) != family_key(other)
    assert of_story(ARREST, "s1") == one


def test_what_has_a_party_or_a_place_keeps_its_id_in_every_story() -> None:
    for event in (coded("COERCE", "KEN"), coded("COERCE", where="Nairobi")):
        assert of_story(event, "s1") == event
