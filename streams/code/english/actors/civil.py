"""When a people's name is no government's: of those who are shelled and jailed, and of homes and towns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streams.code.english.data import listed
from streams.code.english.parser.syntax import lemma

if TYPE_CHECKING:
    from streams.code.english.actors.party import Party
    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Token

__all__ = ["as_people"]

_SUFFERED = frozenset({"ASSAULT", "COERCE", "AID", "CRIME", "ACCIDENT", "DISASTER"})


def as_people(draft: Draft) -> Draft:
    """Return a draft in which "Palestinians" who are arrested or march, and "Iraqi towns", are civilians."""
    doc, root = draft.trigger.doc, draft.kind.root
    hurt, out = root in _SUFFERED, root == "PROTEST"
    return replace(
        draft,
        actors=tuple(_person(party, doc[party.head], plain=out) for party in draft.actors),
        recipients=tuple(_person(party, doc[party.head], plain=hurt) for party in draft.recipients),
        addressed=tuple(_person(party, doc[party.head], plain=hurt) for party in draft.addressed),
    )


def _person(party: Party, head: Token, *, plain: bool) -> Party:
    people = plain and head.tag_ == "NNPS" and head.text.endswith("s")
    near = head.dep_ in {"amod", "compound", "nmod"}
    homes = near and lemma(head.head) in listed("antecedents", "homes")
    nation = party.sector == "GOV" and party.named and party.end - party.start == 1
    return replace(party, sector="CVL") if nation and (people or homes) else party
