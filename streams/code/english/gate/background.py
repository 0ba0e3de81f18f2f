"""What an attack is told for: who people are, what they remember, what arms can do, how numbers rose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import governors, kids, lemma

if TYPE_CHECKING:
    from streams.code.parse import Token

__all__ = ["anniversary", "fronted", "mere", "summed", "trend"]

_BARE = frozenset({"nsubjpass", "nsubj", "auxpass", "aux", "punct"})
_BEGINNING = 8  #: words: "Two years ago, in the same town,"
_PAST = frozenset({"relcl", "acl", "pobj"})


def anniversary(trigger: Token) -> bool:
    """Whether the sentence speaks of its anniversary: "marked ten years since the bombings"."""
    kept = any(
        lemma(token) in word_list("remembered") for token in trigger.doc[trigger.sent.start : trigger.i]
    )
    return kept and any(one.dep_ in _PAST for one in [trigger, *governors(trigger)])


def fronted(trigger: Token) -> list[Token]:
    """Return the words that a sentence begins with before its first verb or comma: "Three years ago"."""
    words: list[Token] = []
    first = trigger.sent.start
    for token in trigger.doc[first : min(first + _BEGINNING, trigger.sent.end)]:
        if token.pos_ in {"VERB", "AUX"} or (words and token.text == ","):
            break
        words.append(token)
    return words


def mere(verb: Token) -> bool:
    """Whether a clause only says which people are meant: "the families of soldiers who were killed"."""
    if verb.pos_ != "VERB" or verb.dep_ not in {"relcl", "acl"} or verb.tag_ != "VBN":
        return False
    if any(aux.lower_ == "to" for aux in kids(verb, "aux")):
        return False
    counted = any(child.pos_ == "NUM" for child in kids(verb.head, "nummod"))
    return not counted and all(child.dep_ in _BARE for child in verb.children)


def summed(verb: Token) -> bool:
    """Whether a passive sums up what has come about: "about 300 have been killed"."""
    passive = bool(kids(verb, "auxpass")) and not any(aux.lower_ == "to" for aux in kids(verb, "aux"))
    return passive and any(aux.lower_ in {"has", "have", "had"} for aux in kids(verb, "aux"))


def trend(noun: Token) -> bool:
    """Whether a noun of deeds goes up or down: "attacks on farms rose"."""
    moves = lemma(noun.head) in word_list("trend") and noun.dep_ in {"nsubj", "nsubjpass"}
    return noun.pos_ == "NOUN" and moves
