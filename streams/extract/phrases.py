"""The words by which a page's furniture is known: `vocabulary.toml`, compiled."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files
from itertools import filterfalse
from typing import Any, NamedTuple, Self

from streams.extract.beginnings import LENGTH, beginnings, is_plain
from streams.text.sieve import Sieve

__all__ = [
    "ADVERTISEMENT",
    "AGREEMENTS",
    "ANYWHERE",
    "COMMENTS",
    "COOKIES",
    "COPYRIGHT",
    "DISCLAIMER",
    "ERROR",
    "LEGAL",
    "NAVIGATION",
    "NEWSLETTER",
    "NOTICES",
    "PHOTO",
    "READ_ALSO",
    "SHARE",
    "STATUS",
    "STOCK",
    "Anywhere",
    "Phrases",
]

_LISTS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text("utf-8"))


def _any_of(expressions: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{expression})" for expression in expressions))


class _Fits(NamedTuple):
    """The expressions that can begin as a line does."""

    plain: tuple[str, ...]  #: those that are a string
    patterns: tuple[re.Pattern[str], ...]


_compiled = cache(re.compile)  # one by one: each is in several tables, and a page needs few of all


@cache
def _whole(name: str) -> re.Pattern[str]:
    return _any_of(_LISTS[name])


@cache
def _by_beginning(name: str) -> dict[str, list[str]]:
    """Return the expressions of a list by how what they match can begin."""
    found: dict[str, list[str]] = defaultdict(list)
    for expression in _LISTS[name]:
        for beginning in beginnings(expression):
            found[beginning].append(expression)
    return dict(found)


@cache
def _letters(name: str) -> frozenset[str]:
    return frozenset(beginning[:1] for beginning in _by_beginning(name))


_KINDS = 2  # words of `needs`, where several different phrases are looked for


class Phrases:
    """One list of the vocabulary. The lines that it is given are in lower case."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.needs: tuple[str, ...] = tuple(_LISTS["needs"].get(name, ()))  #: none: any line may have one
        self._absent = False  # whether no line of the page has any
        self._fits: dict[str, _Fits] = {}

    @property
    def pattern(self) -> str:
        """The list as one expression, for use within another."""
        return _whole(self._name).pattern

    def within(self, words: frozenset[str]) -> Self:
        """Return the list for a page that has these of the needed words and no others."""
        found = object.__new__(type(self))
        found.__dict__.update(self.__dict__)
        found.needs = tuple(word for word in self.needs if word in words)
        found._absent = bool(self.needs) and not found.needs
        return found

    def may_stand(self, _letter: str = "") -> bool:
        """Tell whether one of them may stand anywhere in a line, whatever letter it begins with."""
        return not self._absent

    def may_begin_with(self, letter: str) -> bool:
        """Tell whether one of the phrases may begin with a letter."""
        letters = _letters(self._name)
        return letter in letters or "" in letters

    def are(self, line: str) -> bool:
        """Tell whether the whole line is one of the phrases."""
        plain, patterns = self._fitting(line)
        if line in plain:
            return True
        return bool(patterns) and self._may_match(line) and any(each.fullmatch(line) for each in patterns)

    def begin(self, line: str) -> bool:
        """Tell whether the line begins with one of them."""
        plain, patterns = self._fitting(line)
        return line.startswith(plain) or (bool(patterns) and any(each.match(line) for each in patterns))

    def stand_in(self, line: str) -> bool:
        """Tell whether one of them stands anywhere in the line."""
        return self._may_match(line) and _whole(self._name).search(line) is not None

    def have(self, line: str, least: int) -> bool:
        """Tell whether so many different ones stand in the line."""
        needed = min(least, _KINDS)  # "liable" and "liability" are two of one kind
        if sum(word in line for word in self.needs) < needed:
            return False
        return len(set(_whole(self._name).findall(line))) >= least

    def _fitting(self, line: str) -> _Fits:
        """Return the expressions that can begin as the line does: few of them, and mostly none at all."""
        known, beginning = _by_beginning(self._name), line[:LENGTH]
        while beginning and beginning not in known:
            beginning = beginning[:-1]
        if beginning not in self._fits:
            found = [each for end in range(LENGTH + 1) for each in known.get(beginning[:end], ())]
            self._fits[beginning] = _fits_of(dict.fromkeys(found))
        return self._fits[beginning]

    def _may_match(self, line: str) -> bool:
        for word in self.needs:
            if word in line:
                return True
        return not (self.needs or self._absent)


def _fits_of(expressions: Collection[str]) -> _Fits:
    plain = filter(is_plain, expressions)
    others = filterfalse(is_plain, expressions)
    return _Fits(tuple(plain), tuple(map(_compiled, others)))


ADVERTISEMENT = Phrases("advertisement")
AGREEMENTS = Phrases("agreements")
COMMENTS = Phrases("comments")
COOKIES = Phrases("cookies")
COPYRIGHT = Phrases("copyright")
DISCLAIMER = Phrases("disclaimer")
ERROR = Phrases("error")
LEGAL = Phrases("legal")
NAVIGATION = Phrases("navigation")
NEWSLETTER = Phrases("newsletter")
NOTICES = Phrases("notices")
PHOTO = Phrases("photo")
READ_ALSO = Phrases("read_also")
SHARE = Phrases("share")
STATUS = Phrases("status")
STOCK = Phrases("stock")


class Anywhere(NamedTuple):
    """The lists whose phrases may stand anywhere in a line, and so are not sorted by their first letters."""

    cookies: Phrases
    newsletter: Phrases
    copyright: Phrases
    legal: Phrases
    photo: Phrases
    stock: Phrases

    def within(self, text: str) -> "Anywhere":
        """Return the lists for the lines of one text, given in lower case: of most, little is left."""
        words = _NEEDED.left(text)
        return Anywhere(*(phrases.within(words) for phrases in self))


ANYWHERE = Anywhere(COOKIES, Phrases("newsletter_within"), COPYRIGHT, LEGAL, PHOTO, STOCK)
_NEEDED = Sieve({word for phrases in ANYWHERE for word in phrases.needs})
