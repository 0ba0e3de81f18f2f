"""The words by which a page's furniture is known: `vocabulary.toml`, compiled."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import filterfalse
from typing import Any, NamedTuple, Self

from streams.extract.beginnings import beginning_of, beginnings, is_plain
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
    "REST",
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

    plain: tuple[str, ...] = ()  #: those that are a string
    others: tuple[str, ...] = ()


_NOTHING = _Fits()
_compiled = cache(re.compile)  # one by one: each is in several tables, and a page needs few of all


@cache
def _whole(name: str) -> re.Pattern[str]:
    return _any_of(_LISTS[name])


@cache
def _by_beginning(name: str) -> dict[str, list[str]]:
    """Return the expressions of a list by how what they match can begin."""
    by_beginning: dict[str, list[str]] = defaultdict(list)
    for expression in _LISTS[name]:
        for beginning in beginnings(expression):
            by_beginning[beginning].append(expression)
    return dict(by_beginning)


_KINDS = 2  # words of `needs`, where several different phrases are looked for


class Phrases:
    """One list of the vocabulary. The lines that it is given are in lower case."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.needs: tuple[str, ...] = tuple(_LISTS["needs"].get(name, ()))  #: none: any line may have one
        self._absent = False  # whether no line of the page has any

    @property
    def pattern(self) -> str:
        """The list as one expression, for use within another."""
        return _whole(self._name).pattern

    def within(self, words: frozenset[str]) -> Self:
        """Return the list for a page that has these of the needed words and no others."""
        phrases = object.__new__(type(self))
        phrases.__dict__.update(self.__dict__)
        phrases.needs = tuple(word for word in self.needs if word in words)
        phrases._absent = bool(self.needs) and not phrases.needs
        return phrases

    def may_begin(self, line: str) -> bool:
        """Tell whether a line that begins so may begin with one of the phrases, or be one."""
        known, beginning = _by_beginning(self._name), beginning_of(line)
        return any(beginning[:end] in known for end in range(len(beginning) + 1))

    def are(self, line: str) -> bool:
        """Tell whether the whole line is one of the phrases."""
        if self._absent:
            return False
        plain, others = _fits(self._name, beginning_of(line))
        if line in plain:
            return True
        return bool(others) and self._may_match(line) and any(_compiled(e).fullmatch(line) for e in others)

    def begin(self, line: str) -> bool:
        """Tell whether the line begins with one of them."""
        if self._absent:
            return False
        plain, others = _fits(self._name, beginning_of(line))
        if line.startswith(plain):
            return True
        return bool(others) and self._may_match(line) and any(_compiled(e).match(line) for e in others)

    def stand_in(self, line: str) -> bool:
        """Tell whether one of them stands anywhere in the line."""
        return self._may_match(line) and _whole(self._name).search(line) is not None

    def have(self, line: str, least: int) -> bool:
        """Tell whether so many different ones stand in the line."""
        if self._absent:
            return False
        needed = min(least, _KINDS)  # "liable" and "liability" are two of one kind
        if sum(word in line for word in self.needs) < needed:
            return False
        return len(set(_whole(self._name).findall(line))) >= least

    def _may_match(self, line: str) -> bool:
        for word in self.needs:
            if word in line:
                return True
        return not (self.needs or self._absent)


@lru_cache(8192)  # 1 MB: of a list's beginnings, most lines have the same few hundred
def _fits(name: str, beginning: str) -> _Fits:
    """Return the expressions that can begin as a line does: few of them, and mostly none at all."""
    known, ends = _by_beginning(name), range(len(beginning) + 1)
    expressions = dict.fromkeys(each for end in ends for each in known.get(beginning[:end], ()))
    if not expressions:
        return _NOTHING
    return _Fits(tuple(filter(is_plain, expressions)), tuple(filterfalse(is_plain, expressions)))


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
REST = Phrases("rest")
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
