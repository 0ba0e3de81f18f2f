"""Countries of people whom a text gives none: of where it was, of who rules them, of the one it names."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent


def first(sentence: str) -> CodedEvent:
    return RulesCoder().code("", sentence, None, None, "en")[0]


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"),
    [
        ("Soldiers shot nine monks in Yangon.", ["MMR"], ["MMR"]),
        ("Turkish police arrested 20 protesters.", ["TUR"], ["TUR"]),
        ("The Nepalese government ordered newspapers to close.", ["NPL"], ["NPL"]),
        ("The vice president declined to resign despite protests in Kenya.", ["KEN"], []),
        ("University students across Peru staged a rally.", ["PER"], []),
    ],
)
def test_who_has_no_country_is_of_the_one_around(
    sentence: str, actors: list[str], recipients: list[str]
) -> None:
    event = first(sentence)
    assert [actor.country for actor in event.actor] == actors
    assert {actor.country for actor in event.recipient} == set(recipients)


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen killed three Ghanaian soldiers.",  # of whom nobody knows whose they are
        "Islamic State killed nine people.",
        "The foreign minister condemned attacks in Chad and Mali.",
    ],
)
def test_an_actor_of_whom_nothing_is_plain_has_no_country(sentence: str) -> None:
    assert [actor.country for actor in first(sentence).actor] == [None]


def test_strangers_are_not_of_where_they_are() -> None:
    assert [
        actor.country for actor in first("Rebels kidnapped two foreign students in Yemen.").recipient
    ] == [None]


@pytest.mark.parametrize(
    ("sentence", "sector"),
    [
        ("Israeli troops arrested 20 Palestinians.", "CVL"),
        ("The Danish army demolished Swedish homes.", "CVL"),
        ("France accused Sweden of spying.", "GOV"),
    ],
)
def test_a_people_that_suffers_is_no_government(sentence: str, sector: str) -> None:
    assert [actor.sector for actor in first(sentence).recipient] == [sector]


@pytest.mark.parametrize(
    ("sentence", "recipients"),
    [
        ("Turkish police shot and wounded nine Syrian farmers.", ["SYR"]),
        ("Peru attacked Chilean troops and tanks in Bolivia.", ["CHL", "CHL"]),
        ("Iran launched more than 300 drones at Jordan.", ["JOR"]),
        ("Rebel guards murdered the prime minister in Kigali.", ["RWA"]),
    ],
)
def test_what_is_joined_shares_its_country_or_its_deed(sentence: str, recipients: list[str]) -> None:
    assert [actor.country for actor in first(sentence).recipient] == recipients


def test_a_parser_that_takes_a_verb_for_a_noun_hides_nobody() -> None:
    event = first("A Jewish settler shot dead at least 29 Ugandan worshippers in a mosque at dawn on Friday.")
    assert [[one.sector for one in side] for side in (event.actor, event.recipient)] == [["CVL"], ["CVL"]]


def test_a_list_of_states_acts_together() -> None:
    text = (
        "Saudi Arabia, Egypt, Bahrain and the United Arab Emirates cut diplomatic ties with Qatar on Monday."
    )
    assert [actor.country for actor in first(text).actor] == ["SAU", "EGY", "BHR", "ARE"]
