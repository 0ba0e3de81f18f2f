"""What is read of an event alone, and not of each draft: its day, who says so, what it is told with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streams.code.english.actors.addressed import addressed
from streams.code.english.actors.roles import is_nobodys_machine
from streams.code.english.actors.unlisted import (
    MISHAPS,
    acted_upon,
    falls_on_a_pronoun,
    unlisted_actors,
    unlisted_recipients,
)
from streams.code.english.data import listed, load, word_list
from streams.code.english.dates.resolve import When, when
from streams.code.english.gate.history import is_history, leads
from streams.code.english.parser.syntax import lemma
from streams.code.english.triggers.modality import speaker

if TYPE_CHECKING:
    import datetime as dt

    from streams.code.english.actors.party import Party
    from streams.code.english.record.drafts import Draft
    from streams.code.english.triggers.hit import Hit
    from streams.code.parse import Token

__all__ = ["in_full"]


def in_full(draft: Draft, published: dt.datetime | None) -> Draft:
    """Return a draft with all that its sentence tells; what is pledged for May is dated ahead."""
    hit, parties = draft.hit, draft.parties
    day = _day(hit, draft.ahead, published)
    own, (further, unlisted) = _actors(draft), _recipients(draft)
    return replace(
        draft,
        actors=own,
        addressed=tuple(further),
        unlisted_actors=() if own else tuple(unlisted_actors(draft)),
        unlisted_recipients=tuple(unlisted),
        claimed_by=_claimed(draft),
        place=draft.site,
        when=day,
        historical=is_history(hit.trigger, day, published, lead=leads(hit.trigger, parties)),
        context=_contexts(hit.trigger),
    )


def _recipients(draft: Draft) -> tuple[list[Party], list[Party]]:
    """Return recipients farther off, and those whom no list knows: a named victim goes before a place."""
    if not draft.recipients and (victims := acted_upon(draft)):
        return [], victims
    if falls_on_a_pronoun(draft):
        return [], []
    further = addressed(draft.hit, draft.kind.root, draft.actors, draft.recipients, draft.parties)
    return further, [] if draft.recipients or further else unlisted_recipients(draft)


def _actors(draft: Draft) -> tuple[Party, ...]:
    """Return who acts: nobody in a mishap, and no machine of nobody's."""
    if draft.kind.root in MISHAPS:
        return ()
    return tuple(party for party in draft.actors if not is_nobodys_machine(party))


def _day(hit: Hit, future: bool, published: dt.datetime | None) -> When:
    """Return the day that one of its words has, the trigger first: "killed when rebels struck on Monday"."""
    days = [when(token, future, published) for token in (hit.trigger, *hit.echoes)]
    return next((day for day in days if day.precision != "assumed"), days[0])


def _claimed(draft: Draft) -> str | None:
    who = speaker(draft.hit.verb, draft.parties)
    if who is None or draft.trigger.i == who[0].i:
        return None
    denial = lemma(who[0]) in word_list("deny")
    names = [party.name for party in who[1] if denial or party not in draft.actors]
    return names[0] if names else None


def _contexts(trigger: Token) -> tuple[str, ...]:
    words = {lemma(token) for token in trigger.sent}
    return tuple(name for name in load("contexts") if words & listed("contexts", name))
