"""Text in capitals, or a headline with every word capitalised, as the parser wants it."""

from __future__ import annotations

import re
from functools import lru_cache

from streams.code.english.actors.gazetteer import LONGEST, gazetteer
from streams.code.english.data import load
from streams.code.english.parser.everyday import is_small, is_word
from streams.code.english.places.atlas import atlas, city_country

__all__ = ["recased"]

_CAPITALS = 0.9  #: share of letters; an agency's credit may stand in small ones
_MONTHS = frozenset({"may", "march"})  #: months that are words too, and what stands before a month
_DATED = frozenset(
    {"in", "by", "of", "since", "until", "late", "early", "next", "last", "from", "to", "on", "this"}
)
_HEADLINE = 160  #: characters of the longest line that may be one
_WORDS = 4  #: words that a headline has at least, beside the little ones
_LEAST = 12  #: letters of a line that can shout: "FBI" and "U.N. CHIEF" may be all of a heading
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_SHORT = re.compile(r"(?:[a-z]\.){2,}")  #: "u.s."
_START = re.compile(r"(?:^|(?<![.][A-Za-z])[.!?][\"”’)]*\s+|-- |\[text\] )[\"“‘(]*([^\W\d_])")


def recased(line: str) -> str:
    """Return a line of the same length, in small letters but for names where it is in capitals.

    In a headline that has every word capitalised only the words that are known as such are written small.
    """
    if _shouts(line):
        small = _small(line).replace("the us ", "the US ")
        return _begun(_named(small, small))
    return _begun(_kept(line, _named(_small(line), _plain(line)))) if _titled(line) else line


def _kept(line: str, cased: str) -> str:
    """Return a recased headline with what the original has in capitals as it stands: "ISIS"."""
    written = list(cased)
    for match in _WORD.finditer(line):
        if match[0].isupper() and len(match[0]) > 1:
            written[match.start() : match.end()] = match[0]
    return "".join(written)


def _small(line: str) -> str:
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in line)


def _titled(line: str) -> bool:
    """Whether every word is capitalised but for the little ones, and they are not all of a name."""
    if len(line) > _HEADLINE:
        return False
    words = [match[0] for match in _WORD.finditer(line) if match[0][0].isalpha()]
    long = [word for word in words if not is_small(word.lower())]
    capitals = all(word[0].isupper() for word in long)
    return capitals and len(long) >= _WORDS and any(is_word(word.lower()) for word in long)


def _plain(line: str) -> str:
    """Return a line with its words of everyday in small letters."""
    written, before = list(line), ""
    for match in _WORD.finditer(line):
        low = match[0].lower()
        month = low in _MONTHS and before in _DATED
        if len(low) == len(match[0]) and not (month or match[0].isupper()) and is_word(low):
            written[match.start() : match.end()] = low
        before = low
    return "".join(written)


def _shouts(line: str) -> bool:
    if sum(map(line.count, "aeio")) > (1 - _CAPITALS) * len(line):
        return False  # most lines: these alone are more small letters than it may have
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


def _named(line: str, cased: str) -> str:
    """Return a text with its names as they are known, the longest first; `line` is it in small letters."""
    words = list(_WORD.finditer(line))
    written, at = list(cased), 0
    while at < len(words):
        at += _write(written, line, words[at : at + LONGEST])
    return "".join(written)


def _write(written: list[str], line: str, words: list[re.Match[str]]) -> int:
    """Write the longest name that the words begin with; return how many words it has, one at least."""
    first = words[0].start()
    for size in range(len(words), 0, -1):
        phrase = line[first : words[size - 1].end()]
        bare = phrase.removesuffix(".").removesuffix("'s").removesuffix("’s")
        name = _names().get(phrase) or _names().get(bare)
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
