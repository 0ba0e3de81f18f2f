"""Heads and labels are those of spaCy's own parser, whatever else is parsed with a text."""

from functools import cache
from typing import Any

import numpy as np
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from streams.code.english.parser.arcs import Arcs
from streams.code.english.parser.model import MODEL
from tests.code.articles import LEAD, SECOND, TITLE

_LISTED = "ministers meet will not who said rebels killed ten people in Kabul the a of and , . : ( ) it's"
WORDS = [*_LISTED.split(), "\n"]
TEXTS = (TITLE, LEAD, SECOND, "", "Talks", " ", "It rained. Nobody came.", f"{LEAD} {SECOND} {LEAD}")


LATER = ["ner", "attribute_ruler", "lemmatizer"]


@cache
def own() -> Language:
    return spacy.load(MODEL, exclude=LATER)


@cache
def parts() -> tuple[Language, Arcs]:
    nlp = spacy.load(MODEL, exclude=LATER)
    return nlp, Arcs(nlp)


def parsed(texts: list[str], batch_size: int = 64) -> list[Doc]:
    nlp, arcs = parts()
    return list(arcs.pipe(nlp.pipe(texts), batch_size=batch_size))


def read(docs: list[Doc]) -> list[list[tuple[str, str, int, bool]]]:
    return [[(t.text, t.dep_, t.head.i, bool(t.is_sent_start)) for t in doc] for doc in docs]


@settings(max_examples=100)
@given(st.lists(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text() | st.sampled_from(TEXTS)))
def test_any_texts_get_the_arcs_of_spacy_in_their_order(texts: list[str]) -> None:
    assert read(parsed(texts)) == read(list(own().pipe(texts)))


def test_batches_smaller_than_the_texts() -> None:
    assert read(parsed([*TEXTS], batch_size=3)) == read(list(own().pipe(TEXTS)))


def scores(texts: list[str], steps: int) -> list[list[bytes]]:
    """Return the scores of each text's first steps, none of which may be its last."""
    nlp, arcs = parts()
    parser: Any = arcs._parser
    docs = list(nlp.pipe(texts))
    table = arcs._scorer.table([np.asarray(doc.tensor) for doc in docs])
    left, rows_by_step = parser.moves.init_batch(docs), []
    for _ in range(steps):
        scored = arcs._scorer.scores(left, table)
        left = parser.transition_states(left, scored)
        rows_by_step.append([row.tobytes() for row in scored])
    return [list(rows) for rows in zip(*rows_by_step, strict=True)]


@cache
def alone(text: str) -> list[bytes]:
    (scored,) = scores([text], 9)  # of a title of nine words
    return scored


@settings(max_examples=50)
@given(st.lists(st.sampled_from([TITLE, LEAD, SECOND]), min_size=1, max_size=40))
def test_scores_are_the_same_bit_for_bit_whatever_else_is_parsed(
    texts: list[str],
) -> None:
    assert scores(texts, 9) == [alone(text) for text in texts]
