"""Who a noun phrase speaks of: names by the gazetteer, roles by their noun, countries by either."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.gazetteer import Entry
from streams.code.english.names import Name, names_in
from streams.code.english.phrases import phrase_start, sector_of
from streams.code.english.syntax import kids, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["POLITICAL", "Parties", "Party"]

#: Sectors whose dealings are politics; CVL, MED and BUS are so only as targets.
POLITICAL = frozenset({"GOV", "MIL", "REB", "COP", "JUD", "OPP", "IGO", "NGO"})


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as found: token indices of its phrase, `end` exclusive, and what it stands for."""

    start: int
    end: int
    head: int
    name: str
    country: str | None
    sector: str | None
    noun: str  #: the lemma of its head

    @property
    def known(self) -> bool:
        """Whether a country or a sector could be told."""
        return self.country is not None or self.sector is not None

    @property
    def political(self) -> bool:
        """Whether it is a party to politics in its own right."""
        return self.sector in POLITICAL


class Parties:
    """The parties of one document, found as they are asked for."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._names = names_in(doc)
        self._found: dict[int, tuple[Party, ...]] = {}

    def __contains__(self, index: object) -> bool:
        """Whether the token at an index heads a party whose country or sector is known."""
        return isinstance(index, int) and any(party.known for party in self.at(self._doc[index]))

    def at(self, head: Token) -> tuple[Party, ...]:
        """Return the parties in the phrase of a head noun; two for "French and Dutch officials"."""
        if head.i not in self._found:
            self._found[head.i] = self._read(head)
        return self._found[head.i]

    def name_at(self, index: int) -> Name | None:
        """Return the gazetteer's name over a token, if one is there."""
        return self._names.get(index)

    def _read(self, head: Token) -> tuple[Party, ...]:
        if head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}:
            return ()
        first = phrase_start(head)
        names = self._inside(first, head.i)
        own = self._names.get(head.i)
        named = own[2].sector if own else None
        role = sector_of(head, first, self._doc)
        sector = role or named if named in {None, "GOV"} else named  # the Security Council is the UN's
        if (
            sector is None
            and head.pos_ == "NOUN"
            and lemma(head) not in word_list("people") | word_list("body")
        ):
            return ()
        if len(names) > 1 and all(entry.country for _, _, entry in names) and _listed(self._doc, names):
            return tuple(_party(head, s, e, entry, sector) for s, e, entry in names)
        entry = names[-1][2] if names else self._after(head)
        end = max(head.i + 1, own[1] if own else 0)
        if (
            entry and entry.sector != "GOV"
        ):  # "Hamas fighters" are of Hamas; "a Chinese firm" is no government
            sector = sector or entry.sector
        return (_party(head, first, end, entry, sector),)

    def _inside(self, first: int, last: int) -> list[Name]:
        return sorted(
            {found for i in range(first, last + 1) if (found := self._names.get(i))}, key=lambda f: f[:2]
        )

    def _after(self, head: Token) -> Entry | None:
        """Return the country in "president of Chad", "farmers in Peru" or in an apposition."""
        for prep in kids(head, "prep", "appos"):
            for noun in [prep] if prep.dep_ == "appos" else kids(prep, "pobj"):
                if prep.dep_ != "appos" and prep.lower_ not in {"of", "in", "from"}:
                    continue
                names = self._inside(phrase_start(noun), noun.i)
                if names:
                    return names[-1][2]
        return None


def _party(head: Token, start: int, end: int, entry: Entry | None, sector: str | None) -> Party:
    name = _name(head, start, end, entry, sector)
    country = entry.country if entry else None
    return Party(start, end, head.i, name, country, sector, lemma(head))


def _name(head: Token, start: int, end: int, entry: Entry | None, sector: str | None) -> str:
    if entry and sector in {"GOV", entry.sector}:
        return entry.name
    text: str = head.doc[start:end].text
    return text


def _listed(doc: Doc, names: list[Name]) -> bool:
    gaps = pairwise(names)
    return all(
        {token.lower_ for token in doc[a[1] : b[0]]} <= {",", "and", "-", "–", "/", "&"} for a, b in gaps
    )
