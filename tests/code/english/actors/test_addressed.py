"""Recipients that stand in what is demanded, refused or promised, and not beside its verb."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent


def first(sentence: str) -> CodedEvent:
    return RulesCoder().code("", sentence, None, None, "en")[0]


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("Denmark demanded that Ghana release the sailors.", ["GHA"]),
        ("Norway's foreign minister said Peru must hand over the suspects.", ["PER"]),
        ("Canada threatened to cut off wheat shipments to Cuba.", ["CUB"]),
        ("Japan promised to continue military aid to Laos and Nepal.", ["LAO", "NPL"]),
        ("Austria rejected calls by Bolivia's rulers for more money.", ["BOL"]),
        ("Uganda announced that it will withdraw its troops from Rwanda.", ["RWA"]),
        ("A roadside bombing killed two Kenyan soldiers on Sunday.", ["KEN"]),
    ],
)
def test_the_nearest_other_party_below_the_verb_is_meant(sentence: str, countries: list[str]) -> None:
    assert [actor.country for actor in first(sentence).recipient] == countries


def test_a_recipient_beside_the_verb_comes_before_one_farther_off() -> None:
    recipients = first("Denmark accused Ghana of arming rebels in Mali.").recipient
    assert [actor.country for actor in recipients] == ["GHA"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Brazil threatened to launch a military offensive.",
        "Denmark demanded that Danish ships be released.",
        "Chad and Niger agreed to hold talks with a mediator from Togo.",
    ],
)
def test_nobody_is_meant_by_an_adjective_by_oneself_or_where_all_act_together(sentence: str) -> None:
    assert not [actor for actor in first(sentence).recipient if actor.country]


def test_recipients_farther_off_tell_no_two_events_apart() -> None:
    text = "Norway demanded that Peru free the crew. Norway demanded freedom for the crew on Monday."
    events = RulesCoder().code("", text, None, None, "en")
    assert [(event.event, len(event.mentions)) for event in events] == [("REQUEST", 1)]
