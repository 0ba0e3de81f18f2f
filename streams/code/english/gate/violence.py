"""Whether words of violence are meant: "hit", "fought" and "attacked" are said of taxes and of ministers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.english.data import load, word_list
from streams.code.english.dates import is_time
from streams.code.english.gate.parties import ARMED, sectors
from streams.code.english.syntax import kids, lemma, prepositional

if TYPE_CHECKING:
    from streams.code.english.drafts import Draft
    from streams.code.parse import Token

__all__ = ["figurative", "harmed", "violent"]

#: Over which an attack may last or come.
_SPANS = frozenset({"weekend", "week", "month", "year", "day", "night", "hour", "period", "border", "wall"})
#: Modes that no figure of speech takes.
_BLOODY = frozenset(
    {"abduct", "torture", "sexual", "targeted", "explosives", "suicide-attack", "aerial", "drone"}
    | {"heavy-weapons", "firearms", "crowd-control", "unconventional"}
)


def harmed(draft: Draft) -> bool:
    """Whether people were killed or hurt, in numbers."""
    return draft.size.dead is not None or draft.size.injured is not None


def violent(draft: Draft) -> bool:
    """Whether a weapon, an armed side, a target or two known sides speak for real violence."""
    if lemma(draft.trigger) not in word_list("figurative"):
        return True
    sides = sectors(draft.actors), sectors(draft.recipients)
    words = {lemma(token) for token in draft.trigger.sent if token != draft.trigger}
    if _answers(draft.trigger):
        return False
    violent_words = (word_list("violent") | word_list("stormed")) - word_list("figurative")
    armed = bool((sides[0] | sides[1]) & ARMED) or bool(words & violent_words)
    if not armed and any(party.noun in word_list("talkers") for party in draft.actors):
        return False
    burnt = prepositional(draft.trigger, "to") if lemma(draft.trigger) == "set" else []  # "set fire to a car"
    deadly = burnt or any(lemma(noun) == "death" for noun in prepositional(draft.trigger, "to"))
    if armed or deadly or draft.kind.mode in _BLOODY:
        return True
    placed = draft.trigger.pos_ == "NOUN" and (draft.spot is not None or len(draft.actors) > 1)
    return placed or all(side - {None, "BUS"} for side in sides)


def _answers(verb: Token) -> bool:
    """Whether shots are words: "the White House fired back, saying"."""
    back = any(child.lower_ in {"back", "off"} for child in kids(verb, "prt", "advmod"))
    says = [one for one in kids(verb, "advcl", "ccomp") if lemma(one) in word_list("say")]
    return lemma(verb) == "fire" and back and bool(says or kids(verb, "ccomp"))


def figurative(trigger: Token) -> bool:
    """Whether an idea attacks or is attacked, or the attack is one of words: "hit sales", "price war"."""
    if trigger.pos_ not in {"NOUN", "PROPN"}:
        objects = kids(trigger, "dobj", "nsubjpass")
        deeds = [noun for noun in objects if lemma(noun) in word_list("figurative")]
        does = [inner for c in kids(trigger, "nsubj") for inner in prepositional(c, "of") or [c]]
        spoken = any(_worded(noun) for noun in deeds) or _over(trigger)
        return _ideas(objects) or _ideas(does) or spoken or any(map(_condition, objects))
    return _worded(trigger) or _over(trigger)


def _over(attack: Token) -> bool:
    """Whether somebody is attacked for what he did: "attacked over the dossier"."""
    scolds = lemma(attack) in {"attack", "come", "assail", "slam", "blast", "hammer", "batter"}
    violent_words = {lemma(token) for token in attack.sent} & word_list("violent") - {"attack"}
    matter = [one for one in prepositional(attack, "over") if not (is_time(one) or lemma(one) in _SPANS)]
    return scolds and not violent_words and bool(matter)


def _condition(noun: Token) -> bool:
    """Whether it is a state of things: "the state of the road"."""
    return noun.lower_ == "state" and bool(prepositional(noun, "of"))


def _worded(noun: Token) -> bool:
    """Whether a noun is of words, markets or games by what stands before it or what it is for."""
    near = {lemma(child) for child in kids(noun, "compound", "amod", "nmod")}
    return bool(near & _figures("kind")) or _ideas(prepositional(noun, "of", "on", "against", "for", "over"))


def _ideas(tokens: list[Token]) -> bool:
    return bool(tokens) and all(lemma(token) in _figures("idea") for token in tokens)


@lru_cache(maxsize=2)
def _figures(name: str) -> frozenset[str]:
    return frozenset(load("figures")[name].split())
