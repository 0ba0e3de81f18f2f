"""What a cooperation is that is not yet or not at all: a commitment, a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.kinds import Kind

if TYPE_CHECKING:
    from streams.code.english.modality import Mood

__all__ = ["commitment", "refusal"]

_COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_ASKED = frozenset({"AGREE", "SUPPORT", "CONCEDE", "RETREAT"})  #: what is not done is refused to who asks
_HOSTILE = frozenset({"SANCTION", "COERCE", "MOBILIZE", "ASSAULT", "REJECT"})
_REFUSED = {
    "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONCEDE": "yield",
    "RETREAT": "yield",
}  # fmt: skip


def refusal(kind: Kind, mood: Mood, acted: bool) -> Kind | None:
    """Return what a negation makes of a deed, if it makes another: "will not sign", "cannot accept".

    Who has not accepted, signed, yielded has refused too, where somebody acts (`acted`); who will not
    strike, or not object, commits himself.
    """
    if not mood.negated or mood.denied:
        return None
    if kind.root in _COOPERATIVE and (mood.able or (acted and kind.root in _ASKED)):
        return Kind("REJECT", _REFUSED.get(kind.root))
    spared = kind.root in _HOSTILE and mood.able and mood.future and acted
    return Kind("AGREE", None) if spared else None


def commitment(kind: Kind, mood: Mood, own_word: bool) -> Kind | None:
    """Return the AGREE that a cooperation is when it is to come, in the word of who would do it."""
    if mood.future and own_word and not mood.negated and kind.root in _COOPERATIVE:
        return Kind("AGREE", None)
    return None
