"""The attribute ruler of the English model, without a search for each of its patterns at each token.

The ruler turns tags into parts of speech, morphology and some lemmas by 179 patterns, and takes a quarter of
the pipeline's time for it. Nearly all of them look at one token's tag, label and word only, so that what they
say is kept for each such triple. A document that has a word at which a longer pattern begins is spaCy's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

__all__ = ["QuickRuler", "quicken"]

_NAME = "newsfold_ruler"
_Said = tuple[int, Any, int, int]  #: part of speech, morphology, label, and lemma (0: none)
_ANY = "…"  # stands for all words that no pattern names


def quicken(nlp: Language) -> None:
    """Put a quick ruler in the place of the model's own; what a document gets is the same."""
    patterns = cast("AttributeRuler", nlp.get_pipe("attribute_ruler")).patterns
    nlp.replace_pipe("attribute_ruler", _NAME, config={"patterns": patterns})


@Language.factory(_NAME, default_config={"patterns": []})
def _create(nlp: Language, name: str, patterns: list[dict[str, Any]]) -> QuickRuler:
    return QuickRuler(nlp, patterns)


class QuickRuler:
    """A component that sets what spaCy's `AttributeRuler` sets by the same patterns."""

    def __init__(self, nlp: Language, patterns: list[dict[str, Any]]) -> None:
        self._vocab = nlp.vocab
        self._whole = AttributeRuler(nlp.vocab)
        self._whole.add_patterns(patterns)
        tokens = [token for rule in patterns for pattern in rule["patterns"] for token in pattern]
        begins = [pattern[0] for rule in patterns for pattern in rule["patterns"] if len(pattern) > 1]
        self._named = frozenset(word for token in tokens for word in _words(token))
        self._begins = frozenset(word for token in begins for word in _words(token))
        self._labels = frozenset(token["DEP"] for token in begins if "DEP" in token)
        self._said: dict[tuple[str, str, str], _Said] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of all tokens."""
        words = [token.lower_ for token in doc]
        if not self._begins.isdisjoint(words) or any(token.dep_ in self._labels for token in doc):
            return self._whole(doc)
        for token, word in zip(doc, words, strict=True):
            key = token.tag_, token.dep_, self._key(token, word)
            said = self._said.get(key) or self._learn(key)
            token.pos, token.morph, token.dep, lemma = said
            if lemma:
                token.lemma = lemma
        return doc

    def _key(self, token: Token, word: str) -> str:
        """Return the word where a pattern may look at it: it names it, or has an expression for it."""
        return word if token.is_space or word in self._named or "'" in word else _ANY

    def _learn(self, key: tuple[str, str, str]) -> _Said:
        """Return what the ruler says of a token."""
        tag, label, word = key
        (token,) = self._whole(Doc(self._vocab, words=[word], tags=[tag], deps=[label], heads=[0]))
        self._said[key] = said = (token.pos, token.morph, token.dep, token.lemma)
        return said


def _words(token: dict[str, Any]) -> Iterator[str]:
    """Yield the words that one token of a pattern names. Its expressions are of words with an apostrophe."""
    match token.get("LOWER"):
        case str(word):
            yield word
        case {"IN": list(words)}:
            yield from words
        case {"REGEX": str(pattern)}:
            yield pattern.strip("^$").replace("'?", "")
