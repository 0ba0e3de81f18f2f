"""Names of places to where they are: countries, regions, and cities, several to a name."""

from __future__ import annotations

from functools import lru_cache

from streams.code.english.places.tables import world
from streams.code.english.places.world import GeoPrecision, Site

__all__ = ["GeoPrecision", "Site", "atlas", "capitals", "city_country"]


def atlas() -> dict[str, tuple[Site, ...]]:
    """Return the places of each name: regions and countries first, then cities, the largest first."""
    return world().sites


@lru_cache(maxsize=1)
def capitals() -> dict[str, tuple[Site, ...]]:
    """Return the places by their names in capital letters, as datelines have them."""
    return {written: atlas()[name] for written, name in world().capitals.items()}


def city_country(name: str) -> str | None:
    """Return the country of a large city, or None; of several of one name the largest."""
    return world().large.get(name)
