"""A parse says what spaCy's own says."""

from functools import cache
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from streams.code.english.parser.model import MODEL
from streams.code.parse import Doc, Made
from tests.code.articles import TEXT
from tests.code.parses import parse

_WORDS = (
    "Rebels' killed ten U.S. people , who don't vote : \"Peace talks\" ( and ) the city of x-y fell . 5% \n"
)


@cache
def spacys() -> Language:
    return spacy.load(MODEL, exclude=["ner"])


def read(doc: Any) -> list[tuple[object, ...]]:  # spaCy's or ours
    return [
        (
            *(token.text, token.i, token.idx, token.lemma_, token.pos_, token.tag_, token.dep_, token.lower_),
            *(token.is_title, token.is_upper, token.is_punct, bool(token.is_sent_start), len(token)),
            *(token.head.i, token.sent.text, token.sent.root.i, token.left_edge.i),
            *([one.i for one in token.children], [one.i for one in token.subtree]),
        )
        for token in doc
    ]


@pytest.mark.parametrize("text", [TEXT, "", "Talks", "He didn't.  He wouldn't\n\n— ever."])
def test_a_known_text_is_read_as_spacy_reads_it(text: str) -> None:
    ours, theirs = parse(text), spacys()(text)
    assert read(ours) == read(theirs)
    assert [(s.start, s.end, s.text) for s in ours.sents] == [(s.start, s.end, s.text) for s in theirs.sents]


@settings(max_examples=50)
@given(st.lists(st.sampled_from(_WORDS.split(" "))).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_as_spacy_reads_it(text: str) -> None:
    assert read(parse(text)) == read(spacys()(text))


def made(*heads: int) -> Doc:
    words = [f"w{i}" for i in range(len(heads))]
    return Doc(
        " ".join(words),
        [Made(w, 3 * i, w, "X", "XX", "dep", h) for i, (w, h) in enumerate(zip(words, heads, strict=True))],
    )


def test_a_stretch_is_read_like_a_list() -> None:
    doc = made(0, 0, 1, 3)
    part = doc[1:3]
    assert [len(part), part[0].i, part[-1].i] == [2, 1, 2]
    assert [token.i for token in reversed(part)] == [2, 1]
    assert (part.text, part.start_char, part.end_char) == ("w1 w2", 3, 8)
    assert (doc[2:1].text, len(doc[2:1]), len(doc[3:99])) == ("", 0, 1)
    assert [sentence.text for sentence in doc.sents] == ["w0 w1 w2", "w3"]


def test_who_stands_above_whom() -> None:
    doc = made(0, 0, 1, 3)
    assert doc[0].is_ancestor(doc[2])
    assert not doc[2].is_ancestor(doc[0])
    assert not doc[0].is_ancestor(doc[0])


def test_neighbours_end_with_the_text() -> None:
    doc = made(0, 0)
    assert doc[0].nbor(1) is doc[1]
    for place, by in ((0, -1), (1, 1)):
        with pytest.raises(IndexError):
            doc[place].nbor(by)
