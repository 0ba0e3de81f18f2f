"""Which drafts are news of politics, violence or disaster, and which only borrow the words."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from streams.code.english.actors.party import POLITICAL
from streams.code.english.data import word_list
from streams.code.english.gate.elsewhere import weighty
from streams.code.english.gate.formulas import is_formula
from streams.code.english.gate.idle import is_idle
from streams.code.english.gate.mishaps import no_mishap
from streams.code.english.gate.parties import ANYBODY, CROWDS, named, sectors
from streams.code.english.gate.topics import Distance
from streams.code.english.gate.violence import figurative, harmed, violent
from streams.code.english.parser.syntax import lemma
from streams.code.english.triggers.kinds import Kind
from streams.code.english.triggers.scope import in_main_clause

if TYPE_CHECKING:
    from streams.code.english.gate.topics import Topic
    from streams.code.english.record.drafts import Draft

__all__ = ["Verdict", "is_event", "verdict_of"]

_TRIP = Kind("CONSULT", "visit")
_OFFICE = POLITICAL - {"REB", "COP"}
_HARM = frozenset({"ASSAULT", "CRIME"})
_BROKEN = Kind("REJECT", "yield")  #: a truce that did not hold


class Verdict(Enum):
    """What the gate says of a draft."""

    REFUSED = "its words alone say that it is no event"
    ELSEWHERE = "it has not the weight for news of politics in a text about games, shows or markets"
    UNFIT = "it has not the parties that its root asks for"
    PASSES = "it has what its root asks for, in a text about its topic"


def is_event(draft: Draft, topic: Topic) -> bool:
    """Whether the gate lets a draft pass."""
    return verdict_of(draft, topic) is Verdict.PASSES


def verdict_of(draft: Draft, topic: Topic) -> Verdict:
    """Return the first that holds."""
    if _refused(draft):
        return Verdict.REFUSED
    if topic.distance >= Distance.SOME:
        return Verdict.PASSES if weighty(draft, topic) else Verdict.ELSEWHERE
    return Verdict.PASSES if _of_topic(draft, topic) else Verdict.UNFIT


def _refused(draft: Draft) -> bool:
    """Whether its words alone say that it is no event.

    Of such drafts in labelled articles readers kept 16 in 100, and of all others 38.
    """
    if is_formula(draft) or is_idle(draft) or (draft.kind.root in _HARM and _figure(draft)):
        return True
    return draft.kind.root in {"ACCIDENT", "DISASTER"} and no_mishap(draft)


def _of_topic(draft: Draft, topic: Topic) -> bool:
    """Whether it is news in a text that may be about politics."""
    if draft.kind.root in ANYBODY or (topic.excerpt and _of_somebody(draft)) or _freed(draft):
        return True
    if draft.kind.root == "PROTEST":
        return sectors(draft.actors) != {"BUS"}
    if draft.kind.root == "ASSAULT":
        noted = topic.excerpt and draft.spot is not None
        return harmed(draft) or ((noted or violent(draft)) and not _figure(draft))
    if draft.kind.root == "COERCE":
        return not _figure(draft) and bool(sectors([*draft.actors, *draft.recipients]) & (POLITICAL | CROWDS))
    return _political(draft) or (topic.distance is Distance.NONE and _of_note(draft))


def _freed(draft: Draft) -> bool:
    """Whether a captive of anybody is let go."""
    words = {lemma(token) for token in draft.trigger.sent}
    return draft.kind.mode == "release" and bool(words & word_list("captivity"))


def _figure(draft: Draft) -> bool:
    """Whether violence or seizure is a figure of speech."""
    if draft.kind.root == "ASSAULT" and harmed(draft):
        return False
    forceful = draft.kind.root in _HARM or draft.kind.mode == "seize"
    return forceful and figurative(draft.trigger)


def _political(draft: Draft) -> bool:
    """Whether a party to politics acts, or is acted upon, or stands beside what somebody unknown does."""
    acting = sectors(draft.actors)
    if (draft.kind == _TRIP and not _official(draft)) or _moves_alone(draft):
        return False
    if acting & POLITICAL or sectors(draft.recipients) & POLITICAL:
        return True
    if acting & CROWDS and draft.kind.mode != "visit":
        return draft.beside  # what people say to each other is no politics
    if not acting and (draft.kind.mode == "ceasefire" or draft.kind == _BROKEN):
        return True  # "the truce took effect", "it collapsed": whose it is may stand elsewhere
    return draft.beside and (acting == {None} or (not acting and in_main_clause(draft.trigger)))


def _moves_alone(draft: Draft) -> bool:
    """Whether people cross a border that are no force, or one man flees: neither moves troops or exiles."""
    acting = sectors(draft.actors)
    if draft.kind.root == "MOBILIZE":
        return bool(acting) and acting <= CROWDS | {"BUS"}
    return lemma(draft.trigger) == "flee" and bool(acting) and "CVL" not in acting


def _official(draft: Draft) -> bool:
    """Whether a traveller is on business of state: an office, a name; not a hostage, a fan, a fighter."""
    doc = draft.trigger.doc
    if not draft.actors:
        return draft.trigger.pos_ in {"NOUN", "PROPN"}
    return any(p.sector in _OFFICE or (p.sector is None and named(p, doc)) for p in draft.actors)


def _of_somebody(draft: Draft) -> bool:
    """Whether the sentence has anybody but companies in it; violence has to show more."""
    if draft.kind.root == "ASSAULT" or _figure(draft):
        return False
    acting = sectors(draft.actors)
    return draft.beside or None in acting or bool((acting | sectors(draft.recipients)) - {None, "BUS"})


def _of_note(draft: Draft) -> bool:
    """Whether somebody acts who has a name: in a text about politics that is who they are."""
    return any(named(party, draft.trigger.doc) for party in draft.actors)
