"""The ruler says what spaCy's own pipeline says."""

from functools import cache
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from streams.code.english.parser import ruler
from streams.code.english.parser.model import MODEL
from streams.code.english.parser.ruler import Ruler
from tests.code.articles import TEXT

_LISTED = """
I you it they we him her mine yours themselves do does did had have 'd 've 'll is was 's been being am
are get got gets ta let gon na wo ca sha n't not no nothin' somethin' 'em ol' y' all c'm on there here
then once well that this those which because but although to of and or , . " ( ) 🙂 ministers meet will
not said striking killed ten people
"""
WORDS = [*_LISTED.split(), "\n"]

Read = list[tuple[str, int, str, str, str, str, int]]


def read(doc: Any) -> Read:  # spaCy's or ours
    return [(t.text, t.idx, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i) for t in doc]


@cache
def whole() -> Language:
    return spacy.load(MODEL, exclude=["ner"])


@cache
def parts() -> tuple[Language, Ruler]:
    nlp = spacy.load(MODEL, exclude=["ner"])
    return nlp, Ruler(nlp)


def ours(text: str) -> Read:
    nlp, reader = parts()
    return read(reader.read(nlp(text), text))


def theirs(text: str) -> Read:
    return read(whole()(text))


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text())
def test_any_text_gets_the_attributes_that_spacy_gives(text: str) -> None:
    assert ours(text) == theirs(text)


@pytest.mark.parametrize(
    "text", ["", TEXT, "There is a man who ain't going.", "Let's go, y'all.", "We got ta gon na it."]
)
def test_known_text(text: str) -> None:
    assert ours(text) == theirs(text)


def test_what_is_known_is_forgotten_when_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ruler, "_MOST", 3)
    for _ in range(2):
        assert ours("Ministers met again in Geneva.") == theirs("Ministers met again in Geneva.")
