from hypothesis import given
from hypothesis import strategies as st

from streams.code import RulesCoder
from streams.code.english.casing import recased


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
