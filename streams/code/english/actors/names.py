"""The gazetteer's names in a document."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.english.actors.gazetteer import LONGEST, Entry, gazetteer
from streams.code.english.parser.phrases import role_nouns
from streams.code.english.parser.syntax import lemma

if TYPE_CHECKING:
    from streams.code.parse import Doc, Token

__all__ = ["Name", "names_in"]

_BEGIN = 4  # letters; a token may be as short as "U"

Name = tuple[int, int, Entry]  #: first token, the one after the last, and what the name stands for


def names_in(doc: Doc) -> dict[int, Name]:
    """Return the longest gazetteer name at each place, by the index of each of its tokens."""
    names: dict[int, Name] = {}
    sizes, start = _sizes(), 0
    for token in doc:
        listed = sizes.get(token.text[:_BEGIN]) if token.i >= start else None
        if listed and (hit := _longest(token, listed)):
            start = hit[1]
            names.update(dict.fromkeys(range(hit[0], start), hit))
    return names


def _longest(first: Token, sizes: tuple[int, ...]) -> Name | None:
    """Return the longest name that begins with a token and ends with one, of one of the sizes."""
    text = first.doc.text
    for size in sizes:
        entry = gazetteer().get(text[first.idx : first.idx + size])
        end = _end(first, size) if entry else None
        if entry and end and not (entry.surname and _another(first)):
            return first.i, end, entry
    return None


def _end(first: Token, size: int) -> int | None:
    """Return the index after the token with which so many characters end; None within one or too far."""
    end = first.idx + size
    for token in first.doc.tokens[first.i : first.i + LONGEST]:
        if token.idx + len(token.text) >= end:
            return token.i + 1 if token.idx + len(token.text) == end else None
    return None


def _another(surname: Token) -> bool:
    """Whether a first name stands before a leader's surname: "Jane Putin" is somebody else."""
    before = surname.doc[surname.i - 1] if surname.i else surname
    named = before.dep_ == "compound" and before.head == surname and before.pos_ == "PROPN"
    return named and not before.text.endswith(".") and lemma(before) not in role_nouns()


@lru_cache(maxsize=1)
def _sizes() -> dict[str, tuple[int, ...]]:
    """Return how names begin, each with how long those are, the longest first: most words begin no name."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in gazetteer():
        for end in range(1, _BEGIN + 1):
            lengths[name[:end]].add(len(name))
    return {begin: tuple(sorted(sizes, reverse=True)) for begin, sizes in lengths.items()}
