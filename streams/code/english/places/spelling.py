"""How the press spells a city that its list of cities spells otherwise: "Bogota", "Kiev"."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from streams.code.english.data import load

__all__ = ["spellings"]


def spellings(name: str, country: str | None) -> tuple[str, ...]:
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
