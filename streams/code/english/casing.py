"""Text in capitals throughout, as old wires and some headlines have it, as the parser wants it."""

from __future__ import annotations

import re
from functools import lru_cache

from streams.code.english.atlas import atlas, city_country
from streams.code.english.data import load
from streams.code.english.gazetteer import LONGEST, gazetteer

__all__ = ["recased"]

_CAPITALS = 0.9  #: share of letters; an agency's credit may stand in small ones
_LEAST = 12  #: letters of a line that can shout: "FBI" and "U.N. CHIEF" may be all of a heading
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_SHORT = re.compile(r"(?:[a-z]\.){2,}")  #: "u.s."
_START = re.compile(r"(?:^|(?<![.][A-Za-z])[.!?][\"”’)]*\s+|-- |\[text\] )[\"“‘(]*([^\W\d_])")


def recased(line: str) -> str:
    """Return a line of the same length, in small letters but for known names where it is in capitals."""
    if not _shouts(line):
        return line
    small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in line)
    return _begun(_named(small.replace("the us ", "the US ")))


def _shouts(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= _LEAST and capitals >= _CAPITALS * len(letters)


def _begun(line: str) -> str:
    """Return a line whose sentences begin with a capital."""
    written = list(line)
    for match in _START.finditer(line):
        at = match.start(1)
        written[at] = written[at].upper() if len(written[at].upper()) == 1 else written[at]
    return "".join(written)


def _named(line: str) -> str:
    """Return a line with its names written as they are known, the longest first."""
    words = list(_WORD.finditer(line))
    written, at = list(line), 0
    while at < len(words):
        at += _write(written, line, words[at : at + LONGEST])
    return "".join(written)


def _write(written: list[str], line: str, words: list[re.Match[str]]) -> int:
    """Write the longest name that the words begin with; return how many words it has, one at least."""
    first = words[0].start()
    for size in range(len(words), 0, -1):
        said = line[first : words[size - 1].end()]
        name = _names().get(said) or _names().get(said.removesuffix("."))
        if name is not None:
            written[first : first + len(name)] = name
            return size
    if _SHORT.fullmatch(words[0][0]):
        written[first : words[0].end()] = words[0][0].upper()
    return 1


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return the names of the gazetteer, of places, months and days by their small letters."""
    words = frozenset(load("names")["words"].split())
    towns = (name for name in atlas() if " " in name or city_country(name) or _is_region(name))
    listed = [*towns, *gazetteer(), *load("names")["calendar"].split()]
    same = ((name.lower(), name) for name in listed)
    return {low: name for low, name in same if low != name and len(low) == len(name) and low not in words}


def _is_region(name: str) -> bool:
    return atlas()[name][0].precision == "region"
