"""What nobody does, or what did not happen, is no event."""

import pytest

from streams.code import RulesCoder
from tests.code.gated import passing

CODER = RulesCoder()
TITLE = "Voters wait for the election"
MORE = "Voters and lawmakers wait for the election. The referendum is this week. " * 4


def roots(sentence: str) -> list[str]:
    return [event.event for event in CODER.code(TITLE, f"{sentence} {MORE}", None, None, "en")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The research supports the theory, and the minister slept.",
        "The home secretary is not launching an investigation.",
        "The crater may have been made by a blast.",
        "The hostage died after a rescue bid.",
        "Delegates overturned the rule at the convention.",
        "The actress stole the show in Mexico.",
        "The premier was asked about the leadership.",
    ],
)
def test_what_nobody_does_is_no_event(sentence: str) -> None:
    assert roots(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "root"),
    [
        ("The minister supports the plan of the president.", "SUPPORT"),
        ("The home secretary is launching an investigation into the police.", "ACCUSE"),
        ("A blast at a factory killed four workers.", "ACCIDENT"),
        ("Fighting between the army and the rebels has not resumed.", "ASSAULT"),
        ("The minister denied that the army had struck the town.", "ASSAULT"),
        ("A van overturned near Lagos, killing nine people.", "ACCIDENT"),
    ],
)
def test_what_is_done_or_denied_is_one(sentence: str, root: str) -> None:
    assert set(passing(TITLE, f"{sentence} {MORE}")) == {root}


def test_what_nearly_killed_somebody_or_is_over_for_the_captives_is_no_deed() -> None:
    assert "CRIME" not in roots("Eating raw fish nearly killed a man in Leeds.")
    assert roots("The hostages held by the rebels were released on Friday.") == ["RETREAT"]


def test_what_anybody_does_is_no_deed() -> None:
    assert "ASSAULT" not in roots("The minister said those who attack Americans would find no sanctuary.")


def test_what_nobody_vouches_for_is_no_deed() -> None:
    assert "CRIME" not in roots("Police would not confirm the former player was killed.")


def test_whoever_is_held_for_his_health_is_not_under_arrest() -> None:
    assert roots("A man held in isolation at a local hospital left for Mali.") == []
