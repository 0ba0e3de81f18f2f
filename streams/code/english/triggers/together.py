"""What states do together, or for one another: the codebook's cooperation and aid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.actors.roles import parties_of, subjects
from streams.code.english.data import word_list
from streams.code.english.parser.syntax import kids, lemma, objects, words_of
from streams.code.english.triggers.kinds import Kind
from streams.code.lexicon import Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.actors.party import Party
    from streams.code.english.actors.people import Parties
    from streams.code.english.triggers.hit import Hit
    from streams.code.parse import Token

__all__ = ["TOGETHER", "mutual_kind", "together"]

#: For a verb that no frame knows.
TOGETHER = Frame("COOPERATE", None, noun=False, pattern="*", parts=(), example="")
_COMMON = frozenset({"MOBILIZE", "ASSAULT", "COERCE", "AID"})  #: deeds that may be done jointly
_TWO = 2  #: states that make a deed a common one


def together(verb: Token, parties: Parties) -> bool:
    """Whether two states are the subject of a verb, and a word of its clause joins them."""
    return _joint(verb) and _states(parties_of(subjects(verb), parties)) >= _TWO


def _joint(verb: Token) -> bool:
    """Whether a clause speaks of joint work: "jointly", "a combined sweep", "side by side"."""
    if words_of(verb.sent).isdisjoint(word_list("joint")):
        return False
    near = [*verb.children, *(inner for noun in kids(verb, "dobj", "prep") for inner in noun.children)]
    near += [inner for prep in kids(verb, "prep") for noun in kids(prep, "pobj") for inner in noun.children]
    return any(token.lower_ in word_list("joint") or lemma(token) in word_list("joint") for token in near)


def _states(parties: Sequence[Party]) -> int:
    """Return how many states are among the parties."""
    return len({party.country for party in parties if party.country})


def mutual_kind(hit: Hit, kind: Kind, actors: Sequence[Party], recipients: Sequence[Party]) -> Kind:
    """Return COOPERATE for what two states do in common, AID for forces that free or train others."""
    if _shared(hit, kind, actors, recipients):
        return Kind("COOPERATE", None)
    if kind == Kind("CONSULT", "visit") and _marching(actors):
        return Kind("MOBILIZE", "troops")
    moved = kind.root == "MOBILIZE" and (_instructs(hit, actors, recipients) or _keeps_peace(hit))
    return Kind("AID", None) if moved or _rescue(hit, kind, actors) else kind


def _shared(hit: Hit, kind: Kind, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether two states act together upon no third: they exercise, patrol, open their border."""
    if _states(actors) < _TWO or any(party.country for party in recipients):
        return False
    words = {lemma(token) for token in (hit.trigger, *hit.filled)}
    armed = kind.root == "MOBILIZE" and bool(words & word_list("exercise"))
    opened = kind == Kind("RETREAT", "access") and lemma(hit.trigger) in {"open", "reopen"}
    common = kind.root in _COMMON or kind == Kind("RETREAT", "disarm")
    return armed or opened or (common and _joint(hit.verb))


def _marching(actors: Sequence[Party]) -> bool:
    """Whether those who arrive or leave are troops: no visit."""
    return bool(actors) and all(party.noun in word_list("troops") for party in actors)


def _rescue(hit: Hit, kind: Kind, actors: Sequence[Party]) -> bool:
    """Whether those who free captives are forces: who took them was another."""
    saved = lemma(hit.trigger) in {"free", "liberate"} and kind == Kind("RETREAT", "release")
    return saved and bool(actors) and all(party.sector in {"MIL", "COP"} for party in actors)


def _keeps_peace(hit: Hit) -> bool:
    """Whether troops are sent to keep the peace: "sent soldiers to join a peacekeeping force"."""
    sent = lemma(hit.trigger) in {"send", "dispatch", "deploy", "contribute", "deployment", "arrive", "land"}
    clause = {token.lower_ for token in hit.trigger.subtree} if sent else set()
    return bool(clause & word_list("peacekeeping"))


def _instructs(hit: Hit, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether it is another state's forces that are trained: help, not a show of one's own."""
    own, other = ({party.country for party in side if party.country} for side in (actors, recipients))
    taught = lemma(hit.trigger) in {"train", "arm", "equip"} and bool(objects(hit.trigger))
    return taught and bool(own) and bool(other - own)
