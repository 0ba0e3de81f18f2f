"""Nouns of what cannot be struck: laws, prices, hopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import listed, word_list
from streams.code.english.parser.syntax import lemma
from streams.code.english.triggers.causes import thing_of

if TYPE_CHECKING:
    from streams.code.parse import Token

__all__ = ["SPANS", "is_idea"]

#: Over which an attack may last or come.
SPANS = frozenset({"weekend", "week", "month", "year", "day", "night", "hour", "period", "border", "wall"})


def is_idea(noun: Token) -> bool:
    """Whether it is nothing that can be struck, by itself or by its ending: "protectionism"."""
    word = lemma(noun)
    if word in listed("figures", "idea") or noun.pos_ != "NOUN":
        return word in listed("figures", "idea")
    ends = word.endswith(tuple(listed("figures", "ending"))) and word not in listed("figures", "solid")
    return ends and thing_of(noun) is None and word not in word_list("stormed") | word_list("people")
