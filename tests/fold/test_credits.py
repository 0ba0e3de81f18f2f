import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.fold.credits import credited, key_of, keys_of
from streams.records import Removed
from tests.fold.make import article, block


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("This article was first published by the Harbour Times.", "Harbour Times"),
        ("The story originally appeared on KQED, and is used here.", "KQED"),
        ("Originally published in The Herald of Ashford on Monday.", "The Herald of Ashford"),
        ("It was first published on harbour-times.example today.", "harbour-times.example"),
        ("Dieser Text ist zuerst erschienen bei Nordpost.", "Nordpost"),
        ("Article publié initialement par Le Courrier.", "Le Courrier"),
        ("Publicado originalmente en El Faro.", "El Faro"),
        ("Pubblicato per la prima volta su Corriere.", "Corriere"),
        ("Eerst verschenen in De Post.", "De Post"),
        ("The book was first published in 2019.", None),
        ("It was first published on March 3, and then on Monday.", None),
        ("The minister first appeared in court.", None),
    ],
)
def test_who_is_said_to_have_published_first(line: str, name: str | None) -> None:
    assert credited(article("a", f"{block('p')}\n{line}")) == name


def test_a_credit_stands_at_the_top_or_the_foot() -> None:
    credit = "First published by Nordpost."
    padded = f"{block('p', 300)}\n{credit}\n{block('q', 300)}"
    assert credited(article("a", padded)) is None
    assert credited(article("a", f"{credit}\n{padded}")) == "Nordpost"


def test_what_was_taken_off_as_boilerplate_is_read_too() -> None:
    gone = Removed(text="First published by Nordpost.", reason="boilerplate")
    assert credited(article("a", block("p"), removed=(gone,))) == "Nordpost"


def test_else_the_agency_is_credited() -> None:
    assert credited(article("a", block("p"), agency="Reuters")) == "Reuters"
    assert credited(article("a", f"{block('p')} First published by Nordpost.", agency="AFP")) == "Nordpost"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Harbour Times", "harbourtimes"),
        ("harbourtimes.example", "harbourtimes"),
        ("https://www.harbour-times.example/a/b", "harbourtimes"),
        ("Associated Press", "apnews"),
        ("Agence France-Presse", "afp"),
        ("The", "the"),
        ("", ""),
    ],
)
def test_a_name_and_a_site_have_one_key(name: str, key: str) -> None:
    assert key_of(name) == key


def test_an_outlet_is_credited_by_its_site_or_its_name() -> None:
    own = article("a", "", outlet="ht.example", outlet_name="Harbour Times")
    assert keys_of(own) == ("ht", "harbourtimes")


@given(st.text(alphabet="AB a.’-"))
def test_any_text_credits_what_it_has_in_it(text: str) -> None:
    name = credited(article("a", f"First published by {text}"))
    assert name is None or (name in text and re.match(r"[A-Za-z0-9-]", name))
