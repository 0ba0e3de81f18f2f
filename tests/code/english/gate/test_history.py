from datetime import UTC, datetime

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent

NEWS = "Rebels attacked an army post on Friday. "
MAY = datetime(2012, 5, 6, tzinfo=UTC)


def coded(text: str, published: datetime | None = None) -> list[CodedEvent]:
    return list(RulesCoder(0).code("", text, published, None, "en"))


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2004, militants bombed a ferry, killing 116 people.",
        "Three years ago soldiers killed nine villagers.",
        "Rebels have killed 8,000 people since they took up arms in 1996.",
        "The army killed thousands of civilians in the 1980s.",
        "The conflict has killed 15,000 people in Aceh.",
        "Bread has been dear since rebels attacked the mills.",
        "Guards have stood at the embassy since the Sept. 11 attacks by militants.",
        "A court convicted two militants of killing a judge.",
        "Thousands marked the anniversary of the bombing of the market by militants.",
    ],
)
def test_what_the_news_only_recalls_is_history(sentence: str) -> None:
    last = [event for event in coded(NEWS + sentence) if event.event == "ASSAULT"][-1]
    assert last.modality.historical
    assert last.trigger.start > len(NEWS)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2012 rebels attacked a village.",
        "It was the deadliest attack by the rebels in ten years, killing 30 soldiers.",
        "Soldiers killed nine villagers two days ago.",
        "Ten soldiers were killed in fighting with rebels.",
    ],
)
def test_what_is_new_is_none(sentence: str) -> None:
    assert not any(event.modality.historical for event in coded(sentence, MAY))


def test_a_year_in_the_lead_of_an_undated_text_is_its_own() -> None:
    assert not coded("In 2004, militants bombed a ferry, killing 116 people.")[0].modality.historical


def test_what_has_its_own_day_is_no_history_though_a_court_is_named() -> None:
    (event, *_) = coded(
        "A gunman who killed four people in Vienna on Monday had been convicted of fraud.", MAY
    )
    assert not event.modality.historical
