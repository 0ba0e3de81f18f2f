from functools import cache

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_info

from streams.code.english.parser import vectors
from streams.code.english.parser.model import MODEL
from streams.code.english.parser.vectors import quicken_vectors

TEXTS = (
    "Rebels attacked the town on Friday, killing ten people and wounding 30, police said.",
    "Talks",
    "",
    "The minister didn't say \"no\" — he'd wait  for Georgia's vote.\n\nIt rained.",
    "Peru",
)


@cache
def own() -> Language:
    return spacy.load(MODEL, exclude=["ner"])


@cache
def quick() -> Language:
    nlp = spacy.load(MODEL, exclude=["ner"])
    quicken_vectors(nlp)
    return nlp


def vectors_of(nlp: Language, texts: list[str]) -> list[np.ndarray]:
    vectors: list[np.ndarray] = nlp.get_pipe("tok2vec").model.predict([nlp.make_doc(text) for text in texts])  # type: ignore[attr-defined] # every trained component has a model
    return vectors


def test_vectors_are_those_of_spacy() -> None:
    for one, other in zip(vectors_of(quick(), [*TEXTS]), vectors_of(own(), [*TEXTS]), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-4)


def test_a_parse_is_that_of_spacy() -> None:
    def read(doc: Doc) -> list[tuple[str, str, int]]:
        return [(token.tag_, token.dep_, token.head.i) for token in doc]

    assert [*map(read, quick().pipe(TEXTS))] == [*map(read, own().pipe(TEXTS))]


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=40), st.data())
def test_vectors_are_the_same_bit_for_bit_whatever_else_is_read(
    texts: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(texts) - 1))
    (alone,) = vectors_of(quick(), [texts[at]])
    assert vectors_of(quick(), texts)[at].tobytes() == alone.tobytes()


@given(st.text(max_size=80))
def test_any_text_has_a_row_for_each_word(text: str) -> None:
    (vectors,) = vectors_of(quick(), [text])
    assert vectors.shape == (len(quick().make_doc(text)), 96)
    assert np.isfinite(vectors).all()


def test_words_are_forgotten_when_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "_MOST", 30)
    nlp = spacy.load(MODEL, exclude=["ner"])
    quicken_vectors(nlp)
    for text in [*TEXTS, TEXTS[0]]:
        ((one,), (other,)) = vectors_of(nlp, [text]), vectors_of(quick(), [text])
        assert one.tobytes() == other.tobytes()


def test_threads_are_as_many_as_before() -> None:
    before = [(pool["filepath"], pool["num_threads"]) for pool in threadpool_info()]
    vectors_of(quick(), [*TEXTS])
    assert [(pool["filepath"], pool["num_threads"]) for pool in threadpool_info()] == before
