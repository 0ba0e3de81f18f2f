"""The lemmas that the rules look up, where those of the model are not the dictionary's."""

import pytest

from streams.code.english.parser.syntax import lemma
from tests.code.parses import parse


@pytest.mark.parametrize(
    ("sentence", "lemmas"),
    [
        ("Workers staged a protest.", ["stage"]),
        ("Putin visited Minsk and offered Belarus a loan.", ["visit", "offer"]),
        ("The court ordered an inquiry.", ["order"]),
    ],
)
def test_a_verb_has_its_silent_e_and_no_other(sentence: str, lemmas: list[str]) -> None:
    assert [lemma(token) for token in parse(sentence) if token.pos_ == "VERB"] == lemmas
