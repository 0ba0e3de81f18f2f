"""A title without the outlet's name: "Title | Section | Outlet", "Outlet: Title"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from streams.extract.lines import clean, words
from streams.extract.meta.words import OUTLET_ENDINGS

__all__ = ["OutletNames", "outlet_names", "shortenings", "transliterated"]

_SEPARATOR = re.compile(r"\s{1,3}[-|–—·•»«›‹:/~]{1,3}\s{1,3}|\s{0,3}[|»｜]\s{0,3}|\s{0,3}--+\s{0,3}|：")
_OPENING = re.compile(r"(?P<name>[^:|–—»›]{2,40}?)(?:\s?(?:[:|–—»›]|\s-)\s+|\s?[|｜]\s?)")
_CLOSING = re.compile(r":\s{1,3}(?P<name>[^:]{2,40})$")
#: The names of outlets in Chinese and Japanese, without a space before them: "_新闻中心_中国新闻网".
_EASTERN = re.compile(rf"(?<=\w{{4}}.)(?:[-_|—]{{1,2}}[^\W_]{{0,8}}(?:{'|'.join(OUTLET_ENDINGS)})){{1,3}}$")
_MAX_SUFFIXES = 3  # "Title | Section | Outlet"
_MAX_PREFIXES = 2  # "Live: Sport | Title"
_MAX_PART = 4  # words of a part that begins or ends with the outlet's name: "Harrow Daily Business News"
_MIN_WITHIN = 4  # letters: "bbc" is within too many words
#: How addresses spell letters that they do not have. The first letters of the alphabet do for most of Europe.
_LATIN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "å": "a", "đ": "d", "ł": "l", "ı": "i"}
)


@dataclass(frozen=True, slots=True)
class OutletNames:
    """The names of an outlet, each squeezed: "The Harrow Daily" and harrowdaily are one."""

    squeezed: frozenset[str]

    def taken_off(self, title: str) -> str:
        """Return the title without the outlet's name before and after it."""
        title = clean(unescape(title))
        opening = _OPENING.match(title)
        if opening and _squeeze(opening["name"]) in self.squeezed:
            title = title[opening.end() :]
        cuts = [cut for cut in _SEPARATOR.finditer(title) if cut.start()]
        for cut in reversed(cuts[-_MAX_SUFFIXES:]):
            if not self.have(title[cut.end() :]):
                break
            title = title[: cut.start()]
        title = self._before_name(title, cuts).strip()
        title = title if title.isascii() else _EASTERN.sub("", title)
        closing = _CLOSING.search(title) if ": " in title else None
        return title[: closing.start()].strip() if closing and self.are(closing["name"]) else title

    def _before_name(self, title: str, cuts: list[re.Match[str]]) -> str:
        """Return what stands before the outlet's name where its slogan follows: "Title | Outlet | Slogan"."""
        for cut, following in pairwise(cuts):
            if following.end() < len(title) and self.are(title[cut.end() : following.start()]):
                return title[: cut.start()]
        return title

    def are(self, text: str) -> bool:
        """Tell whether the text is the outlet's name."""
        return not self.squeezed.isdisjoint(_spellings(text))

    def have(self, part: str) -> bool:
        """Tell whether a part of a title names the outlet, maybe with another word or two."""
        if self.are(part):
            return True
        squeezed = _squeeze(part)
        return len(words(part)) <= _MAX_PART and any(_is_within(squeezed, name) for name in self.squeezed)


def outlet_names(names: Iterable[str | None]) -> OutletNames:
    """Gather the names that a page and its address give the outlet."""
    return OutletNames(frozenset(spelt for name in names if name for spelt in _spellings(name) if spelt))


def shortenings(title: str) -> Iterator[str]:
    """Yield the title without its last parts and without its first ones: any of them may be no part of it."""
    cuts = list(_SEPARATOR.finditer(title))
    yield from (title[: cut.start()] for cut in reversed(cuts[-_MAX_SUFFIXES:]))
    yield from (title[cut.end() :] for cut in cuts[:_MAX_PREFIXES])
    opening = _OPENING.match(title)
    if opening:
        yield title[opening.end() :]


def transliterated(text: str) -> str:
    """Return the text as addresses spell it: Börse, boerse."""
    return text.casefold().translate(_LATIN)


def _spellings(name: str) -> set[str]:
    return {_squeeze(name), _squeeze(transliterated(name))}


def _squeeze(name: str) -> str:
    """Return what a name and a domain have in common: "The Daily Post", thedailypost, dailypost."""
    return "".join(words(name)).removeprefix("www").removeprefix("the")


def _is_within(part: str, name: str) -> bool:
    """Tell whether one holds the other: "Harrow Daily Sport" and harrowdaily, or "Harrow" and goharrow."""
    if len(part) < len(name):
        return len(part) >= max(_MIN_WITHIN, len(name) / 2) and part in name
    return len(name) >= _MIN_WITHIN and (part.startswith(name) or part.endswith(name))
