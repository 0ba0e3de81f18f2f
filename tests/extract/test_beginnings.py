import re
import tomllib
from importlib.resources import files

import pytest

from streams.extract.beginnings import initials

VOCABULARY = tomllib.loads(files("streams.extract").joinpath("vocabulary.toml").read_text("utf-8"))
EXPRESSIONS = [each for name, found in VOCABULARY.items() if name != "needs" for each in found]
LETTERS = [chr(code) for code in range(0x20, 0x500)]


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        ("share", "s"),
        (r"\bshare", "s"),
        ("^share|teilen", "st"),
        ("(?:re)?tweet", "rt"),
        ("(?:(?:no|all) )?comments?", "nac"),
        ("[eé]couter", "eé"),
        (r"\(file\)", "("),
        ("a{0,2}b", "ab"),
        (r"\d{1,3} min", "0123456789"),
    ],
)
def test_letters_that_an_expression_begins_with(expression: str, letters: str) -> None:
    assert initials(expression) == frozenset(letters)


@pytest.mark.parametrize("expression", [".{0,40}inbox", "[^a]b", r"\w\w", "a|."])
def test_an_expression_that_may_begin_with_anything(expression: str) -> None:
    assert initials(expression) is None


def test_no_phrase_of_the_vocabulary_begins_with_another_letter() -> None:
    for expression in EXPRESSIONS:
        letters = initials(expression)
        others = [letter for letter in LETTERS if letters is not None and letter not in letters]
        assert [letter for letter in others if re.match(expression, letter * 9)] == [], expression
