"""The given page, cleaned: what it must come to."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent, Range
from tests.code.articles import FRIDAY, TEXT, TITLE

EVENTS = RulesCoder().code(TITLE, TEXT, FRIDAY, None, "en")
ALL = RulesCoder(0).code(TITLE, TEXT, FRIDAY, None, "en")


def countries(event: CodedEvent) -> set[str | None]:
    return {actor.country for actor in event.actor}


def find(event: str, country: str) -> CodedEvent:
    return next(
        event_found
        for event_found in EVENTS
        if event_found.event == event and countries(event_found) == {country}
    )


def test_the_talks_of_saturday_come_first() -> None:
    talks = EVENTS[0]
    assert (talks.event, talks.plover, talks.is_lead) == ("CONSULT", "AGREE", True)
    assert talks.modality.future
    assert countries(talks) == {"AFG", "PAK"}
    assert talks.recipient == ()
    assert (str(talks.date), talks.date_precision) == ("2025-10-25", "day")
    assert talks.event_loc is not None
    assert (talks.event_loc.name, talks.event_loc.country) == ("Istanbul", "TUR")


def test_the_headline_is_a_mention_of_the_talks() -> None:
    assert [(span.field, span.text) for span in EVENTS[0].mentions] == [("title", "hold")]


def test_the_taliban_government_blames_pakistan() -> None:
    blame = find("ACCUSE", "AFG")
    assert (blame.mode, blame.trigger.text) == ("allege", "attributed")
    assert [actor.country for actor in blame.recipient] == ["PAK"]


def test_pakistan_strikes_militants() -> None:
    strikes = find("ASSAULT", "PAK")
    assert strikes.modality.asserted
    assert {actor.sector for actor in strikes.recipient} == {"REB"}
    assert "strikes" in {span.text for span in (strikes.trigger, *strikes.mentions)}
    assert strikes.date_precision == "assumed"


def test_the_confrontations_of_two_weeks_ago_are_another_event() -> None:
    fight = next(event for event in EVENTS if event.trigger.text == "confrontations")
    assert (fight.event, fight.actor, str(fight.date), fight.size.dead) == (
        "ASSAULT",
        (),
        "2025-10-10",
        Range(min=24, max=None),
    )


def test_a_truce_of_two_days_is_told_and_that_it_collapsed() -> None:
    asserted = [(event.event, event.mode, event.trigger.text) for event in EVENTS if event.modality.asserted]
    assert ("RETREAT", "ceasefire", "ceasefire") in asserted
    assert ("REJECT", "yield", "collapsed") in asserted


def test_the_whole_text_tells_of_the_mediation_in_doha() -> None:
    talks = next(event for event in ALL if event.trigger.text == "mediation")
    assert (talks.event, countries(talks), talks.modality.asserted) == ("CONSULT", {"QAT", "TUR"}, True)
    assert talks.event_loc is not None
    assert (talks.event_loc.name, talks.event_loc.country) == ("Doha", "QAT")


def test_that_the_second_truce_has_held_is_told_of_the_truce() -> None:
    truce = next(event for event in ALL if event.event == "RETREAT" and event.modality.asserted)
    assert [span.text for span in truce.mentions] == ["held"]


def test_afghanistan_condemns_the_incursions() -> None:
    condemned = [event for event in EVENTS if event.event == "ACCUSE" and event.mode == "disapprove"]
    assert [(countries(event), event.trigger.text) for event in condemned] == [({"AFG"}, "condemned")]


@pytest.mark.parametrize("wrong", ["PROTEST", "CRIME", "DISASTER", "SANCTION"])
def test_nothing_else_is_read_into_it(wrong: str) -> None:
    assert wrong not in {event.event for event in EVENTS}
