"""The gazetteer's names in a document."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.english.gazetteer import LONGEST, Entry, gazetteer
from streams.code.english.phrases import role_nouns
from streams.code.english.syntax import lemma

if TYPE_CHECKING:
    from streams.code.parse import Doc, Token

__all__ = ["Name", "names_in"]

_BEGIN = 4  # letters; a token may be as short as "U"

Name = tuple[int, int, Entry]  #: first token, the one after the last, and what the name stands for


def names_in(doc: Doc) -> dict[int, Name]:
    """Return the longest gazetteer name at each place, by the index of each of its tokens."""
    found: dict[int, Name] = {}
    words = [token.text for token in doc]
    start = 0
    while start < len(doc):
        hit = _longest(doc, start) if words[start][:_BEGIN] in _beginnings() else None
        if hit:
            found.update(dict.fromkeys(range(hit[0], hit[1]), hit))
        start = hit[1] if hit else start + 1
    return found


def _longest(doc: Doc, start: int) -> Name | None:
    for end in range(min(len(doc), start + LONGEST), start, -1):
        entry = gazetteer().get(doc[start:end].text)
        if entry and not (entry.surname and _another(doc[start])):
            return start, end, entry
    return None


def _another(surname: Token) -> bool:
    """Whether a first name stands before a leader's surname: "Jane Putin" is somebody else."""
    before = surname.doc[surname.i - 1] if surname.i else surname
    named = before.dep_ == "compound" and before.head == surname and before.pos_ == "PROPN"
    return named and not before.text.endswith(".") and lemma(before) not in role_nouns()


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """Return how names begin: most words begin no name, and need not be looked up in six lengths."""
    return frozenset(name[:size] for name in gazetteer() for size in range(1, _BEGIN + 1))
