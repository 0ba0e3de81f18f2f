"""What an event is in truth: nature, mishap, crime, riot, or the deed of an armed side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.parser.syntax import lemma
from streams.code.english.triggers.causes import thing_does
from streams.code.english.triggers.harm import accidental, armed, band, domestic, harm_kind, natural, public
from streams.code.english.triggers.kinds import Kind
from streams.code.english.triggers.sides import armed_mode, crowd_kind, held_kind
from streams.code.english.triggers.together import mutual_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.actors.party import Party
    from streams.code.english.triggers.hit import Hit

__all__ = ["kind_of"]

_TESTED = Kind("MOBILIZE", "weapons")


def kind_of(hit: Hit, actors: Sequence[Party], recipients: Sequence[Party]) -> Kind:
    """Return the root and mode of a hit, seen with what caused it and with who was in it."""
    kind = Kind(hit.frame.root, hit.frame.mode)
    if kind == Kind("CRIME", None) and lemma(hit.trigger) == "murder" and public(hit, actors, recipients):
        return Kind("ASSAULT", "targeted")
    if kind.root in {"ASSAULT", "CRIME", "PROTEST"} and accidental(hit):
        return Kind("ACCIDENT", None)
    arms = any(band(one) or armed(one, hit.trigger.doc) for one in actors)
    if kind == Kind("CRIME", None) and arms and not domestic(hit, actors):
        return Kind("ASSAULT", None)
    if kind.root in {"ASSAULT", "ACCIDENT"}:
        kind = harm_kind(hit, kind, actors, recipients)
    if kind.root in {"ASSAULT", "PROTEST"}:
        kind = crowd_kind(hit, kind, actors, recipients)
    kind = mutual_kind(hit, _fired(hit, kind, actors), actors, recipients)
    if not hit.frame.noun and (own := _of_nature(hit, kind)):
        return own
    if kind.root == "COERCE":
        kind = held_kind(hit, kind, actors, recipients)
    return Kind(kind.root, armed_mode(hit)) if kind == Kind("ASSAULT", None) else kind


def _fired(hit: Hit, kind: Kind, actors: Sequence[Party]) -> Kind:
    """Return the kind of a launch: rebels test no missiles."""
    shot = kind == _TESTED and lemma(hit.trigger) in {"fire", "launch"}
    rebels = shot and any(party.sector == "REB" for party in actors)
    return Kind("ASSAULT", "heavy-weapons") if rebels else kind


def _of_nature(hit: Hit, kind: Kind) -> Kind | None:
    """Return the kind of what floods or mishaps forbid and block; who blocks a road in a lorry protests."""
    if kind.root == "PROTEST":
        return Kind("DISASTER", None) if thing_does(hit.trigger) == "hazard" else None
    return natural(hit.trigger) if kind.root in {"COERCE", "SANCTION"} else None
