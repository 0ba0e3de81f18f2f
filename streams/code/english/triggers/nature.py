"""What a cooperation is that is not yet or not at all: a commitment, a refusal."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import kids, lemma
from streams.code.english.triggers.kinds import Kind

if TYPE_CHECKING:
    from streams.code.english.triggers.hit import Hit
    from streams.code.english.triggers.modality import Mood
    from streams.code.parse import Token

__all__ = ["commitment", "menace", "refusal", "relief"]

_COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_ASKED = frozenset({"AGREE", "SUPPORT", "CONCEDE", "RETREAT"})  #: what is not done is refused to who asks
_OWN_WORD = frozenset({"shall"})  #: "said it would"
_HOSTILE = frozenset({"SANCTION", "COERCE", "MOBILIZE", "ASSAULT", "REJECT"})
_STOP = frozenset({"stop", "cease", "quit"})
_STOPPED = frozenset({"SANCTION", "COERCE", "MOBILIZE", "ASSAULT"})
_REFUSED = {
    "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONCEDE": "yield",
    "RETREAT": "yield",
}  # fmt: skip


def menace(hit: Hit, kind: Kind, mood: Mood) -> Kind | None:
    """Return the THREATEN that an "or else" or an "unless" makes of a demand, or of a step to come."""
    if kind.root == "REQUEST" and _or_else(hit.trigger):
        return Kind("THREATEN", None)
    parts = hit.frame.parts
    own = [hit.filled[0]] if hit.filled and parts and parts[0].words <= _OWN_WORD else []
    steps = (step for verb in [hit.verb, *own] for step in kids(verb, "advcl"))
    unless = any(mark.lower_ == "unless" for step in steps for mark in kids(step, "mark"))
    to_come = mood.future or bool(own)
    return Kind("THREATEN", None) if unless and to_come and kind.root in _COOPERATIVE else None


def _or_else(demand: Token) -> bool:
    """Whether it is "leave or be killed", "disarm or face attack": read from the words, as parses differ."""
    pairs = pairwise(demand.doc[demand.i : demand.sent.end])
    return any(a.lower_ == "or" and lemma(b) in word_list("or_else") for a, b in pairs)


def refusal(kind: Kind, mood: Mood, acted: bool) -> Kind | None:
    """Return what a negation makes of a deed, if it makes another: "will not sign", "cannot accept".

    Who has not accepted, signed, yielded has refused too, where somebody acts (`acted`); who will not
    strike, or not object, commits himself.
    """
    if not mood.negated or mood.denied:
        return None
    if kind.root in _COOPERATIVE and (mood.able or (acted and kind.root in _ASKED)):
        return Kind("REJECT", _REFUSED.get(kind.root))
    spared = kind.root in _HOSTILE and mood.able and mood.future and acted
    return Kind("AGREE", None) if spared else None


def relief(hit: Hit, kind: Kind, mood: Mood) -> Kind | None:
    """Return what it is to stop a hostile deed of one's own: "police will stop arresting smokers"."""
    verb = hit.verb
    stopped = verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "pcomp"} and lemma(verb.head) in _STOP
    if not stopped or kind.root not in _STOPPED or mood.negated:
        return None
    return Kind("CONCEDE", None) if mood.future or kind.root != "ASSAULT" else Kind("RETREAT", "ceasefire")


def commitment(kind: Kind, mood: Mood, own_word: bool) -> Kind | None:
    """Return the AGREE that a cooperation is when it is to come, in the word of who would do it."""
    if mood.future and own_word and not mood.negated and kind.root in _COOPERATIVE:
        return Kind("AGREE", None)
    return None
