"""Harm that is news in a text on what it costs: an earthquake cut the pipeline, rebels bombed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.gate.violence import at_place, violent
from streams.code.english.parser.syntax import kids, lemma
from streams.code.english.triggers.causes import doers

if TYPE_CHECKING:
    from streams.code.english.gate.topics import Topic
    from streams.code.english.record.drafts import Draft

__all__ = ["costly"]

_COSTS = frozenset({"business", "tech"})  #: themes of which the costs of harm are news
_ARMS = frozenset({"explosives", "suicide-attack", "aerial", "heavy-weapons", "targeted", "abduct"})


def costly(draft: Draft, topic: Topic) -> bool:
    """Whether nature did it, or somebody with a weapon in some place, in a text about business."""
    return topic.theme in _COSTS and (_grave(draft) or _bombed(draft) or _by_a_state(draft))


def _by_a_state(draft: Draft) -> bool:
    states = any(party.country and party.sector in {"GOV", "MIL"} for party in draft.actors)
    return draft.kind.root == "ASSAULT" and states and at_place(draft)


def _grave(draft: Draft) -> bool:
    if draft.kind.root != "DISASTER":
        return False
    words = [draft.trigger, *doers(draft.trigger), *kids(draft.trigger, "compound"), *draft.echoes]
    return any(lemma(word) in word_list("grave") for word in words)


def _bombed(draft: Draft) -> bool:
    if draft.kind.root != "ASSAULT" or draft.kind.mode not in _ARMS:
        return False
    somewhere = draft.spot or draft.site or any(party.country for party in draft.recipients)
    return bool(somewhere) and violent(draft)
