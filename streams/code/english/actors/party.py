"""A party to an event, as the words of a document name it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["POLITICAL", "Party"]

#: Sectors whose dealings are politics; CVL, MED and BUS are so only as targets.
POLITICAL = frozenset({"GOV", "MIL", "REB", "COP", "JUD", "OPP", "IGO", "NGO"})


@dataclass(frozen=True, slots=True)
class Party:
    """An actor: token indices of its phrase, `end` exclusive, and what it stands for."""

    start: int
    end: int
    head: int
    name: str
    country: str | None
    sector: str | None
    noun: str  #: the lemma of its head
    named: bool = False  #: its head is part of a name of the gazetteer

    @property
    def known(self) -> bool:
        """Whether a country or a sector could be told."""
        return self.country is not None or self.sector is not None

    @property
    def political(self) -> bool:
        """Whether it is a party to politics in its own right."""
        return self.sector in POLITICAL
