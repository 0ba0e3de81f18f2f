"""What the backoff sees of a clause: words in their places, and the words whose meanings it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import kids, lemma

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streams.code.parse import Span, Token

__all__ = ["SLOTS", "Features", "event_verb", "features"]

SLOTS = 4  #: groups of words whose meanings are averaged: verb, objects, what is beside them, all of it
_DEEP = 3  #: "X said that Y reported that Z": no newswire goes further
_SMALL = ("aux", "auxpass", "neg", "prt")
_OBJECTS = ("dobj", "nsubjpass", "attr", "dative", "oprd", "acomp")
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Features:
    """Names of what is there, sorted, and `SLOTS` groups of lemmas in text order."""

    names: tuple[str, ...]
    slots: tuple[tuple[str, ...], ...]


def event_verb(sentence: Span) -> Token:
    """Return the verb that tells: of the main clause, or of what a verb of saying reports."""
    head: Token = sentence.root
    for _ in range(_DEEP):
        inner = kids(head, "ccomp", "parataxis") if lemma(head) in word_list("say") else []
        if not inner:
            break
        head = inner[0]
    return head


def features(head: Token) -> Features:
    """Read the clause of a verb."""
    chain = [head, *kids(head, "xcomp")[:1]]
    objects = [noun for verb in chain for noun in kids(verb, *_OBJECTS)]
    beside = [
        (prep, noun)
        for holder in [*chain, *objects]
        for prep in kids(holder, "prep", "agent")
        for noun in kids(prep, "pobj", "pcomp")
    ]
    content = [t for t in head.sent if t.pos_ in _CONTENT and lemma(t) not in word_list("say")]
    near = [inner for noun in objects for inner in kids(noun, "amod", "compound")]
    near += kids(head, "ccomp", "advcl")
    small = {f"{t.dep_}={t.lower_}" for verb in chain for t in kids(verb, *_SMALL)}
    names = {f"verb={lemma(head)}", f"tag={head.tag_}", *small}
    names |= _named("then", chain[1:]) | _named("object", objects) | _named("word", content)
    names |= _named("beside", (noun for _, noun in beside)) | {f"by={prep.lower_}" for prep, _ in beside}
    groups = ([head], [*chain[1:], *objects], [*(noun for _, noun in beside), *near], content)
    return Features(tuple(sorted(names)), tuple(_lemmas(group) for group in groups))


def _named(place: str, tokens: Iterable[Token]) -> set[str]:
    return {f"{place}={lemma(token)}" for token in tokens}


def _lemmas(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(lemma(token) for token in tokens if token.pos_ != "PROPN")
