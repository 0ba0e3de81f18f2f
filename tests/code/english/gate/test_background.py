"""Attacks that are told beside the news, and what is none though its words are those of one."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent
from tests.code.articles import FRIDAY

CODER = RulesCoder()


def attacks(text: str, title: str = "") -> list[CodedEvent]:
    return [one for one in CODER.code(title, text, FRIDAY, None, "en") if one.event == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Three years ago a band of rebels landed on the coast and soldiers killed eight of them.",
        "Chile marked the anniversary on Tuesday of the bombing in which 19 people died in Santiago.",
        "Ceremonies mark 22 years since the genocide in which 800,000 Tutsis were slaughtered.",
        "That year North Korea shelled a southern island.",
        "Kurdish militants have set off bombs in the city in the past.",
    ],
)
def test_what_is_long_past_is_history(text: str) -> None:
    assert all(attack.modality.historical for attack in attacks(text))


@pytest.mark.parametrize(
    "text",
    [
        "The submarines can fire missiles at Israel from the Gulf.",
        "The senate of Maryland passed a ban on assault rifles on Thursday.",
        "Villagers attacked the state of the roads in Gujarat.",
        "The former premier was attacked over the dossier in parliament.",
        "Families of soldiers who were killed met the minister in Rome.",
        "Attacks on farms rose in South Africa last year, the police said.",
        "The activist condemned a militia that Sudan uses to fight rebels.",
        "Water bombers from Spain were fighting the blaze in Portugal.",
    ],
)
def test_words_of_attack_without_one(text: str) -> None:
    assert attacks(text) == []


def test_he_who_killed_his_wife_goes_on_with_his_crime() -> None:
    text = "A former soldier was charged with killing his wife in Ohio. He shot her while she slept."
    assert attacks(text) == []


def test_people_who_are_counted_are_told_of() -> None:
    assert attacks("The mayor visited the families of nine guards who were killed in Goma on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "Householders who injure intruders may be tried in Britain, the minister said.",
        "Mr Brown said there was no plan for an invasion of Iran.",
        "A nuclear attack is the main danger to the United States, the report said.",
        "The South African president attacked British imperialists, calling them no better than savages.",
        "The Lib Dem leader has been under fire for missing a vote on the government's bill.",
        "The American government has taken a harsh line on Cuba.",
        "The opposition said that military force was not the way to fight terrorism.",
        "Turkish officials said it proved wrong the claims of a clash between Muslims and Christians.",
    ],
)
def test_attacks_that_are_spoken_of(text: str) -> None:
    assert attacks(text) == []


def test_rebels_test_no_missiles() -> None:
    assert attacks("Huthi rebels fired a ballistic missile at Riyadh.")
