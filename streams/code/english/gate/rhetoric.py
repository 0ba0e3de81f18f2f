"""Attacks that are only spoken of: what is said of somebody, what is the danger, what such people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.gate.background import trend
from streams.code.english.gate.parties import ARMED, sectors
from streams.code.english.gate.unreal import unreal
from streams.code.english.parser.syntax import governors, kids, lemma, prepositional

if TYPE_CHECKING:
    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Token

__all__ = ["spoken_of"]

_PRESENT = frozenset({"VBP", "VBZ"})
_ABLE = frozenset({"can", "could"})
_PREPARE = frozenset({"take", "carry", "bring", "fly", "train", "recruit", "hire", "form", "design", "build"})
_POLITELY = frozenset({"politically", "verbally", "publicly", "openly"})
_SCOLDS = frozenset({"attack", "assail", "slam", "blast", "hit", "clash"})
_CAUGHT = frozenset({"come", "be"})  #: "come under fire", "is under attack"
_STANCE = frozenset({"line", "position", "area"})


def spoken_of(draft: Draft) -> bool:
    """Whether an attack is not told but spoken of."""
    word = draft.trigger
    if draft.mood.asserted and unreal(word):
        return True
    if word.pos_ in {"NOUN", "PROPN"}:
        return trend(word) or _no_plan(word) or _danger(word)
    armed = bool(sectors(draft.actors) & ARMED)
    return _able(word) or _kept_for(word) or _habit(word) or (not armed and _in_words(word))


def _able(verb: Token) -> bool:
    """Whether it is what arms or diseases can do: "the vessels can fire missiles"."""
    return any(aux.lower_ in _ABLE and aux.i < verb.i for aux in kids(verb, "aux"))


def _kept_for(verb: Token) -> bool:
    """Whether it is what somebody is kept for: "a militia that the government uses to fight rebels"."""
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "advcl"}:
        return False
    return lemma(verb.head) in _PREPARE or (lemma(verb.head) == "use" and verb.head.tag_ in _PRESENT)


def _habit(verb: Token) -> bool:
    """Whether it is said of all who do it: "householders who injure intruders"; or of a state of things."""
    return verb.dep_ == "relcl" and verb.tag_ in _PRESENT and not kids(verb, "aux", "auxpass")


def _in_words(verb: Token) -> bool:
    """Whether somebody is attacked in what is said of him."""
    if any(child.lower_ == "i" for child in kids(verb, "nsubj", "nsubjpass")):
        return True
    if lemma(verb) == "take" and any(lemma(noun) in _STANCE for noun in kids(verb, "dobj")):
        return True  # "took a harsh line on Cuba"
    if lemma(verb) in _CAUGHT:
        return _for_what(verb)
    clauses = [inner for inner in kids(verb, "advcl") if inner.tag_ == "VBG" and _says(inner)]
    manner = any(child.lower_ in _POLITELY for child in kids(verb, "advmod"))
    return lemma(verb) in _SCOLDS and (bool(clauses) or manner)


def _says(verb: Token) -> bool:
    return lemma(verb) in word_list("say") | word_list("scold")


def _for_what(verb: Token) -> bool:
    """Whether it says for which deed: "has been under fire for missing the vote"."""
    near = [verb, *(noun for prep in kids(verb, "prep") for noun in kids(prep, "pobj"))]
    return any(kids(prep, "pcomp") for one in near for prep in kids(one, "prep") if prep.lower_ == "for")


def _no_plan(noun: Token) -> bool:
    """Whether there is none: "no plan for an invasion", "an attack is not being prepared"."""
    above = [one for one in governors(noun) if one.pos_ == "NOUN"][:1]
    bare = any(child.lower_ == "no" for one in above for child in kids(one, "det"))
    return bare and noun.dep_ == "pobj" and noun.head.lower_ in {"for", "of"}


def _danger(noun: Token) -> bool:
    """Whether it is what somebody fears: "a nuclear attack is the main danger"."""
    feared = [lemma(one) for one in kids(noun.head, "attr") if noun.dep_ == "nsubj"]
    return bool(set(feared) & word_list("peril")) or any(
        lemma(one) in word_list("peril") for one in prepositional(noun.head, "as")
    )
