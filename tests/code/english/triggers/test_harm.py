"""Who or what did harm, and one deed told by several words."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent
from tests.code.articles import FRIDAY

CODER = RulesCoder(lead=0)


def code(text: str, title: str = "") -> tuple[CodedEvent, ...]:
    return CODER.code(title, text, FRIDAY, None, "en")


@pytest.mark.parametrize(
    ("text", "root", "mode"),
    [
        (
            "Government forces shelled the town of Saraqib, killing three civilians.",
            "ASSAULT",
            "heavy-weapons",
        ),
        ("Gunmen abducted five farmers in Maiduguri.", "ASSAULT", "abduct"),
        ("A recruit was killed in an accidental shooting at a base in Texas.", "ACCIDENT", None),
        ("A ferry carrying 150 people sank off Zanzibar.", "ACCIDENT", None),
        ("Hurricane Mitch killed 11,000 people in Honduras.", "DISASTER", None),
        ("A patrol came under mortar fire near Gao; one soldier was killed.", "ASSAULT", "heavy-weapons"),
        ("Two soldiers were killed when their truck hit a landmine near Mopti.", "ASSAULT", "explosives"),
        ("Police dispersed the marchers with tear gas in Lome.", "ASSAULT", "crowd-control"),
        ("Unidentified men shot dead a village head in Zamfara.", "ASSAULT", "firearms"),
        ("Rebels looted shops in Wad Madani.", "ASSAULT", "destroy"),
        ("Gunmen seized four teachers in Buea.", "ASSAULT", "abduct"),
        ("Settlers threw stones at Palestinian cars near Nablus.", "ASSAULT", "primitive"),
        ("Rioters looted shops in Durban.", "PROTEST", "riot"),
        ("Angry youths burned down a police station in Mandera.", "PROTEST", "riot"),
        ("Students attacked a police station in Dhaka.", "PROTEST", "riot"),
        ("A strike by nurses over pay began in Lisbon.", "PROTEST", "strike"),
        ("Police raided the office of the newspaper in Managua.", "COERCE", "seize"),
        ("Soldiers arrested thirty youths in Buea.", "COERCE", "arrest"),
        ("A man stabbed his girlfriend in Leeds.", "CRIME", None),
    ],
)
def test_the_side_that_acts_and_its_weapon_tell_root_and_mode(text: str, root: str, mode: str | None) -> None:
    assert (code(text)[0].event, code(text)[0].mode) == (root, mode)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("A crane fell on a mosque, killing 107 pilgrims.", "ACCIDENT"),
        ("A coach ran off a bridge near Limpopo, 45 people died.", "ACCIDENT"),
        ("A gas pipeline exploded in Kaohsiung, killing 25 people and injuring 270.", "ACCIDENT"),
        ("Three soldiers died in a road accident in Mali.", "ACCIDENT"),
        ("Hot weather killed 150 people in Karachi.", "DISASTER"),
        ("Typhoon Yagi battered northern Vietnam.", "DISASTER"),
        ("Malaria killed 900 children in Benin last year.", "DISASTER"),
        ("Eight climbers were swept to their deaths by an avalanche in the Pamirs.", "DISASTER"),
    ],
)
def test_nature_and_machines_do_not_attack(text: str, root: str) -> None:
    assert [event.event for event in code(text)] == [root]


def test_what_a_deed_did_is_a_mention_of_it() -> None:
    (event,) = code("A bombing in Baghdad killed nine people and wounded forty.")
    assert (event.trigger.text, [span.text for span in event.mentions]) == ("bombing", ["killed", "wounded"])


def test_a_weapon_beside_the_word_for_the_deed_is_no_mention() -> None:
    (event,) = code("A missile struck a hospital in Kharkiv, killing two nurses.")
    assert (event.trigger.text, [span.text for span in event.mentions]) == ("struck", ["killing"])


def test_a_bare_noun_points_back_to_the_event_before_it() -> None:
    (attack, condemned) = code("Militants attacked a base near Gao. France condemned the attack.")
    assert (attack.event, [span.text for span in attack.mentions]) == ("ASSAULT", ["attack"])
    assert condemned.event == "ACCUSE"


def test_a_bare_noun_alone_is_no_event() -> None:
    assert code("The attack was terrible.") == ()


def test_a_result_without_a_cause_is_of_the_harm_told_before() -> None:
    (crash,) = code("A bus plunged into a ravine in Peru. Nine people were killed.")
    assert (crash.event, crash.size.dead and crash.size.dead.min) == ("ACCIDENT", 9)


def test_nobody_hurt_is_no_event() -> None:
    assert [e.trigger.text for e in code("Militants attacked a base near Gao. No one was hurt.")] == [
        "attacked"
    ]


def test_an_abduction_in_a_participle_is_no_news() -> None:
    assert "ASSAULT" not in [e.event for e in code("The abducted girls were released in Kaduna.")]


def test_a_blast_is_the_bombing_that_the_text_makes_of_it() -> None:
    text = "Six people were killed and 81 wounded in a bomb attack on a busy street in Istanbul on Sunday."
    (event,) = code(text, "Blast at Istanbul shopping street kills six")
    assert (event.event, event.mode, event.is_lead) == ("ASSAULT", "explosives", True)


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("Five men on motorcycles opened fire on a bus in Pikine.", ["ASSAULT"]),
        ("A wave of criticism hit the minister in Paris.", []),
        ("Floods forced thousands of people from their homes in Assam.", ["DISASTER"]),
        ("A patrol came under fire near Gao.", ["ASSAULT"]),
    ],
)
def test_words_of_harm_tell_only_what_they_mean(text: str, roots: list[str]) -> None:
    assert [event.event for event in code(text) if event.quad_code != 1] == roots


def test_a_noun_of_another_weapon_still_points_back_where_nothing_else_was_told() -> None:
    (event,) = code("Syrian troops shelled the suburb of Douma. The bombardment was the heaviest in weeks.")
    assert [span.text for span in event.mentions] == ["bombardment"]


def test_a_state_that_blocks_a_road_does_not_protest() -> None:
    assert code("Israeli soldiers blocked the road to Nablus.")[0].event == "COERCE"


def test_what_is_done_by_accident_or_by_a_small_child_is_an_accident() -> None:
    for text in (
        "A farmer accidentally set his barn on fire in Kent.",
        "A singer was hurt in an accidental shooting at her house in Leeds.",
        "A toddler killed his sister with a pistol in Ohio.",
    ):
        assert [event.event for event in code(text)][:1] == ["ACCIDENT"], text


def test_who_is_hurt_where_a_convoy_comes_under_fire_is_attacked() -> None:
    (event,) = code("A food convoy came under fire near Kiwanja; one driver was wounded.")
    assert event.event == "ASSAULT"


def test_a_group_of_which_nothing_more_is_said_murders_as_rebels_do() -> None:
    (event,) = code("The group murdered two missionaries in May.")
    assert event.event == "ASSAULT"


def test_what_broke_out_is_a_fire_or_a_fight_by_its_name() -> None:
    (fire,) = code("A fire broke out in a hotel in Lima; nine people died.")
    (fight,) = code("Fighting broke out in Lima; nine people died.")
    assert (fire.event, fight.event) == ("ACCIDENT", "ASSAULT")


def test_an_arrest_is_politics_where_a_leader_stands_behind_who_is_held() -> None:
    (event,) = code("The wife of the opposition leader was detained in Harare.")
    assert event.event == "COERCE"


def test_a_verb_that_lacks_its_object_is_done_to_its_subject() -> None:
    (event,) = code("Turkish envoy killed in Vienna")
    assert (event.actor, [actor.country for actor in event.recipient]) == ((), ["TUR"])


def test_who_abducted_and_killed_others_was_not_abducted() -> None:
    (event, *_) = code("Gunmen abducted and killed nine men in Cotabato on Monday.")
    assert [actor.text for actor in event.actor] == ["Gunmen"]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("A tank shell exploded during firing practice in Rajasthan, killing two soldiers.", "ACCIDENT"),
        ("Vigilantes beat two suspected thieves to death in Cite Soleil.", "ASSAULT"),
        ("Dinka and Nuer youths fought over cattle in Abiemnom; 17 are dead.", "ASSAULT"),
        ("Villagers and students clashed with police in Dhaka; two are dead.", "PROTEST"),
    ],
)
def test_what_a_deed_is_by_who_did_it_and_what_came_of_it(text: str, root: str) -> None:
    assert [event.event for event in code(text)][:1] == [root]


def test_water_bursts_into_nothing_by_force() -> None:
    assert "ASSAULT" not in [event.event for event in code("Water burst into a gold mine in Heilongjiang.")]


def test_what_an_army_is_ordered_to_do_is_not_done() -> None:
    events = code("The president ordered the army into the valley to hunt down the rebels.")
    assert [event.event for event in events] == ["MOBILIZE"]


def test_to_stop_a_hostile_deed_is_to_yield() -> None:
    assert code("City police will stop arresting smokers in Leeds.")[0].event == "CONCEDE"
    assert code("The army stopped shelling the town of Goma.")[0].event == "RETREAT"


def test_two_deeds_have_the_doer_of_the_second() -> None:
    assert "CRIME" not in [
        event.event for event in code("A man was kidnapped and murdered by the group in Mosul.")
    ]
