"""What the tables of the world's names and places are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import msgspec

__all__ = ["Entry", "GeoPrecision", "Site", "World"]

GeoPrecision = Literal["city", "region", "country"]


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
