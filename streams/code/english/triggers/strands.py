"""Deeds that go on with the one told just before: "the attackers then set the building on fire"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.actors.roles import subjects
from streams.code.english.data import word_list
from streams.code.english.parser.syntax import clause, kids, lemma, of_what, prepositional

if TYPE_CHECKING:
    from streams.code.english.triggers.hit import Hit
    from streams.code.parse import Token

__all__ = ["goes_on"]

_POINTING = frozenset({"the", "one", "those", "these", "both", "his", "her", "their"})
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
    verbs = {clause(token) for token in (hit.trigger, *hit.echoes)}
    return [noun for verb in sorted(verbs, key=lambda one: one.i) for noun in _parts(verb)]


def _parts(verb: Token) -> list[Token]:
    passive = kids(verb, "nsubjpass")
    doers = prepositional(verb, "by") if passive else subjects(verb)
    return [*doers, *_listed([*passive, *kids(verb, "dobj")])]


def _listed(nouns: list[Token]) -> list[Token]:
    """Return the weapons, attacks and victims, also those of "some of the victims"."""
    near = [inner for noun in nouns for inner in of_what(noun)]
    words = word_list("instrument") | word_list("raid") | word_list("victim")
    return [noun for noun in near if lemma(noun) in words]


def _known(noun: Token) -> bool:
    """Whether it points back: a pronoun, or "the gunmen", "the bomb"; an army is in the news by itself."""
    if noun.lower_ in _SAME:
        return True
    lists = ("bandits", "instrument", "raid", "blast", "victim")
    words = {word for name in lists for word in word_list(name)}
    return lemma(noun) in words and _definite(noun)


def _definite(noun: Token) -> bool:
    return any(child.lower_ in _POINTING for child in kids(noun, "det", "poss", "nummod"))


def _shares(verb: Token) -> bool:
    """Whether it has the subject of the verb above it: "attacked the town, setting it on fire"."""
    joined = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
    return joined and verb.pos_ == "VERB" and not kids(verb, "nsubj", "nsubjpass", "mark")
