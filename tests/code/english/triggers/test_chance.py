"""Harm that nobody meant, among people who could have meant it."""

import pytest

from streams.code import RulesCoder
from tests.code.articles import FRIDAY

CODER = RulesCoder()


def roots(text: str, title: str = "") -> list[str]:
    return [event.event for event in CODER.code(title, text, FRIDAY, None, "en")]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        (
            "At least nine people are killed and 30 others injured when a tram plunges into a canal.",
            "ACCIDENT",
        ),
        ("A fire hit a market in Accra, killing seven members of one family.", "ACCIDENT"),
        ("Cyclone Amphan barrelled into Odisha, ripping off roofs and killing six people.", "DISASTER"),
        ("Swarms of locusts attacked the fields of three districts in Niger.", "DISASTER"),
        ("Eleven soldiers lost their lives after a bridge snapped in Assam.", "ACCIDENT"),
        ("Doctors fought to save nine miners after a methane blast killed two in Silesia.", "ACCIDENT"),
        ("A fire at a drug clinic in Quito killed 20 addicts.", "ACCIDENT"),
        ("Sri Lanka: M 6.1 earthquake.", "DISASTER"),
    ],
)
def test_a_thing_that_harms_is_no_attacker(text: str, root: str) -> None:
    assert roots(text)[0] == root
    assert "ASSAULT" not in roots(text)


def test_the_dead_of_a_later_sentence_are_those_of_the_quake() -> None:
    text = "An earthquake hit Khost on 3 January. The Taliban government said 1,000 people were killed."
    assert roots(text) == ["DISASTER"]


def test_it_that_hits_is_the_coach_that_the_sentence_tells_of() -> None:
    assert roots("The driver lost control of the coach near Lima; it hit a kerb and nine people died.") == [
        "ACCIDENT"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tamil Tiger guerrillas hacked 30 villagers to death.",
        "Israeli fire killed two farmers near Hebron.",
        "Two villagers were killed by fire from Turkish positions.",
        "Gunmen killed nine soldiers near a coach station in Lima.",
        "A bomb went off at a market in Mosul and killed nine people.",
        "Passengers died when a train was derailed by a bomb in Dagestan.",
        "Nine people were crushed when a shell brought down a house in Marinka.",
        "Seven people were trampled when soldiers fired at a crowd in Bamako.",
        "An explosion ripped through a mosque in Quetta, killing nine worshippers.",
        "A fire set by settlers killed an infant in Nablus.",
        "Nine farmers were killed in Zamfara by men on motorbikes.",
    ],
)
def test_arms_and_armed_men_mean_it(text: str) -> None:
    assert roots(text)[0] == "ASSAULT"


def test_a_hunted_beast_is_no_victim() -> None:
    assert "ASSAULT" not in roots("Forest guards shot a tiger that had mauled four farmers in Pilibhit.")


def test_the_injured_of_a_note_of_mishap_alone_are_those_of_the_mishap() -> None:
    assert roots("Nepal: flash floods. 67 dead, 21 injured, 12 missing.") == ["DISASTER"]
    assert "ASSAULT" not in roots("Nine people were hurt at a pit in Silesia; rescuers were still digging.")


def test_a_word_of_war_in_the_article_leaves_its_dead_to_the_war() -> None:
    text = "Nine people were killed at a mine in Katanga. Militants have fought soldiers there since May."
    assert "ASSAULT" in roots(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ten soldiers were injured when their truck overturned on the way to a rebel-hit district.",
        "Nine soldiers died when a plane that took them to fight militants missed the runway and crashed.",
        "A gas explosion that raised fears of a bomb injured nine people in Ghent.",
    ],
)
def test_militants_on_the_way_have_done_no_harm(text: str) -> None:
    assert "ASSAULT" not in roots(text)


def test_a_headline_may_call_a_leak_a_tragedy() -> None:
    assert roots("", "Gas tragedy in Ghent: 12 dead") == ["ACCIDENT"]
