import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from streams.extract.beginnings import beginning_of, beginnings

VOCABULARY = tomllib.loads(files("streams.extract").joinpath("vocabulary.toml").read_text("utf-8"))
EXPRESSIONS = [each for name, phrases in VOCABULARY.items() if name != "needs" for each in phrases]
LETTERS = [chr(code) for code in range(0x20, 0x500)]


@pytest.mark.parametrize(
    ("expression", "begins"),
    [
        ("share", "shar"),
        (r"\bshare", "shar"),
        ("^share|teilen", "shar teil"),
        ("(?:re)?tweet", "retw twee"),
        ("(?:(?:no|all)-)?comments?", "all- comm no-c"),
        ("[eé]couter", "ecou écou"),
        (r"\(file\)", "(fil"),
        ("a{0,2}b", "aaaa aaab aab ab b"),
        ("a{1,3}b", "aaaa aaab aab ab"),
        ("(?:ab){1,3}c", "abab abc"),
        ("x?", "x "),
        ("x.{0,9}y", "x xy"),
    ],
)
def test_letters_that_an_expression_begins_with(expression: str, begins: str) -> None:
    assert beginnings(expression) == frozenset(begins.split(" "))


@pytest.mark.parametrize("expression", [r"\d min", "[45] min", "7 min"])
def test_all_digits_are_one(expression: str) -> None:
    assert beginnings(expression) == {beginning_of("3 minutes")} == {"0 mi"}


@pytest.mark.parametrize("expression", [".{0,40}inbox", "[^a]b", r"\w\w", "a|."])
def test_an_expression_that_may_begin_with_anything(expression: str) -> None:
    assert "" in beginnings(expression)


def test_no_phrase_of_the_vocabulary_begins_with_another_letter() -> None:
    for expression in EXPRESSIONS:
        letters = {beginning[:1] for beginning in beginnings(expression)}
        others = [letter for letter in LETTERS if "" not in letters and beginning_of(letter) not in letters]
        assert [letter for letter in others if re.match(expression, letter * 9)] == [], expression


@settings(max_examples=500)
@given(
    st.sampled_from(EXPRESSIONS).flatmap(
        lambda each: st.tuples(st.just(each), st.from_regex(each, fullmatch=True))
    )
)
def test_what_a_phrase_of_the_vocabulary_matches_begins_so(example: tuple[str, str]) -> None:
    expression, text = example
    assume(
        all(letter in "0123456789 \t" or not (letter.isdecimal() or letter.isspace()) for letter in text[:4])
    )
    assert any(beginning_of(text).startswith(beginning) for beginning in beginnings(expression))
