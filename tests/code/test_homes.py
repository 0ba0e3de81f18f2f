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
