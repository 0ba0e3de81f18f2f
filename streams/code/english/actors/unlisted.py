"""Parties whom no gazetteer and no role knows: bare names, nouns for persons, people who are only counted.

They fill a side that the rules leave empty, once it is settled that a draft is an event and of what type:
nothing hangs on them but who is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.actors.antecedents import person_before, relative_noun
from streams.code.english.actors.party import Party
from streams.code.english.actors.roles import parties_of, subjects
from streams.code.english.data import listed, word_list
from streams.code.english.parser.phrases import phrase_start
from streams.code.english.parser.syntax import (
    acts,
    clause,
    conjuncts,
    governors,
    is_passive,
    kids,
    lemma,
    objects,
    prepositional,
)
from streams.code.english.places.atlas import atlas, city_country
from streams.code.english.triggers.echoes import HARM
from streams.code.source import words_at

if TYPE_CHECKING:
    from streams.code.english.actors.people import Parties
    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Token

__all__ = ["MISHAPS", "acted_upon", "falls_on_a_pronoun", "unlisted_actors", "unlisted_recipients"]

MISHAPS = frozenset({"ACCIDENT", "DISASTER"})  #: which nobody does
#: What is done to somebody; the rest is done together, or has a thing as its object.
_TRANSITIVE = HARM | {
    "ACCUSE", "REQUEST", "THREATEN", "COERCE", "SANCTION", "SUPPORT", "AID", "PROTEST", "REJECT",
}  # fmt: skip
_ACTED = frozenset({
    "ACCUSE", "REQUEST", "THREATEN", "COERCE", "SUPPORT", "PROTEST", "REJECT", "RETREAT", "CRIME",
})  # fmt: skip
_HARMED = HARM | {"PROTEST"}
_COUNTED = HARM | {"COERCE"}
_NUMBERS = frozenset({"dozen", "score", "hundred", "thousand"})
_MEANT = frozenset({"THREATEN", "REQUEST"})  #: "threatened to kill her"
_LEAVING = frozenset({"resignation", "departure", "retirement", "exit"})
_OF_WHOM = ("of", "against")
_ABOUT = ("against", "of", "on", "about", "from", "by")
#: Nouns before which the victim stands: "the Doe murder", "Jane Doe's arrest".
_DONE_TO = frozenset({
    "abduction", "arrest", "assassination", "beheading", "death", "detention", "execution", "kidnapping",
    "killing", "murder", "shooting",
})  # fmt: skip


def acted_upon(draft: Draft) -> list[Party]:
    """Return on whom a verb acts: its object, or the subject of its passive."""
    root, parties = draft.kind.root, draft.parties
    if root not in _TRANSITIVE:
        return []
    for verb in _verbs(draft):
        heads = [
            one for one in objects(verb) or _shared(verb) if one.i != draft.trigger.i and one.dep_ != "oprd"
        ]
        if root in _HARMED:
            heads = [one for one in heads if not _is_thing(one, root)]
        if some := _read(heads, parties, counted=root in _COUNTED):
            return some
    return []


def falls_on_a_pronoun(draft: Draft) -> bool:
    """Tell whether it is done to somebody who is not named: "arrested him in Juba", not Juba."""
    verb = draft.trigger
    upon = objects(verb) or _shared(verb) if acts(verb) else []
    passive = verb.pos_ == "VERB" and is_passive(verb)
    return (passive or draft.kind.root in _COUNTED) and any(one.pos_ == "PRON" for one in upon)


def unlisted_recipients(draft: Draft) -> list[Party]:
    """Return whom an event takes as its own, farther off: "the murder of Jane Doe", "a case against her"."""
    root, trigger, parties = draft.kind.root, draft.trigger, draft.parties
    if root not in _TRANSITIVE:
        return []
    if not acts(trigger):
        heads = prepositional(trigger, *_OF_WHOM)
        if lemma(trigger) in _DONE_TO:
            heads += [one for one in kids(trigger, "compound", "poss", "nmod") if one.i not in parties]
        return _read(heads, parties, counted=root in _COUNTED)
    if root in MISHAPS:
        heads = subjects(trigger)
        return parties_of(heads, parties) or _read(heads, parties, counted=True)
    inner = [one for child in kids(trigger, "xcomp") for one in objects(child)] if root in _MEANT else []
    inner += [one for what in objects(trigger) for one in prepositional(what, *_ABOUT)]
    inner = [one for one in inner if root not in _HARMED or not _is_thing(one, root)]
    return _read(inner, parties, counted=False)


def unlisted_actors(draft: Draft) -> list[Party]:
    """Return who does what a word says: its subject, its owner, whom "by" names, or who is above it."""
    trigger, parties = draft.trigger, draft.parties
    if draft.kind.root not in _ACTED:
        return []
    leaving = [noun for noun in (trigger, *objects(trigger)) if lemma(noun) in _LEAVING]
    if leaving:  # "the resignation of Jane Doe was announced"
        heads = [one for noun in leaving for one in (*kids(noun, "poss"), *prepositional(noun, "of"))]
        return _read(heads, parties, counted=False)
    if not acts(trigger):
        return _read(kids(trigger, "poss") + prepositional(trigger, "by"), parties, counted=False)
    return _read(subjects(trigger), parties, counted=False) or _above(trigger, parties)


def _above(verb: Token, parties: Parties) -> list[Party]:
    """Return who acts in the clauses above a verb without a subject: "mulls ways of punishing its allies"."""
    if verb.tag_ not in {"VBG", "VB"} or kids(verb, "nsubj", "nsubjpass", "auxpass"):
        return []
    for over in governors(verb):
        if over.pos_ not in {"VERB", "AUX"}:
            continue
        heads = [one for head in kids(over, "nsubj", "nsubjpass") for one in conjuncts(head)]
        if some := parties_of(heads, parties) or _read(heads, parties, counted=False):
            return [party for party in some if party.known or party.sector is None]
        if over.dep_ == "relcl":
            return []
    return []


def _verbs(draft: Draft) -> list[Token]:
    """Return the verbs that say what is done: its own, else those that say what a noun of harm does."""
    if acts(draft.trigger):
        return [draft.trigger]
    light = [draft.hit.light] if draft.hit.light is not None and draft.trigger.dep_ == "nsubj" else []
    return [one for one in (*light, *draft.echoes) if one.pos_ == "VERB"] if draft.kind.root in HARM else []


def _shared(verb: Token) -> list[Token]:
    """Return whom a passive without a subject has from the clause above.

    "Was seized and beaten", "is to be sued", "quit after being questioned".
    """
    if verb.tag_ != "VBN" or kids(verb, "nsubj", "nsubjpass", "dobj"):
        return []
    over = verb.head
    if verb.dep_ == "conj" and over.pos_ == "VERB":
        if is_passive(over):
            return objects(over)
        return subjects(over) if kids(verb, "auxpass") else []  # "fled, and has been accused of fraud"
    if verb.dep_ not in {"xcomp", "pcomp", "advcl"} or not kids(verb, "auxpass"):
        return []
    above = over if verb.dep_ != "pcomp" else clause(over)
    return [one for head in kids(above, "nsubj", "nsubjpass") for one in conjuncts(head)]


def _read(heads: list[Token], parties: Parties, *, counted: bool) -> list[Party]:
    some = [party for head in heads for party in _parties(head, parties, counted=counted)]
    return list({(party.start, party.end): party for party in some}.values())


def _parties(head: Token, parties: Parties, *, counted: bool) -> list[Party]:
    """Return those known at a head; else the name, person or number that it is."""
    if known := [party for party in parties.at(head) if party.known]:
        return known
    if head.pos_ == "PRON":
        if (noun := relative_noun(head)) is not None:
            return _parties(noun, parties, counted=counted)
        bearer = person_before(head, parties)
        return [bearer] if bearer else []
    if own := [party for party in parties.at(head) if party.end > head.i + 1]:
        return own  # a role and its bearer's name
    if not (_is_name(head) or _is_person(head) or (counted and _counts_people(head))):
        return []
    start = phrase_start(head)
    sector = None if head.pos_ == "PROPN" else "CVL"
    return [
        Party(start, head.i + 1, head.i, words_at(head.doc, start, head.i + 1), None, sector, lemma(head))
    ]


def _is_name(head: Token) -> bool:
    """Whether it is a name, and none of a place."""
    large = any(site.precision != "city" for site in atlas().get(head.text, ())) or city_country(head.text)
    site = lemma(head) in word_list("territory")
    return head.pos_ == "PROPN" and head.text[:1].isupper() and not (large or site)


def _is_thing(head: Token, root: str) -> bool:
    """Whether a name is of no person where somebody is harmed: "the Tempest"."""
    the = any(child.lower_ == "the" for child in kids(head, "det"))
    bare = root in MISHAPS and not kids(head, "compound")  # "contracted Ebola"
    return head.pos_ == "PROPN" and head.tag_ != "NNPS" and (the or bare)


def _is_person(head: Token) -> bool:
    word = lemma(head)
    return head.pos_ == "NOUN" and (word in listed("persons", "nouns") or word in word_list("people"))


def _counts_people(head: Token) -> bool:
    """Whether it is a number of people, with nothing said that it counts: "killed dozens"."""
    number = (head.pos_ == "NUM" and head.lower_ != "one") or lemma(head) in _NUMBERS
    alone = not kids(head, "prep", "quantmod", "nmod")
    return number and alone and head.dep_ in {"dobj", "nsubjpass", "nsubj"}
