"""Parts of speech and lemmas, without a search for each of spaCy's patterns at each token.

spaCy's ruler turns tags into parts of speech, morphology and some lemmas by 179 patterns, and its lemmatiser
makes the other lemmas of those: together a quarter of the pipeline's time. Nearly all patterns look at one
token's tag, label and word only, and the lemmatiser at no more, so that what both say is kept for each such
triple. A document that has a word or label at which a longer pattern begins is theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np
from spacy.tokens import Doc as Parsed

from streams.code.parse import Doc, Made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

__all__ = ["Ruler"]

#: Triples that are kept: of 300 bytes each, 20 MB.
_MOST = 1 << 16
_WRITTEN: list[int | str] = ["LENGTH", "SPACY", "ORTH", "TAG", "DEP", "HEAD"]
_SAID: list[int | str] = ["LEMMA", "POS", "TAG", "DEP"]

_Key = tuple[int, int, int]  #: hashes of the word, its tag and its label


class _Said(NamedTuple):
    """What ruler and lemmatiser say of a token."""

    lemma: str
    pos: str
    tag: str
    dep: str


class Ruler:
    """Reads what a model's tagger and parser have written, as its ruler and lemmatiser would complete it."""

    def __init__(self, nlp: Language) -> None:
        """Take both out of the pipeline of a model."""
        names = ("attribute_ruler", "lemmatizer")
        patterns = cast("list[dict[str, Any]]", cast("Any", nlp.get_pipe("attribute_ruler")).patterns)
        begins = [pattern[0] for rule in patterns for pattern in rule["patterns"] if len(pattern) > 1]
        self._pipes = [nlp.remove_pipe(name)[1] for name in names]
        self._vocab = nlp.vocab
        self._begins = frozenset(word for token in begins for word in _words(token))
        self._labels = frozenset(nlp.vocab.strings[token["DEP"]] for token in begins if "DEP" in token)
        self._known: dict[_Key, _Said] = {}

    def read(self, doc: Parsed, text: str) -> Doc:
        """Return the parse of a text, complete."""
        return Doc(text, list(self._made(doc, text)))

    def _made(self, doc: Parsed, text: str) -> Iterator[Made]:
        rows = doc.to_array(_WRITTEN)
        keys: list[_Key] = [*map(tuple, rows[:, 2:5].tolist())]
        places = list(_places(text, rows[:, :2].tolist()))
        heads = rows[:, 5].astype(np.int64) + np.arange(
            len(rows)
        )  # they are told as so many to the right or left
        for (idx, word), said, head in zip(
            places, self._said(doc, places, keys), heads.tolist(), strict=True
        ):
            yield Made(word, idx, *said, head)

    def _said(self, doc: Parsed, places: list[tuple[int, str]], keys: list[_Key]) -> list[_Said]:
        begins = not self._begins.isdisjoint(word.lower() for _, word in places)
        if begins or not self._labels.isdisjoint(dep for _, _, dep in keys):
            return self._complete(doc)
        return [
            self._known.get(key) or self._learn(word, key)
            for (_, word), key in zip(places, keys, strict=True)
        ]

    def _learn(self, word: str, key: _Key) -> _Said:
        """Return what is said of a token, and keep it."""
        _, tag, label = (self._vocab.strings[one] for one in key)
        if len(self._known) >= _MOST:
            self._known.clear()
        (said,) = self._complete(Parsed(self._vocab, words=[word], tags=[tag], deps=[label], heads=[0]))
        self._known[key] = said
        return said

    def _complete(self, doc: Parsed) -> list[_Said]:
        for pipe in self._pipes:
            doc = pipe(doc)
        strings = self._vocab.strings
        return [_Said(*(strings[one] for one in row)) for row in doc.to_array(_SAID).tolist()]


def _places(text: str, rows: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield where each token begins, and its characters."""
    start = 0
    for length, blank in rows:
        yield start, text[start : start + length]
        start += length + blank


def _words(token: dict[str, Any]) -> Iterator[str]:
    """Yield the words that one token of a pattern names. Its expressions are of words with an apostrophe."""
    match token.get("LOWER"):
        case str(word):
            yield word
        case {"IN": list(words)}:
            yield from words
        case {"REGEX": str(pattern)}:
            yield pattern.strip("^$").replace("'?", "")
