"""What the parties of a draft prove: that they are of politics, that they are two."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.english.data import load, word_list
from streams.code.english.parser.syntax import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streams.code.english.actors.party import Party
    from streams.code.english.gate.topics import Topic
    from streams.code.parse import Doc, Token

__all__ = ["ANYBODY", "ARMED", "CROWDS", "firm", "human", "named", "sectors", "stand_apart"]

ANYBODY = frozenset({"DISASTER", "ACCIDENT", "CRIME"})  #: roots that ask for no party to politics
ARMED = frozenset({"MIL", "REB", "COP"})
CROWDS = frozenset({"CVL", "MED"})
_POWERS = frozenset({"GOV", "MIL", "REB", "OPP", "IGO", "JUD", "COP"})
_MARKETS = frozenset(
    {"business", "tech", "nature"}
)  #: themes in which a country's name is not a team's or a trip's


def sectors(parties: Iterable[Party]) -> set[str | None]:
    """Return the sectors of some parties."""
    return {party.sector for party in parties}


def named(party: Party, doc: Doc) -> bool:
    """Whether a party's head is a name."""
    return bool(doc[party.head].pos_ == "PROPN")


def firm(party: Party, topic: Topic) -> bool:
    """Whether a party is surely a state's or an organisation of states: an official of no country is not."""
    if party.sector not in _POWERS or not (party.country or party.sector == "IGO"):
        return False
    return topic.theme in _MARKETS or party.sector == "IGO" or party.noun in _roles()


def stand_apart(parties: list[Party]) -> bool:
    """Whether the parties are two at least, not one told twice."""
    return len({party.country or party.name for party in parties}) > 1


def human(noun: Token) -> bool:
    """Whether a noun is one for somebody."""
    word = lemma(noun)
    listed = word_list("people") | word_list("political_people") | word_list("diplomat") | word_list("kin")
    return word in listed or word.endswith(("er", "or", "ist", "man", "ian", "ee", "chief"))


@lru_cache(maxsize=1)
def _roles() -> frozenset[str]:
    return frozenset(noun for nouns in load("roles").values() for noun in nouns.split())
