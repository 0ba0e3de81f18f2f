"""Names of the gazetteer in a parsed text."""

import pytest

from streams.code.english.actors.gazetteer import LONGEST, gazetteer
from streams.code.english.actors.names import names_in
from tests.code.articles import TEXT
from tests.code.parses import parse


def _names(text: str) -> list[tuple[str, str]]:
    """Return the names of a text as it has them, each with what it stands for."""
    doc = parse(text)
    names = dict.fromkeys(names_in(doc).values())
    return [(doc[start:end].text, entry.name) for start, end, entry in names]


def test_the_longest_name_goes_first() -> None:
    assert _names("Ministers left South Sudan for Sudan.") == [
        ("South Sudan", "South Sudan"),
        ("Sudan", "Sudan"),
    ]


def test_a_name_ends_with_a_word() -> None:
    assert not _names("Nigeriantown and Malison grew.")
    assert _names("Mali-based rebels left.") == [("Mali", "Mali")]


def test_a_surname_behind_another_first_name_is_somebody_else() -> None:
    assert _names("On Monday Putin spoke.")
    assert not _names("On Monday Jane Putin spoke.")


@pytest.mark.parametrize("text", [TEXT, "U.S. and U.N. men met EU staff in the U.K., UK and West Bank."])
def test_all_names_are_found_that_are_there(text: str) -> None:
    doc = parse(text)
    named = {
        i
        for start in range(len(doc))
        for end in range(start + 1, min(len(doc), start + LONGEST) + 1)
        for i in range(start, end)
        if (entry := gazetteer().get(doc[start:end].text)) and not entry.surname
    }
    assert named <= names_in(doc).keys()
