"""Names of those who wrote an article, without addresses and job titles."""

import re
from collections.abc import Iterable
from html import unescape

from streams.extract.agencies import agency_named
from streams.extract.lines import clean, key, words
from streams.extract.meta.words import BEFORE_BY, DEGREES, OFFICES, PLACES, ROLES, SECTIONS, TEAMS

__all__ = ["BY", "BYLINE", "BY_WORDS", "collective", "has_role", "names_in", "people", "without_roles"]

_BYS = ("by", "von", "por", "par", "di", "door", "av", "af", "ved")
#: "By", "Written by", in the languages of most news.
BY = rf"(?:(?:{'|'.join(sorted(BEFORE_BY))})\s)?(?:{'|'.join(_BYS)})"
BY_WORDS = frozenset((*_BYS, *(entry.split()[0] for entry in BEFORE_BY)))  #: with which it begins
_BY = re.compile(
    rf"^{BY}[\s:]+"
    r"|^(?:text[eo]?|interview|entrevista|intervista|words|reportage|authors?|autore?n?|auteur|quelle|reporter|автор|текст|oleh|yazan)\s?:\s*"
    r"|^(?:author|autor|red\.)\s",
    re.IGNORECASE,
)
#: A line that is nothing but a byline: the word, then at most eight words in capitals with their separators.
BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Vv]on|VON|[Pp]or|POR|[Pp]ar|PAR|[Dd]i|[Dd]oor)"
    r"(?:\s(?:[A-ZÀ-ÖØ-ÞĀ-Ž][^\s\d|]{0,30}|and|und|y|et|e|en|de|van|von|der|&)){1,8}"
)
#: Between two who wrote it. A slash between small letters is part of a signature ("srf/hosb").
_BETWEEN = re.compile(
    r"\s{0,3}[;|•·⋅&+、]\s{0,3}|\s{1,3}[-–—]\s{1,3}|(?-i:(?<![a-z])/|/(?![a-z]))"
    r"|\s{1,3}(?:and|und|y|et|og|och|ja)\s{1,3}",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s{0,3}[,，]\s{0,3}(?:(?:and|und|et|y|og|och)\s{1,3}|&\s{0,3})?", re.IGNORECASE)
_ET_AL = re.compile(r"[,\s]{0,3}\bet\.? al\b\.?", re.IGNORECASE)
#: Where somebody writes from, or for whom: "Vera Sandell in Berlin", "Vera Sandell for the Post".
_FROM = re.compile(
    r"(?<=\w)\s(?:in|at|from|for|aus|für|à|pour|en|para|da|per)\s(?:the |der |die |den )?[A-ZÀ-ÖØ-Þ].*"
)
_ADDRESS = re.compile(r"https?:\S*|www\.\S*|\S{0,64}@\S*")
_BRACKETED = re.compile(r"\([^()]{0,40}\)(?=\s*(?:$|[;,/|&]))")  # an initialism or an office, after the name
_DOMAIN_OR_YEAR = re.compile(r"\.(?:com|org|net|de|uk|png|jpg)\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
#: No letters, or what a template was to replace: "{{author}}", "page.extra.author".
_PLACEHOLDER = re.compile(r"^[\W\d]+$|[{}<>=_\[\]]|^[a-z]{1,20}(?:\.[a-z]{1,20}){2,5}$", re.IGNORECASE)
_NOBODY = OFFICES | SECTIONS | PLACES
_MAX_BYLINE = 1000  # letters: more is no byline
_LETTERS = range(2, 51)  # in a name
_NAME_AND_PLACE = 2  # parts
_MAX_WORDS = 6
_MAX_AUTHORS = 12


def people(stated: Iterable[str], publishers: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the persons named in the statements, each once, in order."""
    not_people = {key(name) for name in publishers}
    persons: dict[str, str] = {}
    for name in (name for text in stated for name in names_in(text)):
        if key(name) not in not_people:
            persons.setdefault(key(name), name)
    return tuple(persons.values())[:_MAX_AUTHORS]


def names_in(text: str) -> list[str]:
    """Return the names of a byline, as it is signed, without what those who bear them are."""
    stated = _COMMA.split(_bare(text))
    if len(stated) > 1 and _DOMAIN_OR_YEAR.search(stated[0]):
        return []  # "harrowdaily.example, Harrow, England"
    parts: list[str] = []
    for part in stated:
        if parts and key(part.split(" ", 1)[0].replace(".", "")) in DEGREES:
            parts[-1] += ", " + part
        elif not (parts and (has_role(part) or _is_place(part, stated))):
            parts += _BETWEEN.split(part)
    names = (_unplaced(_BY.sub("", part.strip(" .-–—:()")).strip()) for part in parts)
    return without_roles([name for name in names if _is_name(name)])


def _is_place(part: str, stated: list[str]) -> bool:
    """Tell whether a part of a byline is a place: one word behind one full name, or a known one."""
    one = len(stated) == _NAME_AND_PLACE and len(_BY.sub("", stated[0]).split()) > 1
    one = one and _BETWEEN.search(stated[0]) is None
    word = part.isalpha() and part[0].isupper() and not part.isupper() and agency_named(part) is None
    return (one and word) or key(part) in PLACES


def _unplaced(name: str) -> str:
    """Return a full name without the place behind it; any other as it is."""
    bare = _FROM.sub("", name)
    return bare if len(bare.split()) > 1 else name


def without_roles(names: list[str]) -> list[str]:
    """Return the names without job titles and teams, unless there is nothing else."""
    return [name for name in names if (ROLES | TEAMS).isdisjoint(words(name))] or names


def has_role(text: str) -> bool:
    """Tell whether the text says what somebody is."""
    return not ROLES.isdisjoint(words(text))


def collective(stated: Iterable[str]) -> tuple[str, ...]:
    """Return who signs where nobody does in person: "Harrow Daily", "harrowdaily.example"."""
    bare = [name for name in dict.fromkeys(map(_bare, stated)) if len(name) in _LETTERS]
    return tuple(name for name in bare if not _says_nothing(name))[:_MAX_AUTHORS]


def _bare(text: str) -> str:
    plain = _ET_AL.sub("", clean(unescape(text[:_MAX_BYLINE])))
    return _BRACKETED.sub(" ", _ADDRESS.sub(" ", plain)).strip()


def _is_name(name: str) -> bool:
    fits = len(name) in _LETTERS and len(name.split()) <= _MAX_WORDS
    return fits and not _says_nothing(name) and not _DOMAIN_OR_YEAR.search(name)


def _says_nothing(name: str) -> bool:
    return key(name) in _NOBODY or _PLACEHOLDER.search(name) is not None
