"""The given page, cleaned: what it must come to."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent
from tests.code.articles import FRIDAY, TEXT, TITLE

EVENTS = RulesCoder().code(TITLE, TEXT, FRIDAY, None, "en")


def countries(event: CodedEvent) -> set[str | None]:
    return {actor.country for actor in event.actor}


def find(event: str, country: str) -> CodedEvent:
    return next(found for found in EVENTS if found.event == event and countries(found) == {country})


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


def test_afghanistan_condemns_the_incursions() -> None:
    said = [event for event in EVENTS if event.event == "ACCUSE" and event.mode == "disapprove"]
    assert [(countries(event), event.trigger.text) for event in said] == [({"AFG"}, "condemned")]


@pytest.mark.parametrize("wrong", ["PROTEST", "CRIME", "DISASTER", "SANCTION"])
def test_nothing_else_is_read_into_it(wrong: str) -> None:
    assert wrong not in {event.event for event in EVENTS}
