"""The toll that a sentence tells: dead, injured, arrested, displaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.syntax import conjuncts, kids, lemma
from streams.records import Range, Size

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["toll"]

_FIELDS = {
    "kill": "dead", "dead": "dead", "die": "dead", "murder": "dead", "slay": "dead", "death": "dead",
    "execute": "dead", "massacre": "dead",
    "injure": "injured", "wound": "injured", "injured": "injured", "hurt": "injured", "wounded": "injured",
    "arrest": "arrested", "detain": "arrested", "jail": "arrested",
    "displace": "displaced", "evacuate": "displaced", "uproot": "displaced",
}  # fmt: skip
_UNIT_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_UNITS = _UNIT_WORDS.split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
#: "dozens" is at least two dozen, "scores" two score, and so on.
_MANY = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_DIGITS = 7  # no toll is in the tens of millions
_AT_LEAST = frozenset({"least", "more", "over"})
_AT_MOST = frozenset({"up", "most"})


def toll(sentence: Span) -> Size:
    """Return the first count that each word of harm in the sentence takes."""
    found: dict[str, Range] = {}
    for token in sentence:
        field = _FIELDS.get(lemma(token))
        count = _count(token) if field and field not in found else None
        if field and count:
            found[field] = count
    return Size(**found)


def _count(word: Token) -> Range | None:
    if word.pos_ in {"NOUN", "ADJ"}:
        near = [*kids(word, "nummod"), word.head, *kids(word, "nsubj"), *kids(word.head, "nsubj")]
    else:
        near = [one for c in kids(word, "dobj", "nsubjpass", "nsubj", "dep", "oprd") for one in conjuncts(c)]
        near += [word.head] if word.dep_ in {"acl", "oprd", "ccomp"} else []
    left = [word.doc[word.i - 1]] if word.i > word.sent.start else []
    return next((count for token in [*near, *left] if (count := _people(token))), None)


def _people(token: Token) -> Range | None:
    """Return a number of people: it stands alone, or before a noun for people."""
    if _number(token) is not None:
        return _range(token)
    if lemma(token) not in word_list("people"):
        return None
    return next((_range(child) for child in kids(token, "nummod") if _number(child) is not None), None)


def _range(token: Token) -> Range:
    low = _number(token) or 0
    before = {t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]}
    if before & _AT_MOST:
        return Range(min=0, max=low)
    plural = lemma(token) in _MANY and token.lower_ != lemma(token)
    return Range(min=low, max=None if before & _AT_LEAST or plural else low)


def _number(token: Token) -> int | None:
    word = token.lower_.replace(",", "")
    if word.isdecimal() and len(word) <= _DIGITS:
        return int(word)
    if word in _UNITS:
        return _UNITS.index(word)
    if word in _TENS:
        return _TENS[word]
    base = _MANY.get(lemma(token))
    return base and base * _times(token)


def _times(token: Token) -> int:
    """Return the multiplier in "three hundred"; a bare plural ("dozens") is at least two."""
    before = [n for child in kids(token, "compound", "nummod") if (n := _number(child)) is not None]
    return before[0] if before else (1 if token.lower_ == lemma(token) else 2)
