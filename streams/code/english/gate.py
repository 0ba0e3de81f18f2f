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

_TOPICS = ("sport", "show", "business", "tech")
_TOPIC_WORDS = 3  #: so many different words of a topic, and more than of politics, make an article its own
_ANYBODY = frozenset({"DISASTER", "ACCIDENT", "CRIME"})
#: Modes that no figure of speech takes; "hit", "fought" and "attacked" are said of taxes and of ministers.
_BLOODY = frozenset(
    {"abduct", "torture", "sexual", "targeted", "explosives", "suicide-attack", "aerial", "drone"}
    | {"heavy-weapons", "firearms", "crowd-control", "unconventional"}
)
_ARMED = frozenset({"MIL", "REB", "COP"})
_CROWDS = frozenset({"CVL", "MED"})
_BODILY = frozenset({"ASSAULT", "COERCE"})


def off_topic(tokens: Iterable[Token]) -> bool:
    """Whether an article is about sports, shows, business or technology."""
    words = {lemma(token) for token in tokens}
    politics = len(words & word_list("politics"))
    return any(len(words & word_list(t)) >= max(_TOPIC_WORDS, politics + 1) for t in _TOPICS)


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
    if root == "ASSAULT":
        return harmed or _violent(draft)
    return _involved(draft) if root == "COERCE" else _political(draft)


def _sectors(parties: Iterable[Party]) -> set[str | None]:
    return {party.sector for party in parties}


def _violent(draft: Draft) -> bool:
    """Whether a weapon, an armed side, a target or two known sides speak for real violence."""
    sides = _sectors(draft.actors), _sectors(draft.recipients)
    words = {lemma(token) for token in draft.trigger.sent if token != draft.trigger}
    armed = bool((sides[0] | sides[1]) & _ARMED) or bool(
        words & (word_list("violent") | word_list("stormed"))
    )
    if armed or draft.kind.mode in _BLOODY:
        return True
    placed = draft.trigger.pos_ == "NOUN" and (draft.spot is not None or len(draft.actors) > 1)
    return placed or all(side - {None, "BUS"} for side in sides)


def _involved(draft: Draft) -> bool:
    everybody = _sectors([*draft.actors, *draft.recipients])
    return bool(everybody & (POLITICAL | _CROWDS))


def _political(draft: Draft) -> bool:
    """Whether a party to politics acts, or one whose sector is unknown acts upon such a party."""
    acting = _sectors(draft.actors)
    if acting & (POLITICAL | _CROWDS):
        return True
    return bool(_sectors(draft.recipients) & POLITICAL) or (draft.beside and acting == {None})
