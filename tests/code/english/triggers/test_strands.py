"""What goes on with an attack told just before, and what is another."""

from streams.code import RulesCoder
from streams.records import CodedEvent, Range
from tests.code.articles import FRIDAY


def attacks(text: str, title: str = "") -> list[CodedEvent]:
    events = RulesCoder(0).code(title, text, FRIDAY, None, "en")
    return [event for event in events if event.event == "ASSAULT"]


def test_what_the_attackers_do_next_is_of_the_attack() -> None:
    (event,) = attacks(
        "Gunmen attacked a village in Benue on Tuesday, killing nine people. "
        "The attackers then set fire to the market. They threw grenades into a clinic."
    )
    assert [span.text for span in event.mentions] == ["killing", "set", "threw"]


def test_what_is_told_as_another_deed_is_another() -> None:
    text = "Gunmen attacked a village in Benue on Tuesday. {} a bridge was blown up by the gunmen."
    assert len(attacks(text.format("Then"))) == 1
    assert len(attacks(text.format("In another incident"))) == 2


def test_deeds_of_one_subject_in_a_sentence_are_one() -> None:
    (event,) = attacks("Rebels stormed the town, killing six soldiers and burning the barracks.")
    assert event.size.dead == Range(min=6, max=6)


def test_to_abduct_is_another_deed_than_to_kill() -> None:
    assert [event.mode for event in attacks("Rebels shot two guards and abducted nine girls.")][1:] == [
        "abduct"
    ]


def test_a_headline_tells_of_the_attack_of_the_lead() -> None:
    (event,) = attacks(
        "The governor of Kunar was killed on Thursday when a bomb went off under his car.",
        title="Afghan governor assassinated",
    )
    assert event.mode == "explosives"
    assert {span.field for span in event.mentions} == {"title", "text"}


def test_a_detail_without_day_or_place_is_no_part_of_the_next_attack_that_has_both() -> None:
    first, second = attacks("Militants attacked a patrol. Militants killed two soldiers in Swat on Monday.")
    assert (first.event_loc, second.event_loc and second.event_loc.name) == (None, "Swat")


def test_what_came_of_a_deed_where_it_was_done_is_of_it() -> None:
    (event,) = attacks("Guerrillas dynamited the house of a judge, where seven children were injured.")
    assert event.size.injured is not None


def test_the_victims_and_one_of_the_weapons_are_those_told_of() -> None:
    (event,) = attacks(
        "Rebels fired three rockets at the palace in Bangui on Thursday. One rocket exploded in the garden. "
        "Some of the victims had been stabbed."
    )
    assert [span.text for span in event.mentions] == ["exploded", "stabbed"]


def test_a_headline_names_the_country_and_the_lead_a_town_of_any_name() -> None:
    (event,) = attacks(
        "Guerrillas attacked the town of Santa Elena on Sunday, killing three people.",
        title="Rebels raid town in Guatemala",
    )
    assert len(event.mentions) == 2


def test_a_blast_is_the_attack_that_the_headline_calls_it() -> None:
    (event,) = attacks(
        "Two explosions hit the airport at dawn on Tuesday. Nine people were killed.",
        title="Brussels attacks: what we know",
    )
    assert event.size.dead is not None


def test_who_attacked_is_not_who_is_attacked_elsewhere_by_nobody() -> None:
    first, second = attacks(
        "The guerrillas fired mortars at the palace on Thursday. The premier condemned it. "
        "An attack on Iraqi forces began in Kuwait."
    )
    assert (first.event_loc, len(second.recipient)) == (None, 1)


def test_a_bomber_is_of_the_deed_that_is_done_by_him() -> None:
    (event,) = attacks("A gunboat was blown up by suicide bombers in Galle.")
    assert event.trigger.text == "blown"
