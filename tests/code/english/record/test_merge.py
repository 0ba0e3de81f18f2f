"""Several tellings of one event in an article."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent
from tests.code.articles import FRIDAY


def code(text: str, title: str = "") -> list[CodedEvent]:
    return list(RulesCoder(0).code(title, text, FRIDAY, None, "en"))


def test_an_arrest_is_one_whoever_it_is_that_only_one_telling_says() -> None:
    (event,) = code("Police detained a woman in Beirut. The arrest of the woman was a mistake.")
    assert (event.event, event.mode) == ("COERCE", "arrest")
    assert [span.text for span in event.mentions] == ["arrest"]


def test_who_was_killed_was_killed_once_however_it_is_told() -> None:
    (event,) = code("Gunmen shot nine farmers dead in Quetta. Militants beheaded nine villagers.")
    assert event.size.dead is not None


def test_two_who_were_killed_are_two() -> None:
    events = code(
        "Gunmen shot the journalist Ali Rahman in Quetta. Militants assassinated Omar Khan in Kabul."
    )
    assert len(events) == 2


def test_what_was_long_ago_is_none_of_the_news() -> None:
    events = code("Rebels bombed a ferry on Friday, killing three people. In 2004, rebels bombed a market.")
    assert [event.modality.historical for event in events] == [False, True]


def test_an_event_keeps_20_of_its_mentions() -> None:
    (event,) = code("Police detained a woman in Beirut. " + 30 * "The arrest of the woman was a mistake. ")
    assert len(event.mentions) == 20
    starts = [span.start for span in event.mentions]
    assert starts == sorted(starts)


def test_a_headline_without_a_day_does_not_hide_the_day_in_the_text() -> None:
    (event,) = code("A soldier was shot at the memorial on Friday morning by a gunman.", "Soldier shot")
    assert (event.date, event.date_precision) == (FRIDAY.date(), "day")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Straw praises Kashmir moves",
            "Jack Straw has praised India and Pakistan for their moves on Kashmir.",
        ),
        ("Minister quits over leak", "Amina Diallo, the interior minister of Guinea, resigned on Friday."),
        ("Residents urged to stay", "The mayor urged the public on Friday to stay in Gauteng."),
    ],
)
def test_a_headline_sums_up_what_the_text_tells(title: str, text: str) -> None:
    assert len({event.event for event in code(text, title)}) == len(code(text, title)) == 1


def test_a_headline_of_another_state_is_another_event() -> None:
    events = code("Iran condemned the strike in Doha on Friday.", "France condemns strike in Doha")
    assert [event.actor[0].country for event in events if event.event == "ACCUSE"] == ["IRN", "FRA"]
