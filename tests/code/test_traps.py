"""Borders of the codebook and words of conflict where there is none."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent
from tests.code.articles import FRIDAY

CODER = RulesCoder()


def code(text: str, title: str = "") -> tuple[CodedEvent, ...]:
    return CODER.code(title, text, FRIDAY, None, "en")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Ten people were killed in a plane crash in Nepal.", "ACCIDENT"),
        ("A bus plunged into a ravine in Peru, killing 20 passengers.", "ACCIDENT"),
        ("Floods killed at least 40 people in Kerala.", "DISASTER"),
        ("A magnitude 6 earthquake struck Aceh on Monday.", "DISASTER"),
        ("A man stabbed his wife to death in Leeds, police said.", "CRIME"),
        ("Police arrested a man over a robbery in Lyon.", "CRIME"),
        ("Police arrested 20 protesters in Minsk.", "COERCE"),
        ("A suicide bomber killed 20 people in Kabul.", "ASSAULT"),
        ("The president called the king of Jordan.", "CONSULT"),
        ("The president called on Iran to release the hostages.", "REQUEST"),
        ("The United States urged Kabul to hand over the suspects.", "REQUEST"),
        ("Sudan refused to sign the treaty.", "REJECT"),
        ("The Syrian government will not sign the accord.", "REJECT"),
        ("Iran and Iraq failed to reach an agreement.", "REJECT"),
        ("Norway said it would provide aid to Sudan.", "AGREE"),
        ("The UN official said that Israel must withdraw its troops.", "REQUEST"),
        ("Prisoners began a hunger strike in Ankara.", "PROTEST"),
        ("Peace talks between the government and the rebels collapsed.", "REJECT"),
    ],
)
def test_the_first_event_is_of_the_root(text: str, root: str) -> None:
    assert code(text)[0].event == root


def test_a_denied_attack_is_negated_and_claimed_by_who_denies() -> None:
    event = code("Kabul denied that it struck the village.")[0]
    assert (event.event, event.modality.negated, event.modality.claimed_by) == (
        "ASSAULT",
        True,
        "Afghanistan",
    )


def test_who_accuses_is_the_actor_and_what_is_charged_is_claimed() -> None:
    accuse, shelling = code("Georgia accused Russia of shelling the village.")
    assert [actor.country for actor in accuse.actor] == ["GEO"]
    assert [actor.country for actor in shelling.actor] == ["RUS"]
    assert shelling.modality.claimed_by == "Georgia"


def test_a_demand_is_not_also_what_it_demands() -> None:
    events = code("Islamabad demanded that Kabul release the prisoners.")
    assert [event.event for event in events] == ["REQUEST"]


def test_a_future_attack_reads_as_a_threat_and_stays_an_attack() -> None:
    event = code("The Turkish army will attack the Kurdish rebels on Monday.")[0]
    assert (event.event, event.plover, event.modality.future) == ("ASSAULT", "THREATEN", True)


def test_what_may_happen_is_hypothetical() -> None:
    assert code("Russia may attack Estonia.")[0].modality.hypothetical


def test_old_history_is_marked() -> None:
    assert code("Iraq invaded Kuwait in 1990.")[0].modality.historical


@pytest.mark.parametrize(
    "text",
    [
        "Arsenal beat Chelsea in the league on Saturday. The striker scored a goal after the coach met him.",
        "England attacked well in the second innings. The captain hit six fours and the team won the match.",
        "The company released a browser for the iPhone. Shares rose and revenue beat forecasts.",
        "The singer signed a deal for a new album. Critics praised the film and its soundtrack.",
        "Sales met expectations and the retailer agreed to a merger. Investors welcomed the dividend.",
        "The striker signed for the club after the manager turned down an offer from Italy.",
        "The war has been long. The agreement is old.",
    ],
)
def test_sports_business_and_shows_give_no_events(text: str) -> None:
    assert code(text) == ()
