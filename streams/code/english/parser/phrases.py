"""The phrase around a head noun: where it begins, and the role that its words give."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from streams.code.english.data import listed, load, word_list
from streams.code.english.parser.syntax import kids, lemma, prepositional

if TYPE_CHECKING:
    from streams.code.parse import Doc, Token

__all__ = ["phrase_start", "role_nouns", "sector_of", "speaks_for", "titles"]

_TITLES = frozenset({"nmod", "compound", "amod"})
_QUALITIES = frozenset({"firm", "general"})  #: roles' words that are mostly none as adjectives
_SOFT = frozenset({"GOV", "CVL", "MIL", None})  #: what "rebel" or "opposition" before a role overrules


def phrase_start(head: Token) -> int:
    """Return the index of the first word of the head's own phrase: no article, no relative clause."""
    start, words = head.i, head.doc.tokens
    while start > head.sent.start and _belongs(words[start - 1], head):
        start -= 1
    while start < head.i and (words[start].lower_ in _skipped() or words[start].is_punct):
        start += 1
    return start


def _belongs(token: Token, head: Token) -> bool:
    if token.pos_ in {"VERB", "AUX", "ADP", "SCONJ"} and token.dep_ != "amod" and not _in_title(token, head):
        return False
    while token.i < head.i and token.head != token:
        token = token.head
        if token.i == head.i:
            return True
    return False


def _in_title(token: Token, head: Token) -> bool:
    """Whether it is the "of" of a title before a name: "Secretary of State Jane Doe"."""
    title = token.head
    return token.lower_ == "of" and title.head == head and title.i < token.i and title.dep_ in _TITLES


@lru_cache(maxsize=1)
def _skipped() -> frozenset[str]:
    return word_list("article")


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    return {noun: sector for sector, nouns in load("roles").items() for noun in nouns.split()}


def _sector(word: str) -> str | None:
    """Return the sector of a role's noun; workers of any trade are people."""
    return _roles().get(word) or ("CVL" if word.endswith("worker") else None)


@lru_cache
def _qualified(table: str) -> dict[str, str]:
    """Return a table of titles.toml, a word or pair an entry, with its sector."""
    return {word: sector for sector, words in load("titles")[table].items() for word in words.split()}


def titles(table: str) -> frozenset[str]:
    """Return a list of titles.toml."""
    return listed("titles", table)


@lru_cache(maxsize=1)
def role_nouns() -> frozenset[str]:
    """Return the nouns that give their bearer a sector."""
    return frozenset(_roles())


def sector_of(head: Token, first: int, doc: Doc) -> str | None:
    """Return the sector by the head noun; for a name by its title or its apposition."""
    known = _sector(lemma(head)) or lemma(head) in titles("chairs")
    if known or (head.pos_ != "PROPN" and lemma(head) not in word_list("body")):
        return _role(head, first)
    near = [*doc.tokens[first : head.i], *kids(head, "appos")]
    bearer = next((token for token in reversed(near) if _sector(lemma(token))), None)
    pair = _pair(head, first)
    return pair or (_role(bearer, first if bearer.i < head.i else bearer.left_edge.i) if bearer else None)


def speaks_for(head: Token) -> bool:
    """Whether it is one who speaks for others, so that "for" and "of" name them."""
    return lemma(head) in titles("voices")


def _role(noun: Token, first: int) -> str | None:
    """Return the sector of a role with the words before it: that of whom it speaks for, if it speaks."""
    if _nobody(noun):
        return None
    own = _sector(lemma(noun))
    if pair := _pair(noun, first):
        return pair
    before = [lemma(token) for token in reversed(noun.doc.tokens[first : noun.i])]
    over = next((sector for word in before if (sector := _qualified("over").get(word))), None)
    if over and own in _SOFT:
        return over
    if not speaks_for(noun) or (own is None and lemma(noun) not in titles("chairs")):
        return own
    behind = [one for one in prepositional(noun, "of", "for") if not _nobody(one)]
    sectors = [*map(_sector, before), *(_pair(one, one.left_edge.i) or _sector(lemma(one)) for one in behind)]
    return next(filter(None, sectors), own)


def _nobody(noun: Token) -> bool:
    """Whether a role's word means another thing beside its neighbour: "general election", "house arrest"."""
    near = noun.doc.tokens[max(0, noun.i - 1) : noun.i + 2]
    pairs = {f"{lemma(first)}-{lemma(second)}" for first, second in pairwise(near)}
    what = prepositional(noun, "of") if lemma(noun) in word_list("measure") else []
    money = bool(what) and all(lemma(one) in titles("money") for one in what)  # "thousands of pounds"
    quality = noun.tag_ == "JJ" and lemma(noun) in _QUALITIES
    of_what = prepositional(noun, "of") if lemma(noun) == "state" else []
    condition = any(lemma(one) in titles("conditions") for one in of_what)  # "a state of siege"
    return money or quality or condition or not pairs.isdisjoint(titles("things"))


def _pair(noun: Token, first: int) -> str | None:
    word, pairs = lemma(noun), _qualified("pairs")
    before = (lemma(token) for token in reversed(noun.doc.tokens[first : noun.i]))
    return next((sector for one in before if (sector := pairs.get(f"{one}-{word}"))), None)
