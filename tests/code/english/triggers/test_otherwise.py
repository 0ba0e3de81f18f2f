"""Words of threats that threaten nobody; claims of attacks; reports of fighting."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent

CODER = RulesCoder()


def code(text: str) -> tuple[CodedEvent, ...]:
    return CODER.code("", text, None, None, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Police warned residents of the Ghanaian capital to stay indoors.",
        "The Kenyan health ministry warned tourists against drinking tap water.",
        "The find prompted a police warning to the public in Lyon to exercise caution.",
        "The Malaysian opposition leader vowed to fight for reform.",
        "The Nigerian president pledged to fight corruption.",
    ],
)
def test_care_and_causes_are_no_threat(text: str) -> None:
    assert "THREATEN" not in {event.event for event in code(text)}


def test_who_claims_an_attack_is_told_to_have_made_it() -> None:
    (event,) = code("The Islamic State claimed responsibility for a bombing that killed 30 people in Kabul.")
    assert event.event == "ASSAULT"
    assert event.size.dead is not None
    assert [actor.text for actor in event.actor] == ["Islamic State"]


def test_a_claim_adds_its_actor_to_the_attack_before() -> None:
    (event,) = code("A bomb killed ten people in Quetta. The Taliban claimed responsibility for the attack.")
    assert [actor.text for actor in event.actor] == ["Taliban"]


@pytest.mark.parametrize("who", ["No group has", "No one immediately", "Nobody"])
def test_an_attack_that_nobody_claims_has_no_actor(who: str) -> None:
    events = code(f"{who} claimed responsibility for the bombing in Karachi.")
    assert all(event.modality.asserted and not event.actor for event in events)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The Syrian army warned residents of Aleppo to leave.", "THREATEN"),
        ("The Chechen rebels vowed to fight on.", "THREATEN"),
        ("The Somali warlord vowed to fight the Ethiopian army.", "THREATEN"),
        ("Fighting was reported in the Ganfouda district of Benghazi.", "ASSAULT"),
        ("Three soldiers died in an encounter with Maoists in Bastar.", "ASSAULT"),
        ("A member of a peace committee was killed by a targeted roadside blast.", "ASSAULT"),
        ("Suspected UPND cadres kill PF member in Chongwe.", "ASSAULT"),
        ("Dozens of journalists protested outside parliament.", "PROTEST"),
        ("Over 100 journalists protested to delay a vote on a new code in Antananarivo.", "PROTEST"),
        (
            "More than 500 farmers gathered at Government House to submit a petition against the bill.",
            "PROTEST",
        ),
        ("Prison guards gathered at a stadium before marching to the ministry in East London.", "PROTEST"),
    ],
)
def test_the_first_event_is_of_the_root(text: str, root: str) -> None:
    assert code(text)[0].event == root


@pytest.mark.parametrize(
    "text",
    [
        "The brother of Yasser Arafat was transferred to a hospital in Cairo to be treated for cancer.",
        "The war in Iraq may determine the outcome of the election in November.",
    ],
)
def test_no_guess_at_illness_or_at_what_may_be(text: str) -> None:
    assert not code(text)


def test_a_court_that_takes_a_case_agrees_with_nobody() -> None:
    events = code("The Supreme Court of India agreed to hear the appeal of the governor.")
    assert "AGREE" not in {event.event for event in events}


@pytest.mark.parametrize(
    "text",
    [
        "Early returns in the elections in Indonesia gave a lead to a former general.",
        "Israel OKs more West Bank settlement homes",
        "The storm left dozens of families huddled on rooftops in Haiti.",
    ],
)
def test_words_of_deeds_in_another_sense(text: str) -> None:
    assert {event.event for event in code(text)} <= {"DISASTER"}


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The president called the king of Jordan on Saturday.", "REQUEST"),
        ("A military storm is brewing in the region, analysts said.", "DISASTER"),
        ("The drone landed safely at the base in Nevada.", "ASSAULT"),
        ("Drone warfare has changed the war in Ukraine.", "ASSAULT"),
        ("The senator held a campaign rally in Ohio on Saturday.", "PROTEST"),
        ("The president ordered airstrikes on militias in Syria.", "REQUEST"),
        ("Fighting in Sudan has displaced millions.", "COERCE"),
    ],
)
def test_words_that_mean_another_thing_are_not_that_event(text: str, root: str) -> None:
    assert root not in {event.event for event in code(text)}


def test_who_orders_an_attack_attacks() -> None:
    (event,) = code("The president ordered airstrikes on militias in Syria on Thursday.")
    assert (event.event, event.mode) == ("ASSAULT", "aerial")
