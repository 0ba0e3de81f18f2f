import pytest

from streams.extract.scraped.names import Names

TITLE = "Fähre nach Küstersiel fährt wieder"
URL = "https://elbtalbote.example/region/faehre-nach-kuestersiel-faehrt-wieder.html"


def test_the_address_spells_letters_that_it_does_not_have() -> None:
    assert Names([], URL).in_address(TITLE) == 1.0


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Our harbours, and what ferries there need in the winter", "Ferries"),  # it has more of the address
        ("What ferries need in harbours", "Our harbours, and what ferries there need in the winter"),
        (
            "Harbours and the ferry: a need",
            "The weather for the week",
        ),  # "ferry" is "ferries", as "Fähren" is "Fähre"
    ],
)
def test_a_line_has_more_of_the_address_than_another(more: str, less: str) -> None:
    names = Names([], "https://a.example/what-ferries-need-harbour")
    assert names.in_address(more) > names.in_address(less)


def test_an_address_without_words_names_nothing() -> None:
    assert Names([], "https://a.example/1").in_address(TITLE) == 0.0


def test_the_pages_own_title_names_what_it_begins_with() -> None:
    names = Names(["Ferry line to reopen in March - Harrow Daily"], "https://a.example/1")
    assert names.in_title("Ferry line to reopen in March") == 1.0
    assert names.in_title("Ferry line to open again in March") > 0.5
    assert names.in_title("The weather for the week") == 0.0


def test_the_first_line_of_a_menu_is_no_title() -> None:
    assert Names(["Try it for a month for free"], URL).in_title("Try it for a month for free") == 0.0


def test_a_title_in_letters_that_no_address_has_is_no_menu() -> None:
    """A menu in the letters of the address has none of its words; one in others never has."""
    title = "Паром в Тарск снова пойдет в марте | Харроу"
    names = Names([title], "https://a.example/parom-v-tarsk-snova-poidet-v-marte")
    assert names.in_title("Паром в Тарск снова пойдет в марте") == 1.0
