"""Whom a deed is meant for where nobody stands beside its verb: in what is demanded, refused or promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.actors.party import POLITICAL
from streams.code.english.actors.roles import attends, parties_of
from streams.code.english.data import word_list
from streams.code.english.parser.syntax import conjuncts, kids, lemma, objects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.actors.party import Party
    from streams.code.english.actors.people import Parties
    from streams.code.english.triggers.hit import Hit
    from streams.code.parse import Token

__all__ = ["addressed"]

_DEPTH = 6  #: arcs: "threatened to cut off supplies of gas to the people of X" has as many
#: From a verb to what it is about, and from there to whose that is. The subject is the first verb's own where
#: somebody else speaks: "Britain said Libya must hand them over".
_DOWN = frozenset({
    "dobj", "dative", "attr", "acomp", "oprd", "prep", "prt", "pobj", "pcomp", "ccomp", "xcomp", "csubj",
    "nsubj", "nsubjpass", "poss", "amod", "compound", "nmod",
})  # fmt: skip
_BEYOND = frozenset({
    "with", "against", "to", "on", "at", "for", "from", "of", "over", "into", "upon", "toward", "towards",
    "between", "among", "by",
})  # fmt: skip
_WITHIN = _BEYOND | {"in", "inside", "across", "throughout"}
_NEAR = frozenset({"amod", "compound", "nmod"})
#: The rest has everybody beside its verb: talks, accidents, crime.
_ROOTS = frozenset({
    "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE",
})  # fmt: skip


def addressed(
    hit: Hit, root: str, actors: Sequence[Party], recipients: Sequence[Party], parties: Parties
) -> list[Party]:
    """Return the nearest others below a verb or an event noun, of one distance; none where it has its own.

    Forces that are sent or withdrawn are not whom it is meant for. A place comes last: "a curfew in Lagos".
    """
    if any(party.country or party.noun not in word_list("forces") for party in recipients):
        return []
    if root == "ASSAULT":
        return _struck(hit, actors, parties)
    mutual = len({party.country for party in actors}) > 1 or lemma(hit.trigger) in word_list("reciprocal")
    if root not in _ROOTS or mutual:
        return []
    tops = [hit.trigger] if hit.light is None else [hit.trigger, hit.light]
    return _below(tops, actors, parties, _BEYOND) or _below(tops, actors, parties, _WITHIN)


def _struck(hit: Hit, actors: Sequence[Party], parties: Parties) -> list[Party]:
    """Return those whom a noun of violence struck by its verb: "the bombing killed a U.S. soldier"."""
    doing = hit.light is not None and hit.trigger.dep_ == "nsubj"
    struck = parties_of(objects(hit.light), parties) if doing and hit.light else []
    return [party for party in struck if party.known and party not in actors]


def _below(
    level: list[Token], actors: Sequence[Party], parties: Parties, words: frozenset[str]
) -> list[Party]:
    for _ in range(_DEPTH):
        level = [
            one
            for token in level
            for child in token.children
            if _leads(child, words)
            for one in conjuncts(child)
        ]
        others = [party for party in parties_of(level, parties) if _other(party, actors, parties)]
        if others:
            return others
    return []


def _leads(child: Token, words: frozenset[str]) -> bool:
    if child.dep_ in {"advcl", "acl"}:  # a purpose: "rallied to demand reforms"
        return child.tag_ == "VB" and any(aux.lower_ == "to" for aux in kids(child, "aux"))
    return child.dep_ in _DOWN and not attends(child) and (child.dep_ != "prep" or child.lower_ in words)


def _other(party: Party, actors: Sequence[Party], parties: Parties) -> bool:
    """Whether a party is somebody else: no actor, nor his own forces, nor a mere "military" before a noun."""
    head = parties.doc[party.head]
    stateless = party.country is None and (
        lemma(head) in word_list("forces") or party.sector not in POLITICAL or head.dep_ in _NEAR
    )
    same = any(
        (party.start < actor.end and actor.start < party.end)  # "Palestinian" of "Palestinian prisoners"
        or parties.doc[actor.head].is_ancestor(head)  # "Peru" of "students across Peru"
        or (party.country, party.sector) == (actor.country, actor.sector)
        for actor in actors
    )
    return not stateless and not same
