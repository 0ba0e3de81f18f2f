"""Who a noun phrase speaks of: names by the gazetteer, roles by their noun, countries by either."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from streams.code.english.data import load, word_list
from streams.code.english.gazetteer import LONGEST, Entry, gazetteer
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
        self._names = _names(doc)
        self._found: dict[int, tuple[Party, ...]] = {}

    def __contains__(self, index: object) -> bool:
        """Whether the token at an index heads a party whose country or sector is known."""
        return isinstance(index, int) and any(party.known for party in self.at(self._doc[index]))

    def at(self, head: Token) -> tuple[Party, ...]:
        """Return the parties in the phrase of a head noun; two for "French and Dutch officials"."""
        if head.i not in self._found:
            self._found[head.i] = self._read(head)
        return self._found[head.i]

    def name_at(self, index: int) -> tuple[int, int, Entry] | None:
        """Return the gazetteer's name over a token, if one is there."""
        return self._names.get(index)

    def _read(self, head: Token) -> tuple[Party, ...]:
        if head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}:
            return ()
        first = _phrase_start(head)
        names = self._inside(first, head.i)
        own = self._names.get(head.i)
        sector = _sector(head, first, self._doc) or (own[2].sector if own else None)
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

    def _inside(self, first: int, last: int) -> list[tuple[int, int, Entry]]:
        return sorted(
            {found for i in range(first, last + 1) if (found := self._names.get(i))}, key=lambda f: f[:2]
        )

    def _after(self, head: Token) -> Entry | None:
        """Return the country in "president of Chad", "farmers in Peru" or in an apposition."""
        for prep in kids(head, "prep", "appos"):
            for noun in [prep] if prep.dep_ == "appos" else kids(prep, "pobj"):
                if prep.dep_ != "appos" and prep.lower_ not in {"of", "in", "from"}:
                    continue
                names = self._inside(_phrase_start(noun), noun.i)
                if names:
                    return names[-1][2]
        return None


def _party(head: Token, start: int, end: int, entry: Entry | None, sector: str | None) -> Party:
    name = _name(head, start, end, entry, sector)
    country = entry.country if entry else None
    return Party(start, end, head.i, name, country, sector, lemma(head))


def _name(head: Token, start: int, end: int, entry: Entry | None, sector: str | None) -> str:
    if entry and (sector in {None, "GOV"} or sector == entry.sector):
        return entry.name
    text: str = head.doc[start:end].text
    return text


def _phrase_start(head: Token) -> int:
    """Return the index of the first word of the head's own phrase: no article, no relative clause."""
    start: int = head.i
    while start > head.sent.start and _belongs(head.doc[start - 1], head):
        start -= 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start].lower_ in _skipped()):
        start += 1
    return start


def _belongs(token: Token, head: Token) -> bool:
    if token.pos_ in {"VERB", "AUX", "ADP", "SCONJ"} and token.dep_ != "amod":
        return False
    while token.i < head.i and token.head != token:
        token = token.head
        if token.i == head.i:
            return True
    return False


@lru_cache(maxsize=1)
def _skipped() -> frozenset[str]:
    return word_list("article")


def _listed(doc: Doc, names: list[tuple[int, int, Entry]]) -> bool:
    gaps = pairwise(names)
    return all(
        {token.lower_ for token in doc[a[1] : b[0]]} <= {",", "and", "-", "–", "/", "&"} for a, b in gaps
    )


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    return {noun: sector for sector, nouns in load("roles").items() for noun in nouns.split()}


def _sector(head: Token, first: int, doc: Doc) -> str | None:
    """Return the sector by the head noun; for a name by its title or its apposition."""
    found = _roles().get(lemma(head))
    if found or (head.pos_ != "PROPN" and lemma(head) not in word_list("body")):
        return found
    near = [*doc[first : head.i], *kids(head, "appos")]
    return next((role for token in reversed(near) if (role := _roles().get(lemma(token)))), None)


def _names(doc: Doc) -> dict[int, tuple[int, int, Entry]]:
    """Return the longest gazetteer name at each place, by the index of each of its tokens."""
    found: dict[int, tuple[int, int, Entry]] = {}
    start = 0
    while start < len(doc):
        hit = _longest(doc, start)
        for index in range(start, hit[1] if hit else start):
            found[index] = hit  # type: ignore[assignment] # the range is empty where there is none
        start = hit[1] if hit else start + 1
    return found


def _longest(doc: Doc, start: int) -> tuple[int, int, Entry] | None:
    if not doc[start].text[0].isupper() and "-" not in doc[start].text:
        return None
    for end in range(min(len(doc), start + LONGEST), start, -1):
        entry = gazetteer().get(doc[start:end].text)
        if entry:
            return start, end, entry
    return None
