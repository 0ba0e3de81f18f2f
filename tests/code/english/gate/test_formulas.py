"""What reports say of how they were made, and what people say to each other, is no event between parties."""

import pytest

from streams.code import RulesCoder

CODER = RulesCoder()
POLITICS = "Voters and lawmakers wait for the election. The referendum is this week."


@pytest.mark.parametrize(
    "sentence",
    [
        "The Israeli army declined to comment on the report.",
        "The Foreign Ministry did not respond to a request for comment.",
        "A military source who requested anonymity spoke to the press.",
        "The officer asked not to be named because the inquiry goes on.",
        "The agency was unable to verify the claim of the rebels.",
        "The two sides held a news conference after the vote.",
        "The minister asked how the police were to read the law.",
    ],
)
def test_how_a_report_was_made_is_no_event(sentence: str) -> None:
    assert CODER.code("", f"{sentence} {POLITICS}", None, None, "en") == ()


@pytest.mark.parametrize(
    ("sentence", "root"),
    [
        ("The rebels declined to join the talks with the army.", "REJECT"),
        ("The minister asked the police to read the law.", "REQUEST"),
        ("The Cypriot leaders held talks after the vote.", "CONSULT"),
    ],
)
def test_what_parties_do_beside_is_one(sentence: str, root: str) -> None:
    events = CODER.code("", f"{sentence} {POLITICS}", None, None, "en")
    assert [event.event for event in events] == [root]


def test_people_need_a_party_to_politics() -> None:
    title, more = "Voters wait for the election", POLITICS * 5
    assert CODER.code(title, f"A student accused a farmer of lying. {more}", None, None, "en") == ()
    assert CODER.code(title, f"A student accused the minister of lying. {more}", None, None, "en") != ()
