"""What the side that acts makes of a deed: a crowd riots, an army attacks, gunmen abduct."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.english.actors.party import POLITICAL
from streams.code.english.actors.roles import subjects
from streams.code.english.data import load, word_list
from streams.code.english.parser.syntax import clause, kids, lemma, objects, prepositional
from streams.code.english.triggers.harm import armed, band, criminal, deliberate
from streams.code.english.triggers.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.actors.party import Party
    from streams.code.english.triggers.hit import Hit
    from streams.code.parse import Token

__all__ = ["armed_mode", "crowd_kind", "held_kind"]

_THROWN = frozenset({"throw", "hurl", "pelt", "lob", "toss", "fling", "stone"})
_LEADERS = frozenset({"leader", "chief", "opposition", "warlord"})
_FORCES = frozenset({"COP", "MIL", "GOV"})
_STRIKE = Kind("PROTEST", "strike")
_STATES = frozenset({"GOV", "IGO"})
_RIOTS = frozenset({"riot", "rioting"})
_TWICE = 2  #: words that are of unions
_HEADLINE = 2  #: words: "teachers" and its genitive


def crowd_kind(hit: Hit, kind: Kind, actors: Sequence[Party], recipients: Sequence[Party]) -> Kind:
    """Return ASSAULT for a riot of armed men, PROTEST for an attack of a crowd without a death."""
    word = lemma(hit.trigger)
    if own := _by_whom(hit, kind, actors, recipients):
        return own
    if kind.root == "PROTEST":
        crowd = any(party.noun in word_list("rioter") for party in actors)
        if (
            word in {"storm", "occupy"}
            and not crowd
            and (deliberate(hit.trigger) or any(_fighter(p, hit) for p in actors))
        ):
            return Kind("ASSAULT", None)
        violent = kind.mode in {"riot", "vandalize"} and not crowd and any(_fighter(p, hit) for p in actors)
        if kind.mode == "obstruct" and actors and all(party.sector in _FORCES for party in actors):
            return Kind("COERCE", "restrict")
        return Kind("ASSAULT", "primitive" if word in _THROWN else "destroy") if violent else kind
    if word in {"raid", "storm"} and _searched(hit, kind, actors):
        return Kind("COERCE", "seize")
    plain = kind.mode in {None, "destroy", "primitive"} and word not in word_list("deadly") | word_list(
        "result"
    )
    return Kind("PROTEST", "riot") if plain and _crowds(hit, actors, recipients) else kind


def _by_whom(hit: Hit, kind: Kind, actors: Sequence[Party], recipients: Sequence[Party]) -> Kind | None:
    """Return what a strike is of those at work, deaths in a riot, and a protest of a government, in words."""
    firms = bool(recipients) and all(party.sector == "BUS" for party in recipients)
    word = lemma(hit.trigger)
    if word == "strike" and kind.mode is None and (_labour(hit) or (firms and hit.trigger.pos_ == "NOUN")):
        return _STRIKE
    if kind == Kind("ASSAULT", None) and not actors and _in_riot(hit.trigger):
        return Kind("PROTEST", "riot")
    if kind == _STRIKE and any(party.sector == "MIL" for party in actors):
        return Kind("ASSAULT", None)  # "launched a strike"
    states = bool(actors) and all(party.sector in _STATES for party in actors)
    return Kind("ACCUSE", "disapprove") if word == "protest" and states else None


def _in_riot(verb: Token) -> bool:
    """Whether a riot did it: "killed during food riots"."""
    result = verb.pos_ == "VERB" and lemma(verb) in word_list("result")
    return result and any(lemma(one) in _RIOTS for one in prepositional(verb, "in", "during"))


def _searched(hit: Hit, kind: Kind, actors: Sequence[Party]) -> bool:
    """Whether a raid is a search: by the police, or by soldiers who arrest and do not shoot."""
    words = {lemma(token) for token in hit.trigger.sent if token != hit.trigger}
    police = bool(actors) and all(party.sector == "COP" for party in actors)
    arrests = bool(words & word_list("captures")) and not words & word_list("deadly")
    army = any(party.sector in _FORCES for party in actors)
    return kind.mode is None and not words & word_list("deadly") and (police or (army and arrests))


def _labour(hit: Hit) -> bool:
    """Whether those who strike are at work: unions, nurses, pay; and nobody is armed."""
    words = {lemma(token) for token in hit.trigger.sent if token != hit.trigger}
    doers = {lemma(token) for head in (hit.trigger, *subjects(hit.verb)) for token in head.subtree}
    before = {lemma(token) for token in hit.trigger.doc[max(0, hit.trigger.i - _HEADLINE) : hit.trigger.i]}
    doers |= before if hit.frame.noun else set()  # "Teachers' strike shuts schools" is parsed amiss
    workers = any(word.endswith("worker") for word in doers)
    working = words & word_list("pay") or doers & word_list("labour") or workers
    at_work = bool(working) or (hit.frame.noun and _unions(hit.trigger))
    return at_work and not words & (word_list("violent") | word_list("weapon"))


def _unions(strike: Token) -> bool:
    """Whether what was told before is of unions: "the strike spread to Vancouver"."""
    words = {lemma(token) for token in strike.doc[: strike.sent.end]}
    return len(words & word_list("unions")) >= _TWICE and not prepositional(strike, "on", "against")


def _fighter(party: Party, hit: Hit) -> bool:
    """Whether a party that burns and loots is no crowd: it bears arms, or lives by raids."""
    return armed(party, hit.trigger.doc) or party.sector == "COP" or party.noun in word_list("vigilante")


def _crowds(hit: Hit, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether a crowd acts alone, or meets the police."""
    crowd = [_crowd(party, hit) for party in actors if party.sector not in _FORCES]
    words = {lemma(token) for token in (hit.trigger, *kids(hit.trigger, "nsubj"))}
    alone = len(crowd) == len(actors) or bool(words & word_list("reciprocal"))
    rebels = any(party.sector == "REB" for party in [*actors, *recipients])
    feud = bool(words & word_list("reciprocal")) and len(crowd) == len(actors) and _deadly(hit)
    return bool(crowd) and all(crowd) and alone and not rebels and not feud


def _crowd(party: Party, hit: Hit) -> bool:
    """Whether it is a crowd by its noun, or by whose group it is: "rival student groups"."""
    words = {lemma(token) for token in hit.trigger.doc[party.start : party.end]}
    return party.noun in word_list("rioter") or (band(party) and bool(words & word_list("rioter")))


def _deadly(hit: Hit) -> bool:
    """Whether people died where a crowd fought with no police: "youths of two clans fought; 17 are dead"."""
    words = {lemma(token) for token in hit.trigger.sent if token != hit.trigger}
    return bool(words & {"dead", "kill", "die"}) and not words & {"police", "soldier", "army"}


def held_kind(hit: Hit, kind: Kind, actors: Sequence[Party], recipients: Sequence[Party]) -> Kind:
    """Return what an arrest is: abduction by rebels, police work on crime, else coercion."""
    rebels = any(party.sector == "REB" for party in actors)
    if rebels and lemma(hit.trigger) in {"raid", "storm"}:
        return Kind("ASSAULT", None)
    if rebels and kind.mode == "seize" and any(o.pos_ == "PRON" for o in objects(hit.trigger)):
        return Kind("ASSAULT", "abduct")
    if kind.mode != "arrest":
        return _dispersal(hit, kind)
    army = any(party.sector == "MIL" for party in actors)
    if not army and any(armed(party, hit.trigger.doc) for party in actors):
        return Kind("ASSAULT", "abduct")
    foreign = any(party.country for party in recipients)
    near = any(_of_a_leader(hit.trigger.doc[party.head]) for party in recipients)
    if foreign or army or near or any(party.sector in POLITICAL | {"MED"} for party in recipients):
        return kind
    private = bool(recipients) and all(party.noun in word_list("private") for party in recipients)
    return Kind("CRIME", "arrest") if private or criminal(hit, actors, recipients) else kind


def _of_a_leader(noun: Token) -> bool:
    """Whether it is somebody's by whom the arrest is politics: "the wife of the opposition leader"."""
    words = {lemma(token) for token in noun.subtree if token != noun}
    return bool(words & (word_list("public_people") | _LEADERS))


def _dispersal(hit: Hit, kind: Kind) -> Kind:
    """Return ASSAULT for a dispersal whose weapon is named: "dispersed the crowd with tear gas"."""
    gassed = any(lemma(token) in word_list("crowd_weapon") for token in hit.trigger.subtree)
    scattered = kind.mode == "restrict" and lemma(hit.trigger) in word_list("scatter")
    return Kind("ASSAULT", "crowd-control") if gassed and scattered else kind


def armed_mode(hit: Hit) -> str | None:
    """Return the mode that a weapon named in its clauses gives to an attack."""
    tellers = (hit.trigger, *hit.echoes)
    own = {clause(token) for token in tellers} | set(tellers)
    words = {lemma(token) for token in hit.trigger.sent if clause(token) in own}
    return next((mode for mode, listed in _weapons().items() if words & listed), None)


@lru_cache(maxsize=1)
def _weapons() -> dict[str, frozenset[str]]:
    return {mode: frozenset(text.split()) for mode, text in load("weapons").items()}
