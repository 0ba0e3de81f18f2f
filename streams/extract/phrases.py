"""The words by which a page's furniture is known: `vocabulary.toml`, compiled."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, NamedTuple, Self

from streams.extract.beginnings import initials
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


#: The expressions by the names of their lists.
_PATTERNS = {name: _any_of(expressions) for name, expressions in _LISTS.items() if name != "needs"}


_KINDS = 2  # words of `needs`, where several different phrases are looked for


class Phrases:
    """One list of the vocabulary. The lines that it is given are in lower case."""

    def __init__(self, name: str) -> None:
        self.pattern = _PATTERNS[name].pattern  #: the expression, for use within another
        self._compiled = _PATTERNS[name]
        self.needs: tuple[str, ...] = tuple(_LISTS["needs"].get(name, ()))  #: none: any line may have one
        self._absent = False  # whether no line of the page has any
        self._initials = [(initials(expression), expression) for expression in _LISTS[name]]
        self._letters = {letter for letters, _ in self._initials for letter in letters or ()}
        self._any_letter = any(letters is None for letters, _ in self._initials)
        self._by_letter: dict[str, re.Pattern[str] | None] = {}

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
        return self._any_letter or letter in self._letters

    def are(self, line: str) -> bool:
        """Tell whether the whole line is one of the phrases."""
        pattern = self._beginning_with(line[:1])
        return pattern is not None and self._may_match(line) and pattern.fullmatch(line) is not None

    def begin(self, line: str) -> bool:
        """Tell whether the line begins with one of them."""
        pattern = self._beginning_with(line[:1])
        return pattern is not None and pattern.match(line) is not None

    def stand_in(self, line: str) -> bool:
        """Tell whether one of them stands anywhere in the line."""
        return self._may_match(line) and self._compiled.search(line) is not None

    def have(self, line: str, least: int) -> bool:
        """Tell whether so many different ones stand in the line."""
        needed = min(least, _KINDS)  # "liable" and "liability" are two of one kind
        if sum(word in line for word in self.needs) < needed:
            return False
        return len(set(self._compiled.findall(line))) >= least

    def _beginning_with(self, letter: str) -> re.Pattern[str] | None:
        """Return the expressions that can begin with the letter: a tenth of them; None where there is none.

        They are compiled when they are asked for, since a page needs few of all letters.
        """
        if letter not in self._by_letter:
            fits = [each for letters, each in self._initials if letters is None or letter in letters]
            self._by_letter[letter] = _any_of(fits) if fits else None
        return self._by_letter[letter]

    def _may_match(self, line: str) -> bool:
        for word in self.needs:
            if word in line:
                return True
        return not (self.needs or self._absent)


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
    copyright: Phrases
    legal: Phrases
    photo: Phrases
    stock: Phrases

    def within(self, text: str) -> "Anywhere":
        """Return the lists for the lines of one text, given in lower case: of most, little is left."""
        words = _NEEDED.left(text)
        return Anywhere(*(phrases.within(words) for phrases in self))


ANYWHERE = Anywhere(COOKIES, COPYRIGHT, LEGAL, PHOTO, STOCK)
_NEEDED = Sieve({word for phrases in ANYWHERE for word in phrases.needs})
