"""The borders between the verbal and cooperative roots: who speaks, what is planned, what is refused."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent
from tests.code.articles import FRIDAY

CODER = RulesCoder()


def first(text: str) -> CodedEvent:
    return CODER.code("", text, FRIDAY, None, "en")[0]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("The presidents of Chad and Niger are to meet in Zinder.", "AGREE"),
        ("The Malaysian government announced plans to withdraw its troops.", "AGREE"),
        ("Finland said it would apply the rules.", "AGREE"),
        ("Britain is to expel three Russian diplomats.", "THREATEN"),
        ("Washington may impose sanctions on Niger.", "THREATEN"),
        ("The Libyan army plans an attack on Tripoli.", "THREATEN"),
        ("Syria vowed to crush the rebels.", "THREATEN"),
        ("Serbia vowed to protect the minorities.", "AGREE"),
        ("The Taliban have not accepted the offer of the government.", "REJECT"),
        ("Japan has no plans to sign the treaty.", "REJECT"),
        ("There is nothing to discuss, the Syrian minister said.", "REJECT"),
        ("Iran denied that it had armed the rebels.", "REJECT"),
        ("The Ghanaian minister dismissed charges that the vote was rigged.", "REJECT"),
        ("A Thai court dismissed charges against the editor.", "CONCEDE"),
        ("The Chadian government protested the raid on its consulate.", "ACCUSE"),
        ("The Danish minister called the attack on the embassy a crime.", "ACCUSE"),
        ("The Chadian senate sacked Prime Minister John Doe.", "SANCTION"),
        ("A British envoy said the United States would retaliate if the tax passed.", "THREATEN"),
        ("A Chadian delegation is in Algiers for contacts with the envoys.", "CONSULT"),
        ("The Serbian premier struck a conciliatory note in the row with Kosovo.", "AGREE"),
        ("The Chadian oil minister is in Algeria to discuss prices.", "CONSULT"),
        ("Two Chadian senators have asked the White House to name a new envoy.", "REQUEST"),
        ("Spain will not veto the accord.", "AGREE"),
        ("Washington wants Turkey to close its border.", "REQUEST"),
        ("Turkey wants to join the accord.", "AGREE"),
        ("The bishops said that the army needs to withdraw.", "REQUEST"),
        ("Russia said that the sanctions were illegal.", "ACCUSE"),
        ("The emir received the Turkish president.", "CONSULT"),
        ("The navies of India and Oman began a joint exercise.", "COOPERATE"),
        ("Iran and Pakistan jointly mapped the border.", "COOPERATE"),
        ("India and Oman held naval drills off Muscat.", "COOPERATE"),
        ("The Nigerian army freed 20 hostages.", "AID"),
        ("Hamas freed two hostages.", "RETREAT"),
        ("Britain trained Ukrainian soldiers.", "AID"),
        ("A ceasefire in Aleppo took effect on Monday.", "RETREAT"),
        ("The rebels gave the government two days.", "THREATEN"),
        ("Bulgarians took to the streets of Sofia to demand a vote.", "PROTEST"),
        ("Pyongyang has yet to return the fishermen to Japan.", "REJECT"),
        ("The Chadian president sent a letter to the African Union seeking its help.", "REQUEST"),
        ("The Turkish and Greek navies jointly cleared mines.", "COOPERATE"),
        ("Moroccan and French commandos trained together in the desert.", "COOPERATE"),
        ("Nigeria sent 700 soldiers to Liberia to join a peacekeeping force.", "AID"),
        ("Japan stopped loans to China in protest at the killings.", "SANCTION"),
        ("South Africa supplied the Angolan rebels with missiles, a news agency said.", "AID"),
        ("The Libyan rebels said they would sell crude unless the government met their demand.", "THREATEN"),
        ("The Turkish premier said that Ankara would help should the coalition decide to act.", "AGREE"),
        ("Ukrainian riot police used tear gas against students in Kiev.", "ASSAULT"),
    ],
)
def test_the_first_event_reads_as_the_codebook_has_it(text: str, reading: str) -> None:
    assert first(text).plover == reading


def test_what_is_said_comes_after_the_word_of_who_says_it() -> None:
    events = CODER.code("", "Croatia fails to protect them, the UN complained.", FRIDAY, None, "en")
    assert events[0].event == "ACCUSE"


def test_what_is_counted_in_units_is_the_object() -> None:
    assert first("India sent three tonnes of food to Nepal.").event == "AID"


def test_a_verb_with_a_silent_e_is_known_in_all_its_forms() -> None:
    assert first("Indonesia hopes to sign the treaty with Fiji.").plover == "AGREE"


def test_a_verb_taken_for_an_attribute_is_still_the_verb() -> None:
    event = first("Thai prosecutors formally charged Muslim cleric Abu Bakar Bashir with treason.")
    assert (event.event, event.actor[0].sector) == ("ACCUSE", "JUD")


def test_who_would_not_do_harm_gives_his_word() -> None:
    assert first("Taiwan will not attack China.").plover == "AGREE"


@pytest.mark.parametrize(
    "text",
    [
        "The president of Georgia ordered the separatists to disarm or face attack.",
        "The rebels told foreigners to leave Burundi or be killed.",
        "Nigeria said it will withdraw its force from Chad unless the president resigns.",
    ],
)
def test_a_demand_with_an_or_else_and_a_step_with_an_unless_are_threats(text: str) -> None:
    assert first(text).plover == "THREATEN"


def test_who_says_that_he_would_not_refuses() -> None:
    assert first("Portugal said it would not enforce the rules.").plover == "REJECT"


def test_troops_that_arrive_make_no_visit() -> None:
    assert first("Rwandan troops arrived in Bangui on Monday.").event == "MOBILIZE"


def test_a_deed_is_the_news_whoever_tells_it() -> None:
    assert first("Soldiers killed ten villagers, a human rights organization charged.").event == "ASSAULT"


def test_a_plane_that_lands_visits_nobody() -> None:
    roots = {event.event for event in CODER.code("", "A Japanese plane landed in Iran.", FRIDAY, None, "en")}
    assert "CONSULT" not in roots
