"""Clashes and shots that are words: two men clash over a budget, a senator shoots back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.dates.resolve import is_time
from streams.code.english.gate.ideas import SPANS, is_idea
from streams.code.english.gate.parties import ARMED, human, sectors
from streams.code.english.parser.syntax import kids, lemma, objects, prepositional
from streams.code.english.triggers.causes import thing_of
from streams.code.english.triggers.harm import deliberate

if TYPE_CHECKING:
    from streams.code.english.actors.party import Party
    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Doc, Token

__all__ = ["in_words", "loose_shot"]

_ARGUES = frozenset({"clash", "battle", "feud", "confrontation", "duel", "spar", "confront"})
_SHOTS = frozenset({"shoot", "fire", "shot"})
_SINGULAR = frozenset({"NN", "NNP"})


def in_words(draft: Draft) -> bool:
    """Whether it is done in what is said: two men or two states argue, somebody fires back."""
    return _argued(draft) or _outdone(draft) or _answers(draft.trigger)


def _outdone(draft: Draft) -> bool:
    """Whether states or firms are beaten, who have no bodies: "Spain is beaten by Japan in prices"."""
    beaten = draft.recipients if draft.kind.mode == "beat" else ()
    return bool(beaten) and all(p.sector in {"IGO", "BUS"} or (p.country and p.named) for p in beaten)


def loose_shot(draft: Draft) -> bool:
    """Whether a shot is one by its verb alone, at nobody, from nobody armed and nowhere: "shot back"."""
    shot = draft.trigger
    if lemma(shot) not in _SHOTS or draft.spot is not None or shot.pos_ != "VERB":
        return False
    whoever = any(not kids(inner, "mark") for inner in kids(shot, "ccomp", "csubj"))
    if whoever or any(map(_target, prepositional(shot, "at", "on", "into"))):
        return False  # "shooting whoever they found"
    if any(child.lower_ == "back" for child in kids(shot, "advmod", "prt")):
        return True
    return not any(map(_hit, [*objects(shot), *([shot.head] if shot.dep_ == "acl" else [])]))


def _target(noun: Token) -> bool:
    return not (is_idea(noun) or is_time(noun) or lemma(noun) in SPANS)


def _hit(noun: Token) -> bool:
    return noun.pos_ in {"PRON", "NUM", "PROPN"} or human(noun) or thing_of(noun) is not None


def _argued(draft: Draft) -> bool:
    """Whether one man clashed with another, or one state with another over a matter."""
    if lemma(draft.trigger) not in _ARGUES or deliberate(draft.trigger):
        return False
    parties = [*draft.actors, *draft.recipients]
    alone = bool(parties) and all(_person(party, draft.trigger.doc) for party in parties)
    over = prepositional(draft.trigger, "over", "about", "on")
    matter = [one for one in over if not is_time(one) and lemma(one) not in word_list("disputed")]
    return alone or (bool(matter) and not sectors(parties) & (ARMED | {"CVL"}))


def _person(party: Party, doc: Doc) -> bool:
    words = doc[party.start : party.end]
    return doc[party.head].tag_ in _SINGULAR and any(human(token) for token in words)


def _answers(verb: Token) -> bool:
    """Whether shots are words: "the White House fired back, saying"."""
    back = any(child.lower_ in {"back", "off"} for child in kids(verb, "prt", "advmod"))
    says = [one for one in kids(verb, "advcl", "ccomp") if lemma(one) in word_list("say")]
    return lemma(verb) == "fire" and back and bool(says or kids(verb, "ccomp"))
