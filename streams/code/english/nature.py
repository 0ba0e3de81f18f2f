"""What an event is in truth: nature, mishap, crime or politics; a refusal, a commitment or the deed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.people import POLITICAL
from streams.code.english.syntax import kids, lemma, prepositional

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.hits import Hit
    from streams.code.english.modality import Mood
    from streams.code.english.people import Party

__all__ = ["Kind", "commitment", "kind_of", "refusal"]

_COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_REFUSED = {
    "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONCEDE": "yield",
    "RETREAT": "yield",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A root and its mode."""

    root: str
    mode: str | None


def kind_of(hit: Hit, actors: Sequence[Party], recipients: Sequence[Party]) -> Kind:
    """Return the root and mode of a hit, seen with what caused it and with who was in it."""
    kind = Kind(hit.frame.root, hit.frame.mode)
    if kind.root in {"ASSAULT", "ACCIDENT"}:
        return _harm(hit, kind, actors, recipients)
    if kind == Kind("COERCE", "arrest") and _common(actors, recipients):
        return Kind("CRIME", "arrest")
    return kind


def _harm(hit: Hit, kind: Kind, actors: Sequence[Party], recipients: Sequence[Party]) -> Kind:
    cause = _causes(hit)
    if cause & word_list("hazard"):
        return Kind("DISASTER", None)
    words = {lemma(token) for token in hit.trigger.sent}
    violent = bool(words & word_list("violent")) or any(party.political for party in actors)
    if cause & word_list("mishap") and not violent:
        return Kind("ACCIDENT", None)
    if kind.root == "ACCIDENT":
        return Kind("ASSAULT", "explosives") if _blast(hit) and violent else kind
    if not violent and actors and all(party.noun in word_list("private") for party in actors):
        return Kind("CRIME", None)
    return kind


def _blast(hit: Hit) -> bool:
    return lemma(hit.trigger) in {"explosion", "blast", "explode"}


def _causes(hit: Hit) -> set[str]:
    """Return the nouns that do the harm: subject, agent, "in a crash", what "causing" hangs on."""
    verb = hit.trigger
    named = [
        *kids(verb, "nsubj", "compound"),
        *prepositional(verb, "by", "in", "from", "after", "when", "during"),
    ]
    if verb.dep_ in {"acl", "advcl", "relcl", "conj"}:
        named += [verb.head, *kids(verb.head, "nsubj")]
    return {lemma(token) for noun in named for token in (noun, *kids(noun, "compound"))}


def _common(actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether an arrest is police work: nobody in it is arrested for politics."""
    political = word_list("political_people")
    taken = [party for party in recipients if party.noun in political or party.sector in POLITICAL | {"MED"}]
    foreign = any(party.country for party in recipients)
    army = any(party.sector in {"MIL", "REB"} for party in actors)
    return not (taken or foreign or army)


def refusal(kind: Kind, mood: Mood) -> Kind | None:
    """Return the REJECT that a negated cooperation is, if it is one: "will not sign", "cannot accept"."""
    if mood.negated and mood.able and kind.root in _COOPERATIVE:
        return Kind("REJECT", _REFUSED.get(kind.root))
    return None


def commitment(kind: Kind, mood: Mood, own_word: bool) -> Kind | None:
    """Return the AGREE that a cooperation is when it is to come, in the word of who would do it."""
    if mood.future and own_word and not mood.negated and kind.root in _COOPERATIVE:
        return Kind("AGREE", None)
    return None
