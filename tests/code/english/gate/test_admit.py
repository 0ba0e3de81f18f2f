"""What parties make an event news of politics, by what the article is about."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent
from tests.code.gated import passing

CODER = RulesCoder()
SPORT = "The striker scored before half-time and the midfielder was booked by the referee. The squad won."
MARKET = "Shareholders of the retailer sold stocks as quarterly profits and its dividend fell on the Nasdaq."
SHOW = "The actress starred in a sequel of the box-office hit. The film has a soundtrack by a rapper."
POLITICS = "Voters and lawmakers wait for the election. The referendum is this week."


def code(sentence: str, about: str = "", title: str = "") -> tuple[CodedEvent, ...]:
    return CODER.code(title, f"{sentence} {about}".strip(), None, None, "en")


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


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("Chelsea hit back, and two players were injured.", SPORT),
        ("A killer shoots three people dead.", SHOW),
    ],
)
def test_the_injured_of_games_and_the_dead_of_stories_are_none(sentence: str, about: str) -> None:
    assert "ASSAULT" not in [event.event for event in code(sentence, about)]


def test_in_a_text_about_politics_a_name_is_a_party() -> None:
    assert passing("Today", f"Howard backs the bill. {POLITICS}") == ["SUPPORT"]
    assert passing("Today", f"Howard backs the bill. {LIFE}") == []


def test_a_firm_is_no_party_even_in_politics() -> None:
    assert code("The company praised the staff.", POLITICS) == ()


LIFE = (
    "The nun had come to the convent in June and was taken to the ward of a town by the sea, where a baby boy"
    " was born on the next morning, to the surprise of everybody there. She had no idea that she would have a"
    " child, and is now happy with him. The people of the town came and gave her clothes and toys, and an old"
    " woman from next door sang to him until he slept under a blue blanket."
)


def test_an_article_without_a_word_of_politics_gives_none_though_no_theme_prevails() -> None:
    assert code("Residents accused the bishop of lying.", LIFE) == ()
    assert [event.event for event in code("Residents accused the bishop of lying.")] == ["ACCUSE"]


def test_protesters_are_news_in_a_text_that_has_something_of_politics() -> None:
    about = f"{SHOW} A minister came with an ambassador and two lawmakers."
    blocked = "Protesters blocked the theatre."
    assert "PROTEST" in [event.event for event in code(blocked, about, "Last night")]
    assert code(blocked, SHOW, "Last night") == ()


def test_a_state_that_uses_force_is_news_in_a_text_that_has_something_of_politics() -> None:
    state = "The Iranian government"
    banned, praised = f"{state} banned the film.", f"{state} praised the film."
    about = f"{SHOW} A minister came with an ambassador and two lawmakers."
    assert [event.event for event in code(banned, about, "Last night")] == ["COERCE"]
    assert code(banned, SHOW, "Last night") == code(praised, about, "Last night") == ()


def test_a_note_without_a_headline_may_tell_of_a_protest_in_any_words() -> None:
    assert [event.event for event in code("Actors marched in Caracas.", SHOW)] == ["PROTEST"]


def test_a_sentence_by_itself_is_picked_for_what_it_tells() -> None:
    aside = "The book of the minister tells of talks broken off."
    assert code(aside)
    assert code(aside, title="A book") == ()


@pytest.mark.parametrize(
    ("sentence", "roots"),
    [
        ("A young student from Cardiff travelled to Syria.", []),
        ("The hostage arrived in Syria.", []),
        ("Farmers crossed the border into Mexico.", []),
        ("A gunman fled to Mexico.", []),
        ("The Dutch foreign minister travelled to Syria.", ["CONSULT"]),
    ],
)
def test_a_trip_is_one_on_business_of_state(sentence: str, roots: list[str]) -> None:
    assert passing("Voters wait for the election", f"{sentence} {POLITICS * 5}") == roots


def test_a_captive_of_anybody_who_is_let_go_is_news() -> None:
    (event,) = code("The priest was released unharmed by his captors in Zamfara.")
    assert event.event == "RETREAT"


@pytest.mark.parametrize(
    ("sentence", "roots"),
    [
        ("The Danish finance minister rejected a call for lower interest rates and taxes.", ["REJECT"]),
        ("The Kenyan government asked exporters for lower prices and a cut of costs.", ["REQUEST"]),
        ("The Danish central bank accepted bids of 20 million dollars at a tender for banks.", []),
        ("The bank said lower interest rates and taxes were urged by exporters.", []),
    ],
)
def test_a_sentence_on_money_tells_what_a_government_says_or_decides(sentence: str, roots: list[str]) -> None:
    assert [event.event for event in code(sentence)] == roots
