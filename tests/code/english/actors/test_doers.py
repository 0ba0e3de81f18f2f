"""Who acts: by whose deed somebody was hit, who travels, and places that nobody should take for doers."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent


def first_event(sentence: str, root: str) -> CodedEvent:
    return next(one for one in RulesCoder().code("", sentence, None, None, "en") if one.event == root)


@pytest.mark.parametrize(
    ("sentence", "root"),
    [
        ("A Kabul attack killed ten soldiers.", "ASSAULT"),
        ("The Nigeria bombing killed twelve people.", "ASSAULT"),
        ("Rebels and ministers met for Geneva talks on Monday.", "CONSULT"),
    ],
)
def test_a_place_before_a_deed_does_not_do_it(sentence: str, root: str) -> None:
    assert not [actor for actor in first_event(sentence, root).actor if actor.country]


@pytest.mark.parametrize(
    ("sentence", "country", "sector"),
    [
        ("The militia leader was killed in U.S. airstrikes.", "USA", "GOV"),
        ("Nine villagers were wounded in a Burmese army attack.", "MMR", "MIL"),
        ("Israeli strikes killed nine people.", "ISR", "GOV"),
    ],
)
def test_who_hits_stands_before_the_deed_that_somebody_is_hit_in(
    sentence: str, country: str, sector: str
) -> None:
    assert [(one.country, one.sector) for one in first_event(sentence, "ASSAULT").actor] == [
        (country, sector)
    ]


def test_a_headline_with_by_is_passive() -> None:
    event = first_event("Danish hostage Jens Holm beheaded by Islamic State terrorists", "ASSAULT")
    assert [actor.sector for actor in event.actor] == ["REB"]
    assert [actor.country for actor in event.recipient] == ["DNK"]


def test_who_speaks_during_a_visit_is_the_visitor() -> None:
    event = first_event("The president of Chad spoke of peace during a visit to Ghana.", "CONSULT")
    assert [actor.country for actor in event.actor] == ["TCD"]


def test_a_traveller_visits_whom_the_visit_is_to() -> None:
    event = first_event(
        "The Danish trade minister arrived in a seaside resort for a visit to Ghana.", "CONSULT"
    )
    assert [actor.country for actor in event.recipient] == ["GHA"]


def test_workers_of_any_trade_strike_for_their_pay() -> None:
    event = first_event("Zambian tramworkers began a strike on Monday.", "PROTEST")
    assert [(actor.country, actor.sector) for actor in event.actor] == [("ZMB", "CVL")]
