"""Words of mishap where there is none: talks collapse, mills crush seed, a landslide elects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.gate.parties import human
from streams.code.english.gate.violence import figurative, harmed
from streams.code.english.parser.syntax import kids, lemma, objects, prepositional
from streams.code.english.triggers.causes import doers, thing_of
from streams.code.english.triggers.harm import BLASTS

if TYPE_CHECKING:
    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Token

__all__ = ["no_mishap"]

_FLOODS = frozenset({"flood", "swamp", "inundate", "deluge"})


def no_mishap(draft: Draft) -> bool:
    """Whether it is a figure of speech, or meant: where people came to harm it is neither."""
    word = draft.trigger
    if harmed(draft) or any(map(thing_of, doers(word))) or any(map(human, objects(word))):
        return False
    rules = (figurative, _pressed, _poured, _of_markets, _voted, _tested)
    return any(rule(word) for rule in rules)


def _of_markets(word: Token) -> bool:
    """Whether it is the fall of a price or of talks: "after talks collapse", "a thrift collapse"."""
    if word.pos_ not in {"NOUN", "PROPN"} or lemma(word) not in word_list("swell"):
        return False
    near = {lemma(child) for child in kids(word, "compound", "amod", "nmod", "poss")}
    near |= {lemma(one) for one in prepositional(word, "of", "in", "on")}
    return bool(near & (word_list("commerce") | word_list("parley")))


def _voted(word: Token) -> bool:
    """Whether it is an election that is won."""
    words = {lemma(token) for token in word.sent} if lemma(word) == "landslide" else set()
    return bool(words & word_list("voting"))


def _tested(word: Token) -> bool:
    """Whether it is a test of bombs."""
    words = {lemma(token) for token in word.sent} if lemma(word) in BLASTS else set()
    nuclear = bool(words & {"nuclear", "atomic"}) and bool(words & {"test", "underground"})
    return nuclear or "moratorium" in words


def _poured(word: Token) -> bool:
    """Whether it is money or goods that flood; water, and what is flooded, are meant."""
    if word.pos_ != "VERB" or lemma(word) not in _FLOODS or kids(word, "nsubjpass", "auxpass"):
        return False
    if word.tag_ == "VBN" and word.dep_ == "acl":
        return False
    wet = any(lemma(doer) in word_list("matter") for doer in doers(word))
    what = kids(word, "dobj")
    if not (doers(word) or what or word.tag_ == "VBG"):
        return False
    return not wet and all(lemma(one) in word_list("commerce") for one in what)


def _pressed(word: Token) -> bool:
    """Whether it is seed or cane that is crushed, or a hope."""
    if lemma(word) not in {"crush", "crushing"}:
        return False
    crushed = [*kids(word, "dobj", "nsubjpass", "compound"), *prepositional(word, "of")]
    return any(lemma(one) in word_list("pressed") for one in crushed)
