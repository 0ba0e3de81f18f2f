"""Verbs that have the words of a frame and another sense."""

import pytest

from streams.code.english.actors.people import Parties
from streams.code.english.triggers.hits import hits
from tests.code.parses import parse


def roots(text: str) -> list[str]:
    doc = parse(text)
    parties = Parties(doc)
    return [hit.frame.root for sentence in doc.sents for hit in hits(sentence, parties, headline=False)]


@pytest.mark.parametrize(
    "text",
    [
        "The Portuguese prime minister is going to be a grandfather.",
        "Norway went to the polls.",
        "The Portuguese president landed in trouble.",
        "The Danish army is called a family by its soldiers.",
        "If you attack the Danish prime minister, think twice.",
        "The Chilean president insisted that the economy was strong.",
        "The Chilean president suggested that voters were tired.",
        "The Chilean president sought to reassure the markets.",
        "The Chilean president is seeking a third term.",
        "The head of a panel charged with finding the money was tired.",
        "A budget drafted by the Chilean senate was long.",
        "The Chilean president recognises that time is short.",
        "The inflation rate in Chile dropped in May.",
        "The Chilean economy is heading for hard times.",
        "Chilean oil demand rose in April.",
        "The poll left the opposition party trailing in third place.",
        "The tax will fall in the fiscal year ending in March, the ministry wrote.",
        "Chilean officials said output should rise in May.",
        "The Chilean president said the law would cut red tape.",
        "Rumours of a coup exploded on the internet.",
        "The ministry was flooded with calls.",
        "The senator spoke English.",
        "The paper talked to several friends of the singer.",
        "The fund met the needs of the country.",
        "The rebels have three warplanes.",
        "A truck ended up in a museum in Texas.",
        "The suspect, recognised as a teacher, fled.",
        "It has been claimed that the Finnish army has three submarines.",
        "The Finnish minister claimed he was ill.",
    ],
)
def test_a_figure_of_speech_is_no_event(text: str) -> None:
    assert roots(text) == []


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The Portuguese president went to the border.", "CONSULT"),
        ("The cease-fire between the army and the rebels collapsed on Monday.", "REJECT"),
        ("The Georgian minister claimed that Russia staged the vote.", "ACCUSE"),
        ("Rivers flooded the town with mud.", "DISASTER"),
        ("The Polish leader spoke to his guest.", "CONSULT"),
        ("Norway insisted that Malta hand over the captain.", "REQUEST"),
        ("The Peruvian army said it would crush the rebels.", "THREATEN"),
        ("The Sudanese army would crush the rebels, its commander said.", "THREATEN"),
        ("The Chilean president sought a loan.", "REQUEST"),
    ],
)
def test_the_sense_that_is_meant_is_an_event(text: str, root: str) -> None:
    assert roots(text)[:1] == [root]


@pytest.mark.parametrize(
    "text",
    [
        "The Maltese premier, dubbed Robocop, was fed up.",
        "The move would help the police.",
        "Shares rallied in Tokyo.",
        "The government issued a warning to residents of heavy rain.",
        "Accounts linked to the Islamic State were old.",
        "The Norwegian minister took on the post.",
        "Backing the Danish party was wise.",
        "The slugger injured himself.",
        "In Denmark the prime minister is going to be late.",
        "The Portuguese tycoon made a donation to the Labour Party.",
        "The former Danish minister died after a long illness.",
        "The tycoon donated cash to the Labour Party.",
        "The Pakistani president spoke to the BBC.",
        "Tourists visited Oslo.",
        "The Danish minister said it would be no holiday.",
    ],
)
def test_a_thing_and_a_description_are_no_event(text: str) -> None:
    assert roots(text) == []
