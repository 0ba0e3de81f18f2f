import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.fold import roster as roster_module
from streams.fold.card import Card, card_of
from streams.fold.features import features, read
from streams.fold.roster import Roster
from tests.fold.make import START, article


def card(name: str, hours: float = 0, revision: int = 1) -> Card:
    return card_of(features(read(article(name, f"text of {name}", hours=hours, revision=revision))))


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(1, 3)), max_size=20))
def test_who_is_in_it_has_the_card_that_it_came_with(steps: list[tuple[str, int]]) -> None:
    roster, held = Roster(), dict[str, Card]()
    for name, revision in steps:
        came = card(name, revision=revision)
        if came.article_id in roster:
            roster.leave(came.article_id)
            del held[came.article_id]
        else:
            roster.enter(came)
            held[came.article_id] = came
    assert {a: roster[a] for a in roster} == held
    assert all(roster.order(a) == c.order and roster.revision(a) == c.revision for a, c in held.items())


def test_numbers_are_given_again_when_others_have_left_since(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_module, "RESTING", 2)
    roster = Roster()
    first, second, *_ = (roster.enter(card(name)) for name in "abc")
    for name in "abc":
        roster.leave(card(name).article_id)
    assert roster.enter(card("d")) == first
    assert roster.enter(card("e")) == 4
    roster.leave(card("e").article_id)
    assert roster.enter(card("f")) == second


def test_a_number_that_the_index_still_has_is_given_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_module, "RESTING", 0)
    roster = Roster()
    first = roster.enter(card("a"))
    roster.leave(card("a").article_id, again=False)
    assert roster.enter(card("b")) != first
    assert roster.near(np.array([first], np.uint32), START.timestamp(), 1e9) == []


def test_those_in_time_are_told_in_order() -> None:
    roster = Roster()
    numbers = [roster.enter(card(name, hours)) for name, hours in (("a", 0), ("b", 72), ("c", 72.01))]
    near = roster.near(np.array(numbers, np.uint32), START.timestamp(), 72 * 3600)
    assert near == sorted([card("a").article_id, card("b").article_id])
