"""Which drafts are news of politics, violence or disaster, and which only borrow the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.gate.parties import firm, named, sectors, stand_apart
from streams.code.english.gate.topics import Distance
from streams.code.english.gate.violence import figurative, harmed, violent
from streams.code.english.people import POLITICAL
from streams.code.english.scope import in_main_clause

if TYPE_CHECKING:
    from streams.code.english.drafts import Draft
    from streams.code.english.gate.topics import Topic

__all__ = ["is_event"]

_ANYBODY = frozenset({"DISASTER", "ACCIDENT", "CRIME"})
_ARMED = frozenset({"MIL", "REB", "COP"})
_CROWDS = frozenset({"CVL", "MED"})
_STAGED = frozenset({"sport", "show", "business", "tech"})  #: themes that borrow words of disaster
_BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def is_event(draft: Draft, topic: Topic) -> bool:
    """Whether a draft has the parties that its root asks for, in a text about its topic."""
    if topic.distance >= Distance.SOME:
        return _weighty(draft, topic)
    if draft.kind.root in _ANYBODY or (topic.excerpt and _told_of(draft)):
        return True
    if draft.kind.root == "PROTEST":
        return sectors(draft.actors) != {"BUS"}
    if draft.kind.root == "ASSAULT":
        noted = topic.excerpt and draft.spot is not None
        return harmed(draft) or ((noted or violent(draft)) and not _figure(draft))
    if draft.kind.root == "COERCE":
        return not _figure(draft) and bool(
            sectors([*draft.actors, *draft.recipients]) & (POLITICAL | _CROWDS)
        )
    return _political(draft) or (topic.distance is Distance.NONE and _of_note(draft))


def _figure(draft: Draft) -> bool:
    """Whether violence or seizure is a figure of speech."""
    forceful = draft.kind.root == "ASSAULT" or draft.kind.mode == "seize"
    return forceful and figurative(draft.trigger)


def _weighty(draft: Draft, topic: Topic) -> bool:
    """Whether it would be news of its own in a text about something else."""
    if draft.kind.root in _ANYBODY:
        return topic.theme not in _STAGED or harmed(draft) or draft.spot is not None
    if draft.kind.root in _BODILY and (harmed(draft) or _partisan(draft, topic) or _noted(draft, topic)):
        return True
    hacked = draft.kind.mode == "cyber" and any(firm(party, topic) for party in draft.recipients)
    return hacked or _affair(draft, topic)


def _partisan(draft: Draft, topic: Topic) -> bool:
    """Whether rebels or protesters are in it, in a text that has politics in it too."""
    partisans = word_list("partisan")
    parties = [*draft.actors, *draft.recipients]
    found = any(party.sector == "REB" or party.noun in partisans for party in parties)
    return found and topic.distance < Distance.FAR


def _noted(draft: Draft, topic: Topic) -> bool:
    """Whether a note of a few sentences tells of a protest, or of armed men against others in a place."""
    if not topic.excerpt:
        return False
    known = sectors([*draft.actors, *draft.recipients]) - {None, "BUS"}
    placed = draft.spot is not None
    if draft.kind.root == "PROTEST":
        return placed or bool(known)
    return bool(known & _ARMED) and (placed or bool(known & _CROWDS)) and violent(draft)


def _affair(draft: Draft, topic: Topic) -> bool:
    """Whether two states, or a state and an organisation of states, deal with one another."""
    acting = [party for party in draft.actors if firm(party, topic)]
    other = [party for party in draft.recipients if firm(party, topic)]
    return bool(acting) and stand_apart([*acting, *other])


def _political(draft: Draft) -> bool:
    """Whether a party to politics acts, or is acted upon, or stands beside what somebody unknown does."""
    acting = sectors(draft.actors)
    if acting & (POLITICAL | _CROWDS) or sectors(draft.recipients) & POLITICAL:
        return True
    if not acting and draft.kind.mode == "ceasefire":
        return True  # "the truce took effect": whose it is may stand elsewhere
    return draft.beside and (acting == {None} or (not acting and in_main_clause(draft.trigger)))


def _told_of(draft: Draft) -> bool:
    """Whether the sentence has anybody but companies in it; violence has to show more."""
    known = sectors([*draft.actors, *draft.recipients]) - {None, "BUS"}
    return draft.kind.root != "ASSAULT" and (draft.beside or bool(known)) and not _figure(draft)


def _of_note(draft: Draft) -> bool:
    """Whether somebody acts who has a name: in a text about politics that is who they are."""
    return any(named(party, draft.trigger.doc) for party in draft.actors)
