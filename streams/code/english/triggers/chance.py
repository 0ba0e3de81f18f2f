"""Harm of which nothing says that anybody meant it: it may be that of the mishap told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import kids, lemma, prepositional
from streams.code.english.triggers.causes import doers, thing_of
from streams.code.english.triggers.harm import deliberate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.actors.party import Party
    from streams.code.english.triggers.kinds import Kind
    from streams.code.parse import Token

__all__ = ["unclaimed"]

_PLAIN = frozenset({None, "destroy"})
_IT = frozenset({"it", "which", "that", "this"})


class _HitLike(Protocol):
    """A hit or a draft of one."""

    @property
    def trigger(self) -> Token: ...
    @property
    def echoes(self) -> tuple[Token, ...]: ...


def unclaimed(hit: _HitLike, kind: Kind, actors: Sequence[Party]) -> bool:
    """Whether a verb of harm has neither arms nor people that did it: "it hit a wall and 26 burned"."""
    verb = hit.trigger
    listed = word_list("result") | word_list("struck")
    if any(lemma(echo) not in listed for echo in hit.echoes):
        return False  # "fighting broke out; nine died" says of what
    if kind.root != "ASSAULT" or kind.mode not in _PLAIN or verb.pos_ != "VERB" or lemma(verb) not in listed:
        return False
    acting = [] if lemma(verb) in word_list("suffered") else doers(verb)
    sectors = {party.sector for party in actors} - {None, "BUS", "CVL"}
    return not sectors and not deliberate(verb) and not any(map(_somebody, acting)) and not _armed(verb)


def _somebody(doer: Token) -> bool:
    """Whether it is no thing: a name or a noun that is in no list of them."""
    if doer.lower_ in _IT or thing_of(doer) in {"hazard", "mishap"}:
        return False
    return lemma(doer) not in word_list("conveyance") | word_list("structure") | word_list("plant")


def _armed(verb: Token) -> bool:
    """Whether it was done in or with what is of war."""
    near = prepositional(verb, "in", "with", "during", "after", "from")
    return any(thing_of(noun) == "weapon" for noun in [*near, *kids(verb, "dobj", "nsubjpass")])
