import pytest

from streams.fold.facts import names, numbers


def test_numbers_are_whole_and_single() -> None:
    assert numbers("At 10:30 the index fell 1.5 to 1,000; by 12 it was 1000.") == (
        "1.5",
        "1000",
        "10:30",
        "12",
    )


def test_names_stand_in_mid_sentence() -> None:
    assert names("Police said Anna Berg, of Oslo, left. Then they met Omar.") == (
        "anna",
        "berg",
        "omar",
        "oslo",
    )


def test_a_sentence_does_not_begin_with_a_name() -> None:
    assert names("He left. They stayed! Nobody came? Rain fell.") == ()


@pytest.mark.parametrize("text", ["встретил Ивана вчера", "συνάντησε τον Γιώργο", "in Łódź gestern"])
def test_names_are_found_in_scripts_with_case(text: str) -> None:
    assert len(names(text)) == 1


@pytest.mark.parametrize("text", ["記者会見で市長が述べた", "قال الرئيس أمس"])
def test_there_are_none_in_scripts_without(text: str) -> None:
    assert names(text) == ()
