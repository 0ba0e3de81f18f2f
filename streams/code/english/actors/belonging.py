"""Whose a phrase is: its sector and country, by the names in it and behind it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.phrases import phrase_start, titles
from streams.code.english.parser.syntax import kids, lemma, prepositional
from streams.code.english.places.atlas import city_country

if TYPE_CHECKING:
    from streams.code.english.actors.gazetteer import Entry
    from streams.code.english.actors.names import Name
    from streams.code.parse import Doc, Token

__all__ = ["aside", "chosen", "city", "counted", "listed", "of_a_state", "phrase_end", "sector_among"]

_ARMS = frozenset({"MIL", "COP", "JUD"})  #: what bodies of states may have too

_NAMING = frozenset({"of", "for", "on"})
_JOINING = frozenset({"the", "and", "&", "de"})  #: "the Ministry of Trade and Industry"
_LONG = 9  #: words of the longest name behind a head


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


def phrase_end(head: Token) -> int:
    """Return the index after a phrase, or after the name that it has behind it: "Ministry of Health"."""
    last: int = head.i + 1
    prep = next((one for one in kids(head, "prep") if one.i == last and one.lower_ in _NAMING), None)
    if prep is None or head.pos_ != "PROPN" or lemma(head) not in titles("named"):
        return last
    for token in head.doc[prep.i + 1 : prep.i + _LONG]:
        if token.pos_ == "PROPN" and token.is_title and prep.is_ancestor(token):
            last = token.i + 1
        elif token.lower_ not in _JOINING:
            break
    return last


def of_a_state(bank: Token) -> bool:
    """Whether a bank that is named for a state is its own: the Bank of Spain is, the Bank of America not."""
    names = {name.text for name in prepositional(bank, "of")}
    return bank.text == "Bank" and bool(names) and not names & titles("lenders")
