"""Words of violence in trade and offices: imports injure growers, a firm is engaged in, states retaliate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.gate.ideas import is_idea
from streams.code.english.gate.parties import ARMED, sectors
from streams.code.english.parser.syntax import kids, lemma, objects, prepositional
from streams.code.english.triggers.causes import doers, thing_of
from streams.code.english.triggers.harm import deliberate

if TYPE_CHECKING:
    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Token

__all__ = ["of_trade"]

_REPAID = frozenset({"retaliate", "retaliation", "reprisal"})
_HARMS = frozenset({"injure", "hurt", "harm", "damage", "hit", "cripple", "devastate", "destroy", "kill"})
_SHARES = frozenset({"pct", "percent", "%", "points"})
_LOST = frozenset({"loss", "defeat"})


def of_trade(draft: Draft) -> bool:
    """Whether violence is that of business, by what acts, what it acts on, and what is said with it."""
    word, verb = draft.trigger, lemma(draft.trigger)
    if verb == "engage":
        return _busy(draft)
    if verb == "mine":
        return not sectors(draft.actors) & ARMED and _dug(word)
    if verb == "rise" and not deliberate(word):
        return any(token.lower_ in _SHARES for token in word.sent)
    if draft.size.dead or draft.size.injured:
        return verb == "slaughter" and _beasts(word)
    return (
        (verb in _REPAID and not sectors(draft.actors) & ARMED and _trades(draft))
        or (verb == "suffer" and _loses(draft))
        or (verb in _HARMS and _harms_trade(draft))
        or (verb == "slaughter" and _beasts(word))
    )


def _busy(draft: Draft) -> bool:
    """Whether it is no fight to be engaged in: "is engaged in a debate", "engaged men to unload"."""
    verb, acting = draft.trigger, [*draft.actors, *draft.recipients]
    if kids(verb, "xcomp") or any(map(is_idea, prepositional(verb, "in"))):
        return True
    into = bool(kids(verb, "prep")) and not kids(verb, "dobj")
    return into and not sectors(acting) & ARMED and not deliberate(verb)


def _dug(mine: Token) -> bool:
    """Whether it is a mine that men work in."""
    words = {lemma(token) for token in mine.sent}
    if mine.pos_ == "VERB":
        return bool(words & word_list("dug")) and not deliberate(mine)
    return thing_of(mine) == "mishap" or bool(words & word_list("dug")) or not words & word_list("sprung")


def _trades(draft: Draft) -> bool:
    """Whether a sentence is of tariffs, and of no arms; or of nobody against nobody known."""
    word, sides = draft.trigger, (draft.actors, draft.recipients)
    words = {lemma(token) for token in word.sent}
    unarmed = not deliberate(word) and not words & word_list("weapon")
    states = all(any(party.country for party in side) for side in sides)
    bare = word.pos_ in {"NOUN", "PROPN"} and not states
    return unarmed and (bare or bool(words & word_list("tariffs")))


def _loses(draft: Draft) -> bool:
    """Whether nobody armed suffers the losses: farms, firms, funds."""
    lost = any(lemma(noun) in _LOST for noun in objects(draft.trigger))
    fights = sectors([*draft.actors, *draft.recipients]) & (ARMED | {"GOV"})
    return lost and not fights and not deliberate(draft.trigger)


def _harms_trade(draft: Draft) -> bool:
    """Whether a thing harms a trade: "imports have injured the growers"."""
    verb = draft.trigger
    if verb.pos_ != "VERB" or deliberate(verb) or sectors(draft.actors) & ARMED:
        return False
    harmed = objects(verb) or ([verb.head] if verb.dep_ == "acl" else [])
    trade = any(lemma(noun) in word_list("commerce") for noun in harmed)
    return trade and not any(thing_of(doer) == "weapon" for doer in doers(verb))


def _beasts(word: Token) -> bool:
    """Whether beasts are slaughtered for their meat."""
    near = {lemma(token) for token in word.sent}
    return bool(near & word_list("livestock"))
