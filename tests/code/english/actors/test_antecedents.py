"""Whom pronouns and definite phrases point back to."""

import datetime as dt

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent

CODER = RulesCoder()
FRIDAY = dt.datetime(2025, 10, 24, tzinfo=dt.UTC)


def event_at(text: str, trigger: str) -> CodedEvent:
    return next(e for e in CODER.code("", text, FRIDAY, None, "en") if e.trigger.text == trigger)


@pytest.mark.parametrize(
    ("before", "text", "trigger", "pointing", "name"),
    [
        (
            "Kenyan police closed the office.",
            "They arrested 20 activists.",
            "arrested",
            "They",
            "Kenyan police",
        ),
        ("Jane Doe, Kenya's president, spoke.", "She condemned the coup.", "condemned", "She", "Kenya"),
        ("China summoned the envoy.", "It threatened Japan on Monday.", "threatened", "It", "China"),
        ("Hezbollah is ready.", "The group attacked a base on Monday.", "attacked", "group", "Hezbollah"),
        ("Russia spoke to Boko Haram.", "The group freed ten hostages.", "freed", "group", "Boko Haram"),
    ],
)
def test_a_word_points_back_and_keeps_its_place(
    before: str, text: str, trigger: str, pointing: str, name: str
) -> None:
    whole = f"{before} {text}"
    (actor,) = event_at(whole, trigger).actor
    assert (actor.text, actor.name) == (pointing, name)
    assert actor.span is not None
    assert whole[actor.span.start : actor.span.end] == pointing


def test_a_word_points_back_to_another_paragraph() -> None:
    (actor,) = event_at("Hezbollah is ready.\nThe group attacked a base on Monday.", "attacked").actor
    assert (actor.text, actor.name) == ("group", "Hezbollah")


def test_the_two_sides_are_two() -> None:
    text = "Russian and Ukrainian envoys arrived in Abu Dhabi. The two sides signed a treaty on Monday."
    actors = event_at(text, "signed").actor
    assert [(actor.text, actor.country) for actor in actors] == [
        ("two sides", "RUS"),
        ("two sides", "UKR"),
    ]


@pytest.mark.parametrize(
    ("before", "country"),
    [
        ("The army of Myanmar lost a town to Chinese traders.", "MMR"),
        ("Chad's parliament passed the law.", "TCD"),
        ("Chad and Niger closed the border.", None),
    ],
)
def test_the_army_is_that_of_the_one_country_told_of(before: str, country: str | None) -> None:
    (actor,) = event_at(f"{before} The army bombed a village on Monday.", "bombed").actor
    assert (actor.text, actor.country) == ("army", country)


@pytest.mark.parametrize(
    "before", ["French and Dutch ministers met.", "The envoys met in Oslo.", "Hezbollah and Hamas are ready."]
)
def test_a_word_that_may_be_several_is_nobody(before: str) -> None:
    event = event_at(f"{before} It condemned the coup in Niger on Monday, as did Kenya.", "condemned")
    assert "It" not in {actor.text for actor in event.actor}
