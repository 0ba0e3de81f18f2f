"""Which drafts are news of politics, violence or disaster, and which only borrow the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.people import POLITICAL
from streams.code.english.syntax import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from streams.code.english.drafts import Draft
    from streams.code.english.people import Party

__all__ = ["is_event", "off_topic"]

_TOPIC_WORDS = 3  #: so many different words of a topic, and more than of politics, make an article its own
_ANYBODY = frozenset({"DISASTER", "ACCIDENT", "CRIME"})
_ARMED = frozenset(
    {"explosives", "suicide-attack", "aerial", "drone", "heavy-weapons"}
)  #: speak for themselves
_CROWDS = frozenset({"CVL", "MED"})
_BODILY = frozenset({"ASSAULT", "COERCE"})


def off_topic(tokens: Iterable[Token]) -> bool:
    """Whether an article is about sports, shows or business."""
    words = {lemma(token) for token in tokens}
    politics = len(words & word_list("politics"))
    return any(
        len(words & word_list(t)) >= max(_TOPIC_WORDS, politics + 1) for t in ("sport", "show", "business")
    )


def is_event(draft: Draft, off: bool) -> bool:
    """Whether a draft has the parties that its root asks for."""
    root = draft.kind.root
    harmed = draft.size.dead is not None or draft.size.injured is not None
    if off:
        return root in _BODILY | _ANYBODY and harmed
    if root in _ANYBODY:
        return True
    if root == "PROTEST":
        return _sectors(draft.actors) != {"BUS"}
    if root in _BODILY:
        return harmed or draft.kind.mode in _ARMED or _involved(draft)
    return _political(draft)


def _sectors(parties: Iterable[Party]) -> set[str | None]:
    return {party.sector for party in parties}


def _involved(draft: Draft) -> bool:
    everybody = _sectors([*draft.actors, *draft.recipients])
    return bool(everybody & (POLITICAL | _CROWDS)) or draft.spot is not None


def _political(draft: Draft) -> bool:
    """Whether a party to politics acts, or one whose sector is unknown acts upon such a party."""
    acting = _sectors(draft.actors)
    if acting & (POLITICAL | _CROWDS):
        return True
    return bool(_sectors(draft.recipients) & POLITICAL) or (draft.beside and acting == {None})
