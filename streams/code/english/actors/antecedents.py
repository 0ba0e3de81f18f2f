"""Whom a word points back to: "they", "the two sides", "the group", "the army"; conservative, or nobody.

Such a party keeps the words and the place of the pointing phrase, and takes name, country and sector from
the parties told before.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from streams.code.english.data import listed, load
from streams.code.english.parser.syntax import conjuncts, governors, kids, lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streams.code.english.actors.names import Name
    from streams.code.english.actors.party import Party
    from streams.code.parse import Doc, Span, Token

__all__ = ["home_of", "person_before", "pointed_at", "relative_noun"]

_FAR = 6  #: sentences back: a lead
_TWO = 2
_NEAR = 3  #: sentences back: a person
_PERSONAL = frozenset({"he", "she", "him", "her"})
_INNER = frozenset({"compound", "nmod", "amod", "poss"})  #: within another's phrase
_SUBJECT = ("nsubj", "nsubjpass")
_PLURAL = frozenset({"NNS", "NNPS"})
_HOME = frozenset({"GOV", "MIL", "COP", "JUD"})  #: sectors that every country has one of


class _Parties(Protocol):
    """The parties of a document, which look up here whom their pointing words stand for."""

    @property
    def doc(self) -> Doc: ...
    @property
    def earlier(self) -> _Parties | None: ...
    def at(self, head: Token) -> tuple[Party, ...]:
        """Return the parties in the phrase of a head noun."""

    def name_at(self, index: int) -> Name | None:
        """Return the gazetteer's name over a token, if one is there."""


def pointed_at(head: Token, parties: _Parties) -> tuple[Party, ...]:
    """Return the parties that a pronoun or a definite phrase stands for; none where it may be several."""
    word = lemma(head)
    if head.pos_ == "PRON":
        noun = relative_noun(head)
        return _pronoun(head, parties) if noun is None else parties.at(noun)
    if word in listed("antecedents", "sides") and _both(head):
        return _pair(head, parties)
    if word in listed("antecedents", "groups") and _definite(head):
        return _group(head, parties)
    return ()


def home_of(party: Party, head: Token, parties: _Parties) -> str | None:
    """Return the country of "the army": that of the army told before, else the only one told of before."""
    if party.sector not in _HOME or not any(c.lower_ == "the" for c in kids(head, "det")):
        return None
    candidates = [one for some in _before(head, parties) for one in some if one.country]
    same = next((one.country for one in candidates if one.noun == party.noun), None)
    countries = {one.country for one in candidates}
    return same or (countries.pop() if len(countries) == 1 else None)


def relative_noun(head: Token) -> Token | None:
    """Return the noun that "who" or "which" stands for."""
    verb = head.head
    while verb.dep_ in {"prep", "conj"} and verb.head is not verb:
        verb = verb.head
    return verb.head if head.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else None


def _pronoun(head: Token, parties: _Parties) -> tuple[Party, ...]:
    """Return the subject of the sentence before, where it agrees with the pronoun."""
    last = next(_sentences(head, parties), None)
    if last is None or head.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return ()
    sentence, earlier = last
    subjects = [one for s in kids(sentence.root, "nsubj", "nsubjpass") for one in conjuncts(s)]
    candidates = [party for subject in subjects for party in earlier.at(subject) if party.known]
    word = head.lower_
    if not candidates:
        return ()
    if word in {"they", "them"}:
        fits = len(candidates) > 1 or any(s.tag_ in _PLURAL for s in subjects)
    else:
        person = len(subjects) == 1 and _person(subjects[0], earlier)
        thing = (
            word == "it"
            and not person
            and all(s.tag_ not in _PLURAL or candidates[0].named for s in subjects)
        )
        fits = len(candidates) == 1 and (person if word in {"he", "she", "him"} else thing)
    return _as(head, head.i, candidates) if fits else ()


def person_before(head: Token, parties: _Parties) -> Party | None:
    """Return whom "he" or "her" stands for, known or not: the subject above, or of a sentence before."""
    if head.lower_ not in _PERSONAL or head.dep_ == "poss":
        return None
    above = [noun for over in islice(governors(head), 1, None) for noun in kids(over, *_SUBJECT)]
    own = [one for one in head.sent if one.i < head.i and one.dep_ not in _INNER and _may_be(one)]
    if own:  # the subject above, where nobody else stands before
        above_all = own[0] in above and len(own) == 1 and _is_one(own[0], parties)
        return _named_at(head, own[0], parties) if above_all else None
    for sentence, earlier in islice(_all(head, parties), _NEAR):
        subjects = kids(sentence.root, *_SUBJECT)
        if len(subjects) == 1 and _is_one(subjects[0], earlier):
            return _named_at(head, subjects[0], earlier)
    return None


def _may_be(noun: Token) -> bool:
    """Whether a noun may be the person of a pronoun behind it."""
    return noun.pos_ == "PROPN" or (noun.tag_ == "NN" and lemma(noun) in listed("persons", "nouns"))


def _is_one(noun: Token, parties: _Parties) -> bool:
    return noun.pos_ != "PRON" and not kids(noun, "conj") and _person(noun, parties)


def _named_at(head: Token, noun: Token, parties: _Parties) -> Party | None:
    candidates = parties.at(noun)
    return replace(candidates[0], start=head.i, end=head.i + 1, head=head.i) if len(candidates) == 1 else None


def _person(noun: Token, parties: _Parties) -> bool:
    """Whether a noun is one person: a name that is no country's, or a person's role."""
    if noun.pos_ == "PROPN":
        named = parties.name_at(noun.i)
        return named is None or named[2].person
    return noun.tag_ == "NN" and lemma(noun) in listed("antecedents", "persons")


def _both(head: Token) -> bool:
    words = {child.lower_ for child in kids(head, "nummod", "det", "predet", "amod")}
    return "both" in words or {"the", "two"} <= words


def _definite(head: Token) -> bool:
    """Whether nothing but an article says which it is: "the group"."""
    return [child.lower_ for child in kids(head, "det", "amod", "compound", "nmod", "poss", "prep")] == [
        "the"
    ]


def _pair(head: Token, parties: _Parties) -> tuple[Party, ...]:
    """Return the two of the nearest sentence that tells of exactly two countries or bodies."""
    for candidates in _before(head, parties):
        by_country = {party.country or party.name: party for party in candidates if party.political}
        if len(by_country) == _TWO:
            words = [
                child for child in kids(head, "nummod", "det", "predet", "amod") if child.lower_ != "the"
            ]
            return _as(head, min(word.i for word in words), list(by_country.values()))
    return ()


def _group(head: Token, parties: _Parties) -> tuple[Party, ...]:
    wanted = load("antecedents")["sectors"]
    sectors = wanted.get(lemma(head), wanted["group"]).split()
    for candidates in _before(head, parties):
        by_name = {p.name: p for p in candidates if p.sector in sectors and p.named}
        if len(by_name) == 1:
            return _as(head, head.i, list(by_name.values()))
    return ()


def _as(head: Token, first: int, antecedents: list[Party]) -> tuple[Party, ...]:
    return tuple(replace(party, start=first, end=head.i + 1, head=head.i) for party in antecedents)


def _before(head: Token, parties: _Parties) -> Iterator[list[Party]]:
    """Yield the parties of each sentence before, the nearest first."""
    for sentence, earlier in _sentences(head, parties):
        nouns = (
            t for t in sentence if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound" and not _where(t)
        )
        yield [party for noun in nouns for party in earlier.at(noun) if party.known]


def _where(noun: Token) -> bool:
    """Whether it only says where: "in Abu Dhabi"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"in", "at", "near", "outside"}


def _sentences(head: Token, parties: _Parties) -> Iterator[tuple[Span, _Parties]]:
    return islice(_all(head, parties), _FAR)


def _all(head: Token, parties: _Parties) -> Iterator[tuple[Span, _Parties]]:
    own = [sentence for sentence in head.doc.sents if sentence.end <= head.sent.start]
    yield from ((sentence, parties) for sentence in reversed(own))
    earlier = parties.earlier
    while earlier is not None:
        for sentence in reversed(list(earlier.doc.sents)):
            yield sentence, earlier
        earlier = earlier.earlier
