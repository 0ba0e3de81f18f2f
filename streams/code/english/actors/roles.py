"""Who acts and who is acted upon, seen from a verb or an event noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streams.code.english.data import listed, word_list
from streams.code.english.parser.phrases import role_nouns
from streams.code.english.parser.syntax import (
    acts,
    clause,
    conjuncts,
    governors,
    is_passive,
    kids,
    lemma,
    misread,
    objects,
    of_what,
    prepositional,
)
from streams.code.english.places.atlas import atlas
from streams.code.source import words_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.actors.party import Party
    from streams.code.english.actors.people import Parties
    from streams.code.parse import Doc, Token

__all__ = ["actors_of", "attends", "is_nobodys_machine", "parties_of", "recipients_of", "subjects"]

_TARGET = ("with", "against", "to", "on", "at", "for", "from", "of", "over", "into", "upon")

_NEXT = 2  #: words: the other verb, and the "and" before it
#: What one says beside what one said.
_TELLING = frozenset({
    "warn", "urge", "call", "accuse", "blame", "threaten", "ask", "demand", "vow", "condemn", "criticize",
    "criticise", "denounce", "reject", "promise", "pledge", "voice", "express", "appeal", "propose", "oppose",
})  # fmt: skip
_HOSTING = frozenset({"host", "mediate", "broker", "facilitate"})
_HELPERS = frozenset({"host", "mediator", "witness", "broker", "observer", "guarantor"})
_MEETING = ("between", "among", "of")
_CHARGES = frozenset({"of", "for", "from", "with"})  #: "accused Iran of arming": Iran arms


def subjects(verb: Token) -> list[Token]:
    """Return the heads of who does what the verb says; its own subject, else the one it shares."""
    passive = is_passive(verb)
    own = prepositional(verb, "by") if passive else [one for s in kids(verb, "nsubj") for one in conjuncts(s)]
    if not passive and (before := misread(verb)):
        return before
    if (
        passive
        and not own
        and lemma(verb) in word_list("minded")
        and (kids(verb, "xcomp") or prepositional(verb, "to"))
    ):
        own = [one for s in kids(verb, "nsubjpass") for one in conjuncts(s)]  # "is committed to peace"
    if own or passive:
        return [inner for one in own for inner in of_what(_antecedent(one))] + _listed_first(verb)
    return _shared(verb)


def _listed_first(verb: Token) -> list[Token]:
    """Return the first party of a headline like "Israel, Hamas agree": the parser leaves it out."""
    first = verb.sent[0]
    comma = len(verb.sent) > 1 and verb.sent[1].lower_ == ","
    own = {child.i for child in kids(verb, "nsubj")}
    return [first] if comma and first.pos_ == "PROPN" and verb.sent.start + 2 in own else []


def _shared(verb: Token) -> list[Token]:
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ in {"acl", "relcl"}:
        return [inner for one in conjuncts(head) for inner in of_what(one)]
    if verb.dep_ == "xcomp" and (controller := kids(head, "dobj", "nsubjpass")):
        return [inner for one in controller for each in conjuncts(one) for inner in of_what(each)]
    if verb.dep_ == "pcomp" and head.lower_ in _CHARGES and head.head.pos_ == "VERB":
        return objects(head.head)
    if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "prep"}:
        above = next((t for t in (head, *governors(head)) if t.pos_ in {"VERB", "AUX", "NOUN"}), head)
        return subjects(above) if acts(above) else [above]
    return []


def _antecedent(token: Token) -> Token:
    """For "which" and "who" the noun before; for "it" and "they" the subject of the clause above."""
    if token.pos_ != "PRON":
        return token
    verb = token.head
    if token.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        noun: Token = verb.head
        return noun
    person = token.lower_ in {"he", "she"}
    for above in governors(verb):
        for subject in kids(above, "nsubj"):
            if subject.pos_ != "PRON" and (not person or _human(subject)):
                return subject
    return token


def _human(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or lemma(noun) in role_nouns()


def parties_of(heads: Sequence[Token], parties: Parties) -> list[Party]:
    """Return the parties that the heads name, each once, in text order."""
    distinct: dict[tuple[int, str], Party] = {}
    for head in heads:
        if any(_counts(head, other) and parties.at(other) for other in heads):
            continue
        for party in parties.at(head):
            distinct.setdefault((party.end, party.name), party)
    return list(distinct.values())


def _counts(measure: Token, noun: Token) -> bool:
    """Whether a noun only counts another: "hundreds of Kenyan police" are police."""
    return noun.dep_ == "pobj" and noun.head.head == measure and lemma(measure) in word_list("measure")


def _united(near: list[Party], doc: Doc) -> list[Party]:
    """Return parties that stand side by side as one: "an Afghan army base" is of the Afghan army."""
    united: list[Party] = []
    for party in sorted(near, key=lambda one: one.start):
        state = united[-1] if united else None
        if state and state.end == party.start and state.country and not party.country:
            text = words_at(doc, state.start, party.end)
            united[-1] = replace(party, start=state.start, country=state.country, name=text)
        else:
            united.append(party)
    return united


def actors_of(trigger: Token, light: Token | None, parties: Parties) -> list[Party]:
    """Return who acts: the subject of the verb, or of the light verb, or the noun's own agent."""
    if acts(trigger):
        if lemma(trigger) in _HOSTING and (guests := _guests(trigger, parties)):
            return guests
        if _after_speech(trigger) and (speakers := _speaking(trigger, parties)):
            return speakers
        named = parties_of(subjects(trigger), parties) or _around(trigger, parties)
        return named or _deed_actors(trigger, parties) or _speaking(trigger, parties)
    own = [*_noun_agents(trigger), *prepositional(trigger.head, "between", "among")]
    agents = [party for party in parties_of(own, parties) if party.known]
    if agents or light is None:
        return agents or _modifying(trigger, parties) or _travellers(trigger, parties)
    return parties_of(subjects(light), parties) or _modifying(trigger, parties)


def _guests(verb: Token, parties: Parties) -> list[Party]:
    """Return who meets where another only hosts: "Kenya hosted talks between the army and the rebels"."""
    talks = [noun for noun in objects(verb) if lemma(noun) in word_list("talks")]
    return [party for noun in talks for party in parties_of(prepositional(noun, *_MEETING), parties)]


def _around(verb: Token, parties: Parties) -> list[Party]:
    """Return the parties behind a subject that is nobody: "talks between A and B broke down", "A's talks".

    For "strikes targeting the camp" they are those of the clause around the strikes, if it does not report.
    """
    heads = subjects(verb)
    behind = [party for head in heads for party in parties_of(_noun_agents(head), parties)]
    behind = behind or parties_of(
        [a for o in objects(verb) for a in prepositional(o, "by", "between")], parties
    )
    near = behind or [party for head in heads for party in _modifying(head, parties)]
    over = clause(verb.head)
    hangs = verb.dep_ in {"acl", "relcl"} and not is_passive(verb)
    if not near and hangs and lemma(over) not in word_list("say"):
        near = parties_of(subjects(over), parties)
    return [party for party in near if party.known]


def _speaking(verb: Token, parties: Parties) -> list[Party]:
    """Return who says more than one thing: "Iran said the reports were false and warned Iraq"."""
    coordinated = verb.dep_ == "conj" and lemma(verb) in word_list("say") | _TELLING
    coordinated = coordinated and not kids(verb, "nsubj", "nsubjpass", "auxpass")
    over = next((above for above in governors(verb) if lemma(above) in word_list("say")), None)
    if not (coordinated or _of_the_speaker(verb)) or over is None or over.i > verb.i:
        return []
    return parties_of(subjects(over), parties)


def _of_the_speaker(verb: Token) -> bool:
    """Whether what acts is the speaker's: "the minister said his department would allow it"."""
    owners = [owner for noun in kids(verb, "nsubj") for owner in kids(noun, "poss")]
    return verb.dep_ == "ccomp" and any(owner.tag_ == "PRP$" for owner in owners)


def _after_speech(verb: Token) -> bool:
    """Whether a past form stands beside another, and so belongs to "said": "was ailing, and proposed"."""
    beside = verb.head.tag_ in {"VBG", "VB"} and verb.head.dep_ in {"ccomp", "xcomp"}
    return verb.dep_ == "conj" and verb.tag_ == "VBD" and lemma(verb) in _TELLING and beside


def _deed_actors(verb: Token, parties: Parties) -> list[Party]:
    """Return by whose deed it happened: "killed in U.S. airstrikes"."""
    if not is_passive(verb):
        return []
    deeds = [noun for noun in prepositional(verb, "in", "during", "from") if lemma(noun) in word_list("raid")]
    return [party for noun in deeds for party in actors_of(noun, None, parties)]


def _travellers(noun: Token, parties: Parties) -> list[Party]:
    """Return who said or did something "during a visit to Britain"."""
    verb = noun.head.head
    if lemma(noun) not in word_list("trip") or noun.head.dep_ != "prep" or verb.pos_ != "VERB":
        return []
    return parties_of(kids(verb, "nsubj", "nsubjpass"), parties)


def _noun_agents(noun: Token) -> list[Token]:
    owners = [one for child in kids(noun, "poss") for one in conjuncts(child)]
    # The parser hangs the doer on what is done to: "the seizure of a tanker by Iran".
    inner = [doer for what in prepositional(noun, "of", "on") for doer in prepositional(what, "by")]
    inner += [doer for deed in kids(noun, "acl") for doer in prepositional(deed, "by")]  # "carried out by"
    words = ("by", "between", "among", *(("from",) if lemma(noun) in word_list("given") else ()))
    return [*owners, *prepositional(noun, *words), *inner]


def _modifying(noun: Token, parties: Parties) -> list[Party]:
    """Return the party in "rebel attack", "Israeli airstrikes", "police raid"."""
    near = [
        one
        for child in kids(noun, "amod", "compound", "nmod")
        if not _is_site(child, noun)
        for one in conjuncts(child)
    ]
    return _united([party for party in parties_of(near, parties) if party.known], noun.doc)


def _is_site(name: Token, deed: Token) -> bool:
    """Whether a name before a deed is where it was: "the Kabul attack", "Vienna talks", no "US strike"."""
    place = name.pos_ == "PROPN" and not name.is_upper and name.text in atlas()
    return place and lemma(deed) in word_list("placed")


def recipients_of(trigger: Token, light: Token | None, parties: Parties) -> list[Party]:
    """Return who is acted upon: objects, else the nouns behind the prepositions of address."""
    noun = not acts(trigger)
    near = [] if noun else objects(trigger) or _shared_objects(trigger)
    near = [one for one in near if one.dep_ != "oprd"] or near  # "were held hostage"
    recipients = [party for party in parties_of(near, parties) if party.known]
    moved = [one for one in near if lemma(one) in word_list("forces")]
    sent = parties_of(prepositional(trigger, "to", "into"), parties) if moved else []
    if sent := [party for party in sent if party.country]:
        return sent  # "sent peacekeepers to Somalia"
    if recipients and not all(is_nobodys_machine(party) for party in recipients):
        return recipients
    trips = [] if noun else [t for t in prepositional(trigger, "for", "on") if lemma(t) in word_list("trip")]
    holders = [t for t in (*trips, trigger, light, *([] if noun else objects(trigger))) if t is not None]
    behind = [one for holder in holders for one in prepositional(holder, *_TARGET) if not attends(one)]
    recipients = [party for party in parties_of(behind, parties) if party.known] or recipients
    return recipients or _owned(near, parties)


def attends(noun: Token) -> bool:
    """Whether somebody is only there: "signed the accord with Georgia's minister as host"."""
    return any(lemma(one) in _HELPERS for one in prepositional(noun, "as"))


def is_nobodys_machine(party: Party) -> bool:
    """Whether it is nobody's weapon, which is launched at somebody: "300 drones"."""
    return party.country is None and party.noun in listed("antecedents", "machines")


def _shared_objects(verb: Token) -> list[Token]:
    """Return whom the verb right behind it acts on: "shot and wounded ten villagers"."""
    near = (other for other in kids(verb, "conj") if other.pos_ == "VERB" and other.i - verb.i <= _NEXT)
    return [one for other in near if not kids(other, "nsubj", "nsubjpass") for one in objects(other)]


def _owned(heads: list[Token], parties: Parties) -> list[Party]:
    """Return the party in "condemned Sudan's coup", "rejected the Iranian offer"."""
    inner = [
        one for head in heads for child in kids(head, "poss", "amod", "compound") for one in conjuncts(child)
    ]
    owners = [party for party in parties_of(inner, parties) if party.known and not is_nobodys_machine(party)]
    return _united(owners, heads[0].doc) if heads else owners
