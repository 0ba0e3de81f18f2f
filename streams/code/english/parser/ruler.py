"""Parts of speech and lemmas, without a search for each of spaCy's patterns at each token.

spaCy's ruler turns tags into parts of speech, morphology and some lemmas by 179 patterns, and its lemmatiser
makes the other lemmas of those: together a quarter of the pipeline's time. Nearly all patterns look at one
token's tag, label and word only, most of them at no word, and the lemmatiser at the word and what the ruler
says: what each says is kept. So is what they say of the few words together that a longer pattern may fit.
"""

from __future__ import annotations

from itertools import accumulate
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
_READ: list[int | str] = ["LEMMA", "POS", "TAG", "DEP"]

_ANY = "…"  # stands for all words that no pattern looks at
_Key = tuple[int, int, int]  #: hashes of the word, its tag and its label


class _Ruled(NamedTuple):
    """What the ruler says of a token."""

    pos: str
    morph: str
    dep: str
    lemma: str  #: or nothing


class _Reading(NamedTuple):
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
        longer = [pattern for pattern in every if len(pattern) > 1]
        self._ruler, self._lemmatizer = (
            nlp.remove_pipe(name)[1] for name in ("attribute_ruler", "lemmatizer")
        )
        self._vocab = nlp.vocab
        self._named = frozenset(word for pattern in every for token in pattern for word in _words(token))
        self._begins = frozenset(_bare(word) for first, *_ in longer for word in _words(first))
        self._labels = frozenset(nlp.vocab.strings[first["DEP"]] for first, *_ in longer if "DEP" in first)
        self._longest = max(map(len, longer))
        self._known: dict[_Key, _Reading] = {}
        self._firsts: set[_Key] = set()  # of those known, the ones at which a longer pattern may begin
        self._together: dict[tuple[_Key, ...], list[_Reading]] = {}
        self._ruled: dict[tuple[str, str, str], _Ruled] = {}

    def read(self, doc: Parsed, text: str) -> Doc:
        """Return the parse of a text, complete."""
        return Doc(text, self._made(doc, text))

    def _made(self, doc: Parsed, text: str) -> list[Made]:
        rows = doc.to_array(_WRITTEN)
        starts, words = _places(text, rows[:, :2].tolist())
        keys: list[_Key] = [*map(tuple, rows[:, 2:5].tolist())]
        heads = rows[:, 5].astype(np.int64) + np.arange(len(rows))  # told as so many to the right or left
        readings = self._readings(words, keys)
        return [
            *map(Made._make, zip(words, starts, *zip(*readings, strict=True), heads.tolist(), strict=True))
        ]

    def _readings(self, words: list[str], keys: list[_Key]) -> list[_Reading]:
        if len(self._known) > _MOST:
            self._forget()
        new = {key: word for key, word in zip(keys, words, strict=True) if key not in self._known}
        if new:
            self._learn(new)
        readings = [self._known[key] for key in keys]
        for start, end in self._stretches(keys):
            readings[start:end] = self._of_all(words[start:end], tuple(keys[start:end]))
        return readings

    def _forget(self) -> None:
        for kept in (self._known, self._firsts, self._together, self._ruled):
            kept.clear()  # the last has each word with an apostrophe

    def _stretches(self, keys: list[_Key]) -> list[tuple[int, int]]:
        """Return where longer patterns may be, those that may overlap together."""
        stretches: list[tuple[int, int]] = []
        for at in () if self._firsts.isdisjoint(keys) else range(len(keys)):
            if keys[at] in self._firsts:
                start = stretches.pop()[0] if stretches and stretches[-1][1] > at else at
                stretches.append((start, at + self._longest))
        return stretches

    def _learn(self, new: dict[_Key, str]) -> None:
        """Keep the readings of some words with their tags and labels, each alone."""
        self._known.update(zip(new, self._of_each(new), strict=True))
        self._firsts.update(
            key for key, word in new.items() if _bare(word) in self._begins or key[2] in self._labels
        )

    def _of_each(self, new: dict[_Key, str]) -> list[_Reading]:
        strings, words = self._vocab.strings, list(new.values())
        tags = [strings[tag] for _, tag, _ in new]
        ruled = [
            self._rule(word, tag, strings[label])
            for word, tag, (_, _, label) in zip(words, tags, new, strict=True)
        ]
        pos, morphs, labels, lemmas = map(list, zip(*ruled, strict=True))
        doc = self._lemmatizer(Parsed(self._vocab, words=words, pos=pos, morphs=morphs, lemmas=lemmas))
        made = [strings[lemma] for lemma in doc.to_array(["LEMMA"]).tolist()]
        return [*map(_Reading, made, pos, tags, labels)]

    def _of_all(self, words: list[str], keys: tuple[_Key, ...]) -> list[_Reading]:
        """Return the readings of some words side by side."""
        if keys not in self._together:
            strings = self._vocab.strings
            tags, labels = ([strings[key[at]] for key in keys] for at in (1, 2))
            doc = Parsed(self._vocab, words=words, tags=tags, deps=labels, heads=[*range(len(words))])
            rows = self._lemmatizer(self._ruler(doc)).to_array(_READ)
            self._together[keys] = [_Reading(*(strings[one] for one in row)) for row in rows.tolist()]
        return self._together[keys]

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


def _places(text: str, rows: list[tuple[int, int]]) -> tuple[list[int], list[str]]:
    """Return where each token begins, and its characters; a row is its length and whether a blank follows."""
    starts = list(accumulate((length + blank for length, blank in rows), initial=0))[:-1]
    return starts, [text[at : at + length] for at, (length, _) in zip(starts, rows, strict=True)]


def _words(token: dict[str, Any]) -> Iterator[str]:
    """Yield the words that one token of a pattern names. Its expressions are of words with an apostrophe."""
    match token.get("LOWER"):
        case str(word):
            yield word
        case {"IN": list(words)}:
            yield from words
        case {"REGEX": str(pattern)}:
            yield pattern.strip("^$").replace("'?", "")


def _bare(word: str) -> str:
    """Return a word as it is looked for at the beginning of longer patterns, one of which is "y" or "y'"."""
    return word.lower().replace("'", "")
