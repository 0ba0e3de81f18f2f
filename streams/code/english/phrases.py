"""The phrase around a head noun: where it begins, and the role that its words give."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.english.data import load, word_list
from streams.code.english.syntax import kids, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["phrase_start", "sector_of"]


def phrase_start(head: Token) -> int:
    """Return the index of the first word of the head's own phrase: no article, no relative clause."""
    start: int = head.i
    while start > head.sent.start and _belongs(head.doc[start - 1], head):
        start -= 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start].lower_ in _skipped()):
        start += 1
    return start


def _belongs(token: Token, head: Token) -> bool:
    if token.pos_ in {"VERB", "AUX", "ADP", "SCONJ"} and token.dep_ != "amod":
        return False
    while token.i < head.i and token.head != token:
        token = token.head
        if token.i == head.i:
            return True
    return False


@lru_cache(maxsize=1)
def _skipped() -> frozenset[str]:
    return word_list("article")


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    return {noun: sector for sector, nouns in load("roles").items() for noun in nouns.split()}


def sector_of(head: Token, first: int, doc: Doc) -> str | None:
    """Return the sector by the head noun; for a name by its title or its apposition."""
    found = _roles().get(lemma(head))
    if found or (head.pos_ != "PROPN" and lemma(head) not in word_list("body")):
        return found
    near = [*doc[first : head.i], *kids(head, "appos")]
    return next((role for token in reversed(near) if (role := _roles().get(lemma(token)))), None)
