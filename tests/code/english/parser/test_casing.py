import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.code import RulesCoder
from streams.code.english.parser.casing import recased


def test_a_line_in_capitals_is_written_small_but_for_its_names() -> None:
    line = "GUERRILLAS ATTACKED A POST IN EL SALVADOR ON FRIDAY. THE U.S. CONSUL AND THE US ARMY DENIED IT."
    assert recased(line) == (
        "Guerrillas attacked a post in El Salvador on Friday. The U.S. consul and the US army denied it."
    )


def test_a_line_of_both_sizes_and_a_short_heading_stay() -> None:
    assert recased("The FARC attacked a post.") == "The FARC attacked a post."
    assert recased("NATO, FBI") == "NATO, FBI"


def test_a_word_that_is_a_name_too_stays_a_word() -> None:
    assert "may read of power" in recased("THE READERS MAY READ OF POWER IN THE PAPERS")


@given(st.text(max_size=80))
def test_a_line_keeps_its_length(line: str) -> None:
    assert len(recased(line)) == len(line)
    assert len(recased(line.upper())) == len(line.upper())


def test_an_article_in_capitals_is_quoted_as_it_stands() -> None:
    text = "REBELS ATTACKED AN ARMY POST NEAR THE BORDER OF PERU ON FRIDAY, KILLING FIVE SOLDIERS."
    (event,) = RulesCoder().code("", text, None, None, "en")
    assert (event.event, event.trigger.text) == ("ASSAULT", "ATTACKED")
    assert text[event.trigger.start : event.trigger.end] == "ATTACKED"
    assert [actor.text for actor in event.actor] == ["REBELS"]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Danish Rebels Attack Army Post Near Border", "Danish rebels attack army post near border"),
        ("ISIS Frees Two Danish Hostages, Envoy Says", "ISIS frees two Danish hostages, envoy says"),
        (
            "Jane Doe Rejects Putin's Cease-Fire Offer in March",
            "Jane Doe rejects Putin's cease-fire offer in March",
        ),
        ("James Baker Urges New Talks With the U.S.", "James Baker urges new talks with the U.S."),
    ],
)
def test_a_headline_with_every_word_capitalised_keeps_only_its_names(line: str, read: str) -> None:
    assert recased(line) == read


@pytest.mark.parametrize(
    "line",
    ["Danish rebels attack an Army post", "The Danish Red Cross", "Jane Doe, John Roe, Jim Poe, Ann Coe"],
)
def test_a_line_with_small_words_of_weight_and_a_list_of_names_stay(line: str) -> None:
    assert recased(line) == line


def test_a_headline_is_quoted_as_it_stands() -> None:
    (event,) = RulesCoder().code("Danish Premier Rejects Swedish Offer of Talks", "", None, None, "en")
    assert (event.event, event.trigger.text) == ("REJECT", "Rejects")
    assert [actor.text for actor in event.actor] == ["Danish Premier"]
