"""What is news of politics or violence in a text that is about something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.gate.costs import costly
from streams.code.english.gate.parties import ANYBODY, ARMED, CROWDS, firm, sectors, stand_apart
from streams.code.english.gate.topics import Distance
from streams.code.english.gate.violence import harmed, violent
from streams.code.english.parser.syntax import lemma
from streams.code.english.triggers.harm import deliberate
from streams.code.english.triggers.scope import in_main_clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.actors.party import Party
    from streams.code.english.gate.topics import Topic
    from streams.code.english.record.drafts import Draft

__all__ = ["weighty"]

_STAGED = frozenset({"sport", "show", "business", "tech"})  #: themes that borrow words of disaster
_FORCE = frozenset({"SANCTION", "COERCE", "THREATEN", "MOBILIZE"})
_BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST"})
#: Themes of which governments have much to say, and what they say or decide of them.
_AFFAIRS = frozenset({"business", "tech", "nature", "life"})
_WORDS = frozenset({
    "REQUEST", "REJECT", "ACCUSE", "THREATEN", "AGREE", "CONSULT", "SUPPORT", "AID", "CONCEDE", "SANCTION",
})  # fmt: skip
_TO_SOMEBODY = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"})
_AT_SOMEBODY = frozenset({"ACCUSE", "THREATEN"})
_OFFICE = frozenset({"GOV", "IGO", "OPP"})


def weighty(draft: Draft, topic: Topic) -> bool:
    """Whether it would be news of its own in a text about something else."""
    if draft.kind.root in ANYBODY:
        placed = draft.spot is not None
        return topic.theme not in _STAGED or harmed(draft) or placed or costly(draft, topic)
    if draft.kind.root in _BODILY and (
        _harmed(draft, topic) or _partisan(draft, topic) or _noted(draft, topic)
    ):
        return True
    hacked = draft.kind.mode == "cyber" and any(firm(party, topic) for party in draft.recipients)
    if hacked or costly(draft, topic):
        return True
    real = draft.kind.root != "ASSAULT" or violent(draft)
    return real and (_affair(draft, topic) or _power(draft, topic) or _stated(draft, topic))


def _harmed(draft: Draft, topic: Topic) -> bool:
    """Whether people came to harm in truth: games have their injured, and stories their dead."""
    forceful = harmed(draft) and (draft.kind.mode is not None or deliberate(draft.trigger))
    if topic.theme == "sport":
        return forceful or draft.size.dead is not None
    return forceful and draft.spot is not None if topic.theme == "show" else harmed(draft)


def _partisan(draft: Draft, topic: Topic) -> bool:
    """Whether rebels or protesters are in it, in a text that has politics in it too."""
    partisans = word_list("partisan")
    parties = [*draft.actors, *draft.recipients]
    partisan = any(party.sector == "REB" or party.noun in partisans for party in parties)
    return partisan and topic.distance < Distance.FAR


def _noted(draft: Draft, topic: Topic) -> bool:
    """Whether a note of a few sentences tells of a protest, or of armed men against others in a place."""
    if not topic.excerpt:
        return False
    known = sectors([*draft.actors, *draft.recipients]) - {None, "BUS"}
    placed = draft.spot is not None
    if draft.kind.root == "PROTEST":
        return placed or bool(known)
    return bool(known & ARMED) and (placed or bool(known & CROWDS)) and violent(draft)


def _power(draft: Draft, topic: Topic) -> bool:
    """Whether a state uses force or threatens it, in a text that has politics in it too."""
    acts = draft.kind.root in _FORCE and topic.distance < Distance.FAR
    return acts and any(firm(party, topic) for party in draft.actors)


def _affair(draft: Draft, topic: Topic) -> bool:
    """Whether two states, or a state and an organisation of states, deal with one another."""
    acting = [party for party in draft.actors if firm(party, topic)]
    other = [party for party in draft.recipients if firm(party, topic)]
    return bool(acting) and stand_apart([*acting, *other])


def _stated(draft: Draft, topic: Topic) -> bool:
    """Whether a sentence or two on trade or money tell what a government, a party or OPEC says or decides."""
    if not topic.excerpt or topic.theme not in _AFFAIRS or draft.kind.root not in _WORDS:
        return False
    if draft.mood.hypothetical or not in_main_clause(draft.trigger):
        return False
    to_firms = any(party.sector == "BUS" for party in draft.recipients)
    near = topic.distance < Distance.FAR or (draft.kind.root in _TO_SOMEBODY and not to_firms)
    charged = draft.kind.root in _AT_SOMEBODY and not draft.actors
    return (near and any(_of_office(party, draft) for party in draft.actors)) or (
        charged and any(firm(party, topic) for party in draft.recipients)
    )


def _of_office(party: Party, draft: Draft) -> bool:
    """Whether a party holds an office; a central bank, which deals with banks, only speaks to the others."""
    if party.sector not in _OFFICE:
        return False
    words = {lemma(token) for token in draft.trigger.doc[party.start : party.end]}
    return party.sector == "IGO" or "bank" not in words or _meets_office(draft.recipients)


def _meets_office(recipients: Sequence[Party]) -> bool:
    return any(party.sector in _OFFICE for party in recipients)
