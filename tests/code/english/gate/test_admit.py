"""What parties make an event news of politics, by what the article is about."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent

CODER = RulesCoder()
SPORT = "The striker scored before half-time and the midfielder was booked by the referee. The squad won."
MARKET = "Shareholders of the retailer sold stocks as quarterly profits and its dividend fell on the Nasdaq."
SHOW = "The actress starred in a sequel of the box-office hit. The film has a soundtrack by a rapper."
POLITICS = "Voters and lawmakers wait for the election. The referendum is this week."


def code(sentence: str, about: str = "") -> tuple[CodedEvent, ...]:
    return CODER.code("", f"{sentence} {about}".strip(), None, None, "en")


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("England beat France in Paris.", SPORT),
        ("The captain of Pakistan accused India of ignoring the rules.", SPORT),
        ("The government urged companies to invest.", MARKET),
        ("The regulator criticised the minister.", SHOW),
        ("The singer met the president.", SHOW),
    ],
)
def test_an_article_about_something_else_gives_no_political_event(sentence: str, about: str) -> None:
    assert code(sentence, about) == ()


@pytest.mark.parametrize(
    ("sentence", "about", "root"),
    [
        ("The French government accused the Chinese government of espionage.", MARKET, "ACCUSE"),
        ("A bomb killed 12 people in Lahore.", SPORT, "ASSAULT"),
        ("A bomb killed 12 people in Lahore.", SHOW, "ASSAULT"),
    ],
)
def test_states_at_odds_and_the_dead_are_news_anywhere(sentence: str, about: str, root: str) -> None:
    assert [event.event for event in code(sentence, about)] == [root]


def test_in_a_text_about_politics_a_name_is_a_party() -> None:
    assert [event.event for event in code("Howard backs the bill.", POLITICS)] == ["SUPPORT"]
    assert code("Howard backs the bill.") == ()


def test_a_firm_is_no_party_even_in_politics() -> None:
    assert code("The company praised the staff.", POLITICS) == ()
