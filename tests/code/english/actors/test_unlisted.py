"""Parties whom no gazetteer knows: names, nouns for persons, people who are only counted, pronouns."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent
from tests.code.articles import FRIDAY

CODER = RulesCoder(0)


def code(text: str, root: str) -> CodedEvent:
    return next(event for event in CODER.code("", text, FRIDAY, None, "en") if event.event == root)


@pytest.mark.parametrize(
    ("text", "root", "name"),
    [
        ("Police arrested Amina Diallo in Lomé on Monday.", "COERCE", "Amina Diallo"),
        ("Gunmen abducted 40 schoolboys in Zamfara.", "ASSAULT", "40 schoolboys"),
        ("A bomb in Karachi killed dozens.", "ASSAULT", "dozens"),
        ("The minister, Yusuf Bello, was accused of fraud by a watchdog.", "ACCUSE", "Yusuf Bello"),
        ("Miriam Costa, who was kidnapped by rebels in May, spoke.", "ASSAULT", "Miriam Costa"),
        ("Farmers were seized in Borno and beaten by militants.", "ASSAULT", "Farmers"),
        ("Militants threatened to kill the skipper.", "THREATEN", "skipper"),
        ("The murder of Hanna Lund by militants was condemned by Sweden.", "ASSAULT", "Hanna Lund"),
    ],
)
def test_on_whom_a_deed_is_done_is_its_target(text: str, root: str, name: str) -> None:
    assert [party.name for party in code(text, root).recipient] == [name]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The army destroyed three drone launchers near Gao.", "ASSAULT"),
        ("The president of Chad declared a state of siege on Monday.", "COERCE"),
    ],
)
def test_a_thing_is_no_target(text: str, root: str) -> None:
    assert code(text, root).recipient == ()


def test_a_pronoun_stands_for_the_person_told_of_before() -> None:
    event = code("Omar Said led the march. He was arrested by police in Nairobi.", "COERCE")
    assert [(party.text, party.name) for party in event.recipient] == [("He", "Omar Said")]


def test_a_pronoun_that_may_be_two_is_nobody() -> None:
    event = code(
        "A teacher said the nurse knew the driver before soldiers abducted him near Goma.", "ASSAULT"
    )
    assert event.recipient == ()


@pytest.mark.parametrize(
    ("text", "root", "names"),
    [
        ("Investigators accused Iran of arming the rebels.", "ACCUSE", ["Investigators"]),
        ("The resignation of Lars Vik as mayor of Oslo was announced.", "RETREAT", ["Lars Vik"]),
        ("The raid, carried out by Nigerian troops, killed nine rebels.", "ASSAULT", ["Nigerian troops"]),
        ("Kenya hosted talks between Chad and Sudan on Monday.", "CONSULT", ["Chad", "Sudan"]),
    ],
)
def test_who_does_it_is_its_actor(text: str, root: str, names: list[str]) -> None:
    assert [party.name for party in code(text, root).actor] == names


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("A quake in Laos killed nine villagers.", "DISASTER"),
        ("Ten miners died when a tunnel collapsed in Ghana.", "ACCIDENT"),
        ("The king met a driver who was kidnapped in May.", "ASSAULT"),
    ],
)
def test_what_nobody_is_said_to_have_done_has_no_actor(text: str, root: str) -> None:
    assert code(text, root).actor == ()


def test_who_came_to_harm_by_mishap_is_its_target() -> None:
    event = code("Ten miners died when a tunnel collapsed in Ghana.", "ACCIDENT")
    assert [party.name for party in event.recipient] == ["Ten miners"]
