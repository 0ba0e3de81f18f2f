"""Whose a phrase is: its sector and country, by the names in it and behind it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from streams.code.english.atlas import city_country
from streams.code.english.data import word_list
from streams.code.english.phrases import phrase_start
from streams.code.english.syntax import kids, lemma, prepositional

if TYPE_CHECKING:
    from streams.code.english.gazetteer import Entry
    from streams.code.english.names import Name
    from streams.code.parse import Doc, Token

__all__ = ["aside", "chosen", "city", "counted", "listed", "sector_among"]

_ARMS = frozenset({"MIL", "COP", "JUD"})  #: what bodies of states may have too


def sector_among(role: str | None, own: Name | None, names: list[Name]) -> str | None:
    """Return the sector of a phrase: the Security Council is the UN's, a Hamas leader is of Hamas."""
    named = own[2].sector if own else None
    if own and (named != "GOV" or own[1] - own[0] > 1):
        return named  # also of "the Bank of England"
    bodies = [entry.sector for _, _, entry in names if entry.sector not in {"GOV", "CVL"}]
    states = any(entry.sector == "GOV" for _, _, entry in names)
    of_body = role == "GOV" or (role in _ARMS and bodies[:1] == ["IGO"])  # "U.N. helicopters"
    return bodies[0] if of_body and bodies and not states else role or named


def chosen(names: list[Name]) -> Entry | None:
    """Return the last name that has a country, else the last: a state before a leader, who may change it."""
    entries = [entry for _, _, entry in reversed(names)]
    states = [entry for entry in entries if entry.country and not entry.person]
    return (
        states[0]
        if states
        else next((entry for entry in entries if entry.country), entries[0] if entries else None)
    )


def counted(head: Token) -> bool:
    """Whether people are counted, who are no government: "five Afghans", "thousands of Hungarians"."""
    if head.tag_ != "NNPS":
        return False
    over = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    return bool(kids(head, "nummod")) or (over != head and lemma(over) in word_list("measure"))


def aside(doc: Doc, name: Name) -> bool:
    """Whether a name stands in a word for another: "Russian-backed rebels", "pro-Russian separatists"."""
    start, end, _ = name
    before, after = doc[max(0, start - 2) : start].text, doc[end : end + 2].text
    return before.lower() in {"pro-", "anti-"} or after.removeprefix("-") in word_list("aside")


def city(head: Token, first: int) -> str | None:
    """Return the country of a large city in the phrase or behind it: "Lagos residents", "police in Lagos"."""
    if head.pos_ != "NOUN":
        return None
    behind = [
        (phrase_start(noun), noun.i + 1) for noun in prepositional(head, "in", "of", "from") if noun.is_title
    ]
    spans = [(start, head.i) for start in range(first, head.i)] + behind
    return next((code for start, end in spans if (code := city_country(head.doc[start:end].text))), None)


def listed(doc: Doc, names: list[Name]) -> bool:
    """Whether nothing but commas and conjunctions stands between the names."""
    gaps = pairwise(names)
    return all(
        {token.lower_ for token in doc[a[1] : b[0]]} <= {",", "and", "-", "–", "/", "&"} for a, b in gaps
    )
