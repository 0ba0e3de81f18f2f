"""What an event is in truth: nature, mishap, crime, riot, or the deed of an armed side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.harm import harm_kind
from streams.code.english.kinds import Kind
from streams.code.english.sides import armed_mode, crowd_kind, held_kind
from streams.code.english.syntax import lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.hits import Hit
    from streams.code.english.people import Party

__all__ = ["kind_of"]


def kind_of(hit: Hit, actors: Sequence[Party], recipients: Sequence[Party]) -> Kind:
    """Return the root and mode of a hit, seen with what caused it and with who was in it."""
    kind = Kind(hit.frame.root, hit.frame.mode)
    if kind.root in {"ASSAULT", "ACCIDENT"}:
        kind = harm_kind(hit, kind, actors, recipients)
    if kind.root in {"ASSAULT", "PROTEST"}:
        kind = crowd_kind(hit, kind, actors, recipients)
    if kind.root == "MOBILIZE" and _shared(hit, actors):
        return Kind("COOPERATE", None)
    if kind.root == "COERCE":
        kind = held_kind(hit, kind, actors, recipients)
    return Kind(kind.root, armed_mode(hit.trigger)) if kind == Kind("ASSAULT", None) else kind


def _shared(hit: Hit, actors: Sequence[Party]) -> bool:
    """Whether two states exercise or patrol together: the codebook's cooperation."""
    words = {lemma(token) for token in (hit.trigger, *hit.filled)}
    return (
        bool(words & word_list("exercise")) and len({party.country for party in actors if party.country}) > 1
    )
