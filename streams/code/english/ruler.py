"""Parts of speech and lemmas, without a search for each of spaCy's patterns at each token.

spaCy's ruler turns tags into parts of speech, morphology and some lemmas by 179 patterns, and its lemmatiser
makes the other lemmas of those: together a quarter of the pipeline's time. Nearly all patterns look at one
token's tag, label and word only, most of them at no word, and the lemmatiser at the word and what the ruler
says: what each says is kept. A document that has a word or label at which a longer pattern begins is theirs.
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

_ANY = "…"  # stands for all words that no pattern looks at
_Key = tuple[int, int, int]  #: hashes of the word, its tag and its label


class _Ruled(NamedTuple):
    """What the ruler says of a token."""

    pos: str
    morph: str
    dep: str
    lemma: str  #: or nothing


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
        patterns = cast("list[dict[str, Any]]", cast("Any", nlp.get_pipe("attribute_ruler")).patterns)
        every = [pattern for rule in patterns for pattern in rule["patterns"]]
        begins = [pattern[0] for pattern in every if len(pattern) > 1]
        self._ruler, self._lemmatizer = (
            nlp.remove_pipe(name)[1] for name in ("attribute_ruler", "lemmatizer")
        )
        self._vocab = nlp.vocab
        self._named = frozenset(word for pattern in every for token in pattern for word in _words(token))
        self._begins = frozenset(word for token in begins for word in _words(token))
        self._labels = frozenset(nlp.vocab.strings[token["DEP"]] for token in begins if "DEP" in token)
        self._known: dict[_Key, _Said] = {}
        self._ruled: dict[tuple[str, str, str], _Ruled] = {}

    def read(self, doc: Parsed, text: str) -> Doc:
        """Return the parse of a text, complete."""
        return Doc(text, list(self._made(doc, text)))

    def _made(self, doc: Parsed, text: str) -> Iterator[Made]:
        rows = doc.to_array(_WRITTEN)
        keys: list[_Key] = [*map(tuple, rows[:, 2:5].tolist())]
        places = list(_places(text, rows[:, :2].tolist()))
        heads = rows[:, 5].astype(np.int64) + np.arange(len(rows))  # told as so many to the right or left
        said = self._said(doc, [word for _, word in places], keys)
        for (idx, word), one, head in zip(places, said, heads.tolist(), strict=True):
            yield Made(word, idx, *one, head)

    def _said(self, doc: Parsed, words: list[str], keys: list[_Key]) -> list[_Said]:
        begins = not self._begins.isdisjoint(map(str.lower, words))
        if begins or not self._labels.isdisjoint(label for _, _, label in keys):
            return self._whole(doc)
        if len(self._known) > _MOST:
            self._known.clear()
            self._ruled.clear()  # each word with an apostrophe is there
        new = {key: word for key, word in zip(keys, words, strict=True) if key not in self._known}
        if new:
            self._known.update(zip(new, self._learn(new), strict=True))
        return [self._known[key] for key in keys]

    def _learn(self, new: dict[_Key, str]) -> list[_Said]:
        """Return what is said of some words with their tags and labels."""
        strings, words = self._vocab.strings, list(new.values())
        tags = [strings[tag] for _, tag, _ in new]
        ruled = [
            self._rule(word, tag, strings[label])
            for word, tag, (_, _, label) in zip(words, tags, new, strict=True)
        ]
        pos, morphs, labels, lemmas = map(list, zip(*ruled, strict=True))
        doc = self._lemmatizer(Parsed(self._vocab, words=words, pos=pos, morphs=morphs, lemmas=lemmas))
        made = [strings[lemma] for lemma in doc.to_array(["LEMMA"]).tolist()]
        return [*map(_Said, made, pos, tags, labels)]

    def _rule(self, word: str, tag: str, label: str) -> _Ruled:
        """Return what the ruler says of a word: the same of each that no pattern may look at."""
        lower = word.lower()
        looked_at = lower in self._named or "'" in lower or word.isspace()
        key = (lower if looked_at else "", tag, label)
        if key not in self._ruled:
            words = [word if looked_at else _ANY]
            (token,) = self._ruler(Parsed(self._vocab, words=words, tags=[tag], deps=[label], heads=[0]))
            self._ruled[key] = _Ruled(token.pos_, str(token.morph), token.dep_, token.lemma_)
        return self._ruled[key]

    def _whole(self, doc: Parsed) -> list[_Said]:
        strings = self._vocab.strings
        rows = self._lemmatizer(self._ruler(doc)).to_array(_SAID)
        return [_Said(*(strings[one] for one in row)) for row in rows.tolist()]


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
