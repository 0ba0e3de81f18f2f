"""Which frame of the lexicon a verb or noun stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.syntax import kids, lemma, objects, prepositional
from streams.code.lexicon import Frame, Lexicon, Part

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Token

__all__ = ["Match", "match"]

Match = tuple[Frame, tuple["Token", ...]]  #: a frame, and the tokens that filled its parts

_CLAUSAL = frozenset({"to", "that", "must"})
_DUTY = frozenset({"must", "should", "ought"})
_LINK_LABELS = ("prt", "prep", "agent", "dative", "advmod", "mark")


def match(head: Token, known: Lexicon, actors: Container[int]) -> Match | None:
    """Return the most specific frame that the head stands in, or None.

    `actors` holds the indices of tokens that head an actor, for the class `@actor`.
    """
    table = known.nouns if head.pos_ in {"NOUN", "PROPN"} else known.verbs
    for frame in _frames(head, table):
        filled = _fill(head, frame.parts, actors)
        if filled is not None:
            return frame, filled
    return None


def _frames(head: Token, table: dict[str, tuple[Frame, ...]]) -> tuple[Frame, ...]:
    """Return the frames of the lemma, else of a regular stem: the lemmatiser turns "staged" into "stag"."""
    word = head.lower_
    stems = (word[:-1], word[:-2], word[:-3]) if word.endswith("ed") else ()
    return next((found for stem in (lemma(head), *stems) if (found := table.get(stem))), ())


def _fill(head: Token, parts: tuple[Part, ...], actors: Container[int]) -> tuple[Token, ...] | None:
    found: list[Token] = []
    for part in parts:
        holders = [head, *found]
        token = _link(holders, part) if part.link else _object(holders, part, actors)
        if token is None:
            return None
        found.append(token)
    return tuple(found)


def _link(holders: list[Token], part: Part) -> Token | None:
    for word in sorted(part.words & _CLAUSAL):
        if (inner := _clausal(holders, word)) is not None:
            return inner
    # The parser often hangs the preposition on the object: "stripped the senator of immunity".
    near = objects(holders[0]) if len(holders) == 1 else []
    for holder in [*holders, *near]:
        for child in kids(holder, *_LINK_LABELS):
            if child.lower_ in part.words:
                return child
    return None


def _clausal(holders: list[Token], word: str) -> Token | None:
    """Return the verb of an infinitive, of a that-clause, or of what somebody must do."""
    for holder in holders:
        for verb in kids(holder, "xcomp", "ccomp", "acl", "advcl"):
            marks = [child.lower_ for child in kids(verb, "aux", "mark")]
            if word == "must" and _DUTY & set(marks):
                return verb
            if word in marks or (word == "that" and verb.dep_ == "ccomp" and "to" not in marks):
                return verb
    return None


def _object(holders: list[Token], part: Part, actors: Container[int]) -> Token | None:
    head, last = holders[0], holders[-1]
    if head.pos_ in {"NOUN", "PROPN"} and last == head:
        return next((c for c in kids(head, "compound", "amod") if lemma(c) in part.words), None)
    if last != head and last.dep_ in {"xcomp", "ccomp"} and last.pos_ == "VERB":
        return last if lemma(last) in part.words else None
    if last.dep_ in {"prep", "agent", "dative", "prt"} and last != head:
        places = prepositional(last.head, last.lower_) or objects(head)
    else:
        places = objects(head)
    for token in places:
        if lemma(token) in part.words or ("actor" in part.words and token.i in actors):
            return token
    return None
