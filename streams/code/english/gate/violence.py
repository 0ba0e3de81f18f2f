"""Whether words of violence are meant: "hit", "fought" and "attacked" are said of taxes and of ministers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.gate.parties import sectors
from streams.code.english.syntax import lemma

if TYPE_CHECKING:
    from streams.code.english.drafts import Draft

__all__ = ["harmed", "violent"]

#: Modes that no figure of speech takes.
_BLOODY = frozenset(
    {"abduct", "torture", "sexual", "targeted", "explosives", "suicide-attack", "aerial", "drone"}
    | {"heavy-weapons", "firearms", "crowd-control", "unconventional"}
)
_ARMED = frozenset({"MIL", "REB", "COP"})


def harmed(draft: Draft) -> bool:
    """Whether people were killed or hurt, in numbers."""
    return draft.size.dead is not None or draft.size.injured is not None


def violent(draft: Draft) -> bool:
    """Whether a weapon, an armed side, a target or two known sides speak for real violence."""
    sides = sectors(draft.actors), sectors(draft.recipients)
    words = {lemma(token) for token in draft.trigger.sent if token != draft.trigger}
    armed = bool((sides[0] | sides[1]) & _ARMED) or bool(
        words & (word_list("violent") | word_list("stormed"))
    )
    if armed or draft.kind.mode in _BLOODY:
        return True
    placed = draft.trigger.pos_ == "NOUN" and (draft.spot is not None or len(draft.actors) > 1)
    return placed or all(side - {None, "BUS"} for side in sides)
