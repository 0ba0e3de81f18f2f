"""Whether words of violence are meant: "hit", "fought" and "attacked" are said of taxes and of ministers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import listed, word_list
from streams.code.english.dates.resolve import is_time
from streams.code.english.gate.ideas import SPANS, is_idea
from streams.code.english.gate.parties import ARMED, sectors
from streams.code.english.gate.spats import in_words, loose_shot
from streams.code.english.parser.phrases import role_nouns
from streams.code.english.parser.syntax import kids, lemma, objects, of_what, prepositional

if TYPE_CHECKING:
    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Token

__all__ = ["at_place", "figurative", "harmed", "violent"]

_FABLED = frozenset({"sacred", "golden", "proverbial"})
_STRIVES = frozenset({"fight", "battle", "compete", "wage", "struggle"})
_KILLS = frozenset({"kill", "murder", "slay"})
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
    if in_words(draft):
        return False
    if _slain(draft.trigger):
        return True
    sides = sectors(draft.actors), sectors(draft.recipients)
    words = {lemma(token) for token in draft.trigger.sent if token != draft.trigger}
    violent_words = (word_list("violent") | word_list("stormed")) - word_list("figurative")
    armed = bool((sides[0] | sides[1]) & ARMED) or bool(words & violent_words)
    if not armed and any(party.noun in word_list("talkers") for party in draft.actors):
        return False
    burnt = prepositional(draft.trigger, "to") if lemma(draft.trigger) == "set" else []  # "set fire to a car"
    deadly = burnt or any(lemma(noun) == "death" for noun in prepositional(draft.trigger, "to"))
    if armed or deadly or (draft.kind.mode in _BLOODY and not loose_shot(draft)):
        return True
    placed = draft.trigger.pos_ == "NOUN" and (draft.spot is not None or len(draft.actors) > 1)
    return placed or at_place(draft) or all(side - {None, "BUS"} for side in sides)


def _slain(verb: Token) -> bool:
    """Whether it is a person that is killed: "suspects kill party member"."""
    kills = lemma(verb) in _KILLS and verb.pos_ == "VERB"
    return kills and any(lemma(noun) in word_list("people") | role_nouns() for noun in objects(verb))


def at_place(draft: Draft) -> bool:
    """Whether a state strikes what stands or moves: "Iraq attacked the island", "its attack on a rig"."""
    things = word_list("territory") | word_list("plant") | word_list("conveyance") | word_list("vessel")
    word = draft.trigger
    near = objects(word) if word.pos_ == "VERB" else prepositional(word, "on", "against")
    struck = any(lemma(noun) in things for noun in near)
    return struck and bool(sectors(draft.actors) & {"GOV", "MIL"})


def figurative(trigger: Token) -> bool:
    """Whether an idea attacks or is attacked, or the attack is one of words: "hit sales", "price war"."""
    if any(lemma(noun) == "responsibility" for noun in kids(trigger, "dobj")):
        return False  # who claims it for an attack tells of one
    if trigger.pos_ not in {"NOUN", "PROPN"}:
        objects = [one for noun in kids(trigger, "dobj", "nsubjpass") for one in of_what(noun)[-1:]]
        deeds = [noun for noun in objects if lemma(noun) in word_list("figurative")]
        doing = [*kids(trigger, "nsubj"), *prepositional(trigger, "by")]
        does = [inner for c in doing for inner in prepositional(c, "of") or [c]]
        spoken = any(_worded(noun) for noun in deeds) or _over(trigger)
        strives = lemma(trigger) in _STRIVES and _ideas(prepositional(trigger, "for"))
        return strives or _ideas(objects) or _ideas(does) or spoken or any(map(_condition, objects))
    return _worded(trigger) or _over(trigger)


def _over(attack: Token) -> bool:
    """Whether somebody is attacked for what he did: "attacked over the dossier"."""
    scolds = lemma(attack) in {"attack", "come", "assail", "slam", "blast", "hammer", "batter"}
    if lemma(attack) in _STRIVES and _ideas(prepositional(attack, "over")):
        return True  # "fought over trade issues"
    violent_words = {lemma(token) for token in attack.sent} & word_list("violent") - {"attack"}
    matter = [one for one in prepositional(attack, "over") if not (is_time(one) or lemma(one) in SPANS)]
    return scolds and not violent_words and bool(matter)


def _condition(noun: Token) -> bool:
    """Whether it is a state of things, or a beast of a proverb: "the state of the road", "a sacred cow"."""
    fabled = any(child.lower_ in _FABLED for child in kids(noun, "amod"))
    return fabled or (noun.lower_ == "state" and bool(prepositional(noun, "of")))


def _worded(noun: Token) -> bool:
    """Whether a noun is of words, markets or games by what stands before it or what it is for."""
    near = {lemma(child) for child in kids(noun, "compound", "amod", "nmod")}
    return bool(near & listed("figures", "kind")) or _ideas(
        prepositional(noun, "of", "on", "against", "for", "over")
    )


def _ideas(tokens: list[Token]) -> bool:
    return bool(tokens) and all(is_idea(token) for token in tokens)
