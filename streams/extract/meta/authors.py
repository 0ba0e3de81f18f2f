"""Who wrote an article: names of people, without the outlet's own, addresses and job titles."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from streams.extract.lines import clean, key

__all__ = ["BYLINE", "people"]

_BY = re.compile(
    r"^(?:by|von|por|par|di|door|av|af|words by|written by|text:|author:?|autore?|quelle:?|red\.)\s+",
    re.IGNORECASE,
)
#: A line that is nothing but a byline: the word, then at most eight words in capitals with their separators.
BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Vv]on|VON|[Pp]or|POR|[Pp]ar|PAR|[Dd]i|[Dd]oor)"
    r"(?:\s(?:[A-ZÀ-ÖØ-ÞĀ-Ž][^\s\d|]{0,30}|and|und|y|et|e|en|de|van|von|der|&)){1,8}"
)
_BETWEEN = re.compile(r"\s*[;,/|•&]\s*|\s+(?:and|und|y|et|og|och|ja)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:\S*|www\.\S*|\S*@\S*")
_BRACKETED = re.compile(r"\([^()]{0,40}\)")  # an initialism or an office, after the name
#: Collective bylines ("Sports desk") are kept as the page signs them; these words alone are no names.
_OFFICES = frozenset(
    {
        "admin",
        "administrator",
        "author",
        "guest",
        "user",
        "unknown",
        "staff",
        "editor",
        "editors",
        "editorial",
    }
    | {
        "reporter",
        "reporters",
        "writer",
        "staff writer",
        "contributor",
        "newsroom",
        "news",
        "published",
        "updated",
    }
    | {"redaktion", "redaccion", "redaction", "redazione", "red", "agenturen", "agencias", "nachrichten"}
    | {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december", "cfp", "cfa", "phd", "md", "jr", "sr"}
)
_NO_NAME = re.compile(r"\.(?:com|org|net|de|uk|png|jpg)\b|\b(?:19|20)\d\d\b|^[\W\d]+$", re.IGNORECASE)
_MAX_BYLINE = 1000  # letters: more is no byline
_MAX_NAME = 50  # letters
_MAX_WORDS = 6
_MAX_AUTHORS = 12


def people(stated: Iterable[str], publishers: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the persons named in the statements, each once, in order."""
    not_people = {key(name) for name in publishers}
    found: dict[str, str] = {}
    for name in (name for text in stated for name in _split(text)):
        if _is_name(name) and key(name) not in not_people:
            found.setdefault(key(name), name)
    return tuple(found.values())[:_MAX_AUTHORS]


def _split(text: str) -> Iterator[str]:
    bare = _BRACKETED.sub(" ", _ADDRESS.sub(" ", clean(unescape(text[:_MAX_BYLINE]))))
    for part in _BETWEEN.split(bare):
        yield _BY.sub("", part.strip(" .-–—:()"))


def _is_name(name: str) -> bool:
    fits = 1 < len(name) <= _MAX_NAME and len(name.split()) <= _MAX_WORDS
    return fits and key(name) not in _OFFICES and not _NO_NAME.search(name)
