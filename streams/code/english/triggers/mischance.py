"""Harm by weapons that nobody used: an old shell goes off, a guard's gun does, a helicopter hits a cable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import kids, lemma
from streams.code.english.triggers.causes import doers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streams.code.parse import Token

__all__ = ["left_over", "ruled_out", "slipped"]

_GUNS = frozenset({"gun", "pistol", "rifle", "shotgun", "revolver", "firearm"})
_FLIES = frozenset({"hit", "strike", "clip", "touch", "snag"})


def ruled_out(noun: Token) -> bool:
    """Whether it is a deed that there was none of: "police ruled out sabotage"."""
    return lemma(noun.head) == "rule" and any(child.lower_ == "out" for child in kids(noun.head, "prt"))


def left_over(trigger: Token) -> bool:
    """Whether what went off has lain there since a war: "an old shell", "a mine left over from the war"."""
    return any(map(_lay, _weapons(trigger)))


def _weapons(trigger: Token) -> Iterator[Token]:
    """Yield the weapons that a word names as what did it: its subject, itself, those of its "when"."""
    yield trigger
    yield from doers(trigger)
    for inner in kids(trigger, "advcl", "ccomp", "conj"):
        yield from doers(inner)


def _lay(weapon: Token) -> bool:
    if lemma(weapon) not in word_list("ordnance"):
        return False
    old = any(child.lower_ in word_list("wartime") for child in kids(weapon, "amod", "compound", "nmod"))
    return old or any(lemma(child) in {"leave", "find"} for child in kids(weapon, "acl", "relcl"))


def slipped(trigger: Token) -> bool:
    """Whether a gun went off by itself, or what flies hit a wire or a hill."""
    acting = {lemma(doer) for doer in doers(trigger)}
    off = lemma(trigger) == "go" and any(child.lower_ == "off" for child in kids(trigger, "prt", "advmod"))
    met = {lemma(one) for one in kids(trigger, "dobj")} if lemma(trigger) in _FLIES else set()
    return (off and bool(acting & _GUNS)) or (
        bool(acting & word_list("aircraft")) and bool(met & word_list("obstacle"))
    )
