"""Who a noun phrase speaks of: names by the gazetteer, roles by their noun, countries by either."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from streams.code.english.actors.antecedents import home_of, pointed_at
from streams.code.english.actors.belonging import (
    aside,
    chosen,
    city,
    counted,
    listed,
    of_a_state,
    phrase_end,
    sector_among,
)
from streams.code.english.actors.gazetteer import Entry
from streams.code.english.actors.names import Name, names_in
from streams.code.english.actors.party import Party
from streams.code.english.data import load, word_list
from streams.code.english.parser.phrases import phrase_start, sector_of, speaks_for
from streams.code.english.parser.syntax import conjuncts, kids, lemma
from streams.code.source import words_at

if TYPE_CHECKING:
    import datetime as dt

    from streams.code.parse import Doc, Token

__all__ = ["Parties"]

_ON_A_TOPIC = frozenset({"committee", "caucus", "panel", "expert", "analyst", "specialist"})
_APART = 12  #: words at most between a role and its bearer's name
_PLACES = frozenset({"of", "in", "from", "across", "throughout"})


class Parties:
    """The parties of one document, found as they are asked for."""

    def __init__(self, doc: Doc, earlier: Parties | None = None, day: dt.date | None = None) -> None:
        """Take a document, the parties of the one before it in the same article, and the day it is of."""
        self._doc = self.doc = doc
        self.earlier = earlier
        self._day = day
        self._by_head: dict[int, tuple[Party, ...]] = {}

    @cached_property
    def _names(self) -> dict[int, Name]:
        """The names over the tokens: in every third document nobody asks for them."""
        return {place: self._then(name) for place, name in names_in(self.doc).items()}

    def __contains__(self, index: object) -> bool:
        """Whether the token at an index heads a party whose country or sector is known."""
        return isinstance(index, int) and any(party.known for party in self.at(self._doc[index]))

    def at(self, head: Token) -> tuple[Party, ...]:
        """Return the parties in the phrase of a head noun; two for "French and Dutch officials"."""
        if head.i not in self._by_head:
            self._by_head[head.i] = pointed_at(head, self) or self._read(head)
        return self._by_head[head.i]

    def name_at(self, index: int) -> Name | None:
        """Return the gazetteer's name over a token, if one is there."""
        return self._names.get(index)

    def _then(self, name: Name) -> Name:
        """Return a name as it was on the article's day: the Taliban were rebels until they took Kabul."""
        start, end, entry = name
        since = load("titles")["ruling"].get(entry.name)
        rebels = since is not None and self._day is not None and self._day.isoformat() < since
        return (start, end, replace(entry, sector="REB")) if rebels else name

    def _read(self, head: Token) -> tuple[Party, ...]:
        if head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}:
            return ()
        own = self._names.get(head.i)
        first = min(phrase_start(head), own[0] if own else head.i)
        role = sector_of(head, first, self._doc)
        if role is None and own is None and head.pos_ == "NOUN" and not _of_people(head):
            return ()
        before = self._doc.tokens[first : head.i]
        ethnic = any(token.lower_ == "ethnic" for token in before)  # a people, not a state
        names = (self._after(head) if ethnic else []) or self._inside(first, head.i) or self._after(head)
        if lemma(head) in _ON_A_TOPIC:  # "the House China committee" is not China's, the Chinese committee is
            names = [name for name in names if not name[2].country or self._doc[name[0]].pos_ == "ADJ"]
        if len(names) > 1 and all(entry.country for _, _, entry in names) and listed(self._doc, names):
            sector = sector_among(role, own, names)
            return tuple(_party(head, s, e, entry, sector) for s, e, entry in names)
        return (self._single(head, first, role, names),)

    def _single(self, head: Token, first: int, role: str | None, names: list[Name]) -> Party:
        own, entry = self._names.get(head.i), chosen(names)
        sector = "CVL" if own and own[2].sector == "GOV" and counted(head) else sector_among(role, own, names)
        if entry and entry.sector != "GOV":
            # "Hamas fighters" are of Hamas; "a Chinese firm" is no government
            sector = sector or entry.sector
        elif entry and entry.country and sector == "BUS" and of_a_state(head):
            sector = "GOV"
        party = _party(head, first, max(phrase_end(head), own[1] if own else 0), entry, sector)
        if own is None and (name := _called(head, self._names)):
            party = replace(party, end=name.i + 1, name=words_at(self._doc, phrase_start(name), name.i + 1))
        if party.country or own:
            return replace(party, named=own is not None)
        return replace(party, country=city(head, first) or home_of(party, head, self))

    def _inside(self, first: int, last: int) -> list[Name]:
        """Return the names in a stretch, but those that only back or fight somebody: "Russian-backed"."""
        among = {name for i in range(first, last + 1) if (name := self._names.get(i))}
        return sorted((name for name in among if not aside(self._doc, name)), key=lambda f: f[:2])

    def _after(self, head: Token) -> list[Name]:
        """Return the names in "president of Chad", "farmers in Peru", or in an apposition."""
        places = _PLACES | {"for"} if speaks_for(head) else _PLACES
        for prep in kids(head, "prep", "appos"):
            for noun in [prep] if prep.dep_ == "appos" else kids(prep, "pobj"):
                if prep.dep_ != "appos" and prep.lower_ not in places:
                    continue
                # "the leaders of Ghana and Togo" are two, "the president of Chad, Jane Doe" is one.
                ends = conjuncts(noun) if head.tag_ in {"NNS", "NNPS"} and prep.dep_ != "appos" else [noun]
                names = [name for end in ends for name in self._inside(phrase_start(end), end.i)]
                if names:
                    return names
        return []


def _called(head: Token, names: dict[int, Name]) -> Token | None:
    """Return the person's name behind a role: "the journalist Jane Doe", "its leader, Jane Doe"."""
    near = [one for one in kids(head, "appos") if head.i < one.i <= head.i + _APART and one.pos_ == "PROPN"]
    plain = head.pos_ == "NOUN" and head.tag_ == "NN" and len(near) == 1 and near[0].i not in names
    return near[0] if plain and not kids(near[0], "conj") else None


def _of_people(head: Token) -> bool:
    return lemma(head) in word_list("people") | word_list("body")


def _party(head: Token, start: int, end: int, entry: Entry | None, sector: str | None) -> Party:
    name = _name(head, start, end, entry, sector)
    country = entry.country if entry else None
    return Party(start, end, head.i, name, country, sector, lemma(head))


def _name(head: Token, start: int, end: int, entry: Entry | None, sector: str | None) -> str:
    if entry and sector in {"GOV", entry.sector}:
        return entry.name
    return words_at(head.doc, start, end)
