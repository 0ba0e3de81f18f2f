"""Deeds that go on with the one told just before: "the attackers then set the building on fire"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.roles import subjects
from streams.code.english.syntax import clause, kids, lemma, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

    from streams.code.english.hits import Hit

__all__ = ["goes_on"]

_POINTING = frozenset({"the", "those", "these", "both", "his", "her", "their"})
_SAME = frozenset({"they", "he", "she", "it", "who"})


def goes_on(hit: Hit) -> bool:
    """Whether attackers or weapon are those told of before, and no word sets the deed apart."""
    if hit.frame.root != "ASSAULT" or _anew(hit.trigger):
        return False
    if hit.frame.noun:
        return _definite(hit.trigger)
    return any(_known(noun) for noun in _doers(hit)) or _shares(hit.trigger)


def _anew(trigger: Token) -> bool:
    """Whether a word of the sentence sets it apart: "in another incident", "they also"."""
    return any(token.lower_ in word_list("anew") for token in trigger.sent)


def _doers(hit: Hit) -> list[Token]:
    """Return who or what does it: the subject of its verb, its agent, its weapon."""
    verb = clause(hit.trigger)
    passive = bool(kids(verb, "nsubjpass"))
    return prepositional(verb, "by") if passive else [*subjects(verb), *_weapons(verb)]


def _weapons(verb: Token) -> list[Token]:
    return [noun for noun in kids(verb, "dobj") if lemma(noun) in word_list("instrument")]


def _known(noun: Token) -> bool:
    """Whether it points back: a pronoun, or "the gunmen", "the bomb"; an army is in the news by itself."""
    if noun.lower_ in _SAME:
        return True
    words = word_list("bandits") | word_list("instrument") | word_list("raid") | word_list("blast")
    return lemma(noun) in words and _definite(noun)


def _definite(noun: Token) -> bool:
    return any(child.lower_ in _POINTING for child in kids(noun, "det", "poss"))


def _shares(verb: Token) -> bool:
    """Whether it has the subject of the verb above it: "attacked the town, setting it on fire"."""
    joined = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
    return joined and verb.pos_ == "VERB" and not kids(verb, "nsubj", "nsubjpass", "mark")
