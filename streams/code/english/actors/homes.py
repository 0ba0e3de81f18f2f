"""Whose people those are whom a text leaves without a country: of where it was, or of the other side.

And when a people's name is no government's: of those who are shelled and jailed, and of homes and towns.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streams.code.english.data import listed
from streams.code.english.parser.syntax import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from streams.code.english.actors.party import Party
    from streams.code.english.actors.people import Parties
    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Token

__all__ = ["as_people", "at_home"]

_LOCAL = frozenset({"CVL", "OPP", "REB", "MED", "COP", "JUD", "MIL"})  #: who is somewhere is mostly of there
_RULED = frozenset({"CVL", "OPP", "MED", "JUD"})  #: whom those who rule act upon is mostly ruled by them
_RULERS = frozenset({"COP", "JUD", "GOV"})
_JOINED = 2  #: words between two of a list: a comma, "and"
#: What goes on mostly within one state; in a fight the one country told is often the other side's.
_INNER = frozenset({
    "COERCE", "PROTEST", "CONCEDE", "REJECT", "RETREAT", "SANCTION", "ACCUSE", "REQUEST", "THREATEN",
})  # fmt: skip
_SUFFERED = frozenset({"ASSAULT", "COERCE", "AID", "CRIME", "ACCIDENT", "DISASTER"})


def at_home(draft: Draft) -> Draft:
    """Return a draft whose nameless parties have the country of where it was, where it is plain.

    Else that of the rulers on the other side, else the only one that the sentence names. No sector, and so
    no gate, hangs on it.
    """
    acting, receiving = _ruled_by(draft.actors), _ruled_by([*draft.recipients, *draft.addressed])
    sides = (
        (draft.actors, receiving), (draft.recipients, acting), (draft.addressed, acting),
        (draft.unlisted_actors, receiving), (draft.unlisted_recipients, acting),
    )  # fmt: skip
    if all(party.country for side, _ in sides for party in side):
        return draft
    site, only = draft.place.country if draft.place else None, _only(draft.trigger, draft.parties)
    met = {party.country for party in (*draft.recipients, *draft.addressed) if party.named}
    local = None if only in met else only
    actors, recipients, addressed, unlisted_actors, unlisted_recipients = (
        tuple(_settled(_with(side, party), draft, (site, state, home)) for party in side)
        # who accuses Japan is not of Japan
        for (side, state), home in zip(sides, (local, only, only, local, only), strict=True)
    )
    return replace(
        draft, actors=actors, recipients=recipients, addressed=addressed,
        unlisted_actors=unlisted_actors, unlisted_recipients=unlisted_recipients,
    )  # fmt: skip


def _with(side: Sequence[Party], party: Party) -> Party:
    """Return a party with the country of the one of its kind before it: "Iraqi troops and tanks"."""
    before = [other for other in side if other.sector == party.sector and other.end < party.start]
    near = before[-1] if before and party.start - before[-1].end <= _JOINED else None
    return replace(party, country=near.country) if near and not (party.country or party.named) else party


def _settled(party: Party, draft: Draft, homes: tuple[str | None, ...]) -> Party:
    if party.country or party.named or _strange(party, draft.parties):
        return party
    root, (site, state, only) = draft.kind.root, homes
    arms = party.noun in listed("antecedents", "machines")  # come from anywhere
    fits = (
        (site, party.sector in _LOCAL and not arms),
        (site, party.sector == "GOV" and root in {"ASSAULT", "COERCE"}),
        (state, party.sector in _RULED and root in _INNER | {"ASSAULT"}),
        (only, party.sector in _RULED | _RULERS and root in _INNER),
    )
    home = next((country for country, fit in fits if country and fit), None)
    return replace(party, country=home) if home else party


def _ruled_by(side: Iterable[Party]) -> str | None:
    countries = {party.country for party in side if party.sector in _RULERS and party.country}
    return countries.pop() if len(countries) == 1 else None


def _only(trigger: Token, parties: Parties) -> str | None:
    """Return the one country that the sentence names."""
    names = (parties.name_at(token.i) for token in trigger.sent)
    countries = {name[2].country for name in names if name and name[2].country}
    return countries.pop() if len(countries) == 1 else None


def _strange(party: Party, parties: Parties) -> bool:
    """Whether they are from elsewhere, or of a body of no country: "foreign tourists", "ISIS fighters"."""
    if any(parties.name_at(index) for index in range(party.start, party.end)):
        return True
    words = {lemma(token) for token in parties.doc[party.start : party.end]}
    return not words.isdisjoint(listed("antecedents", "strangers"))


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
