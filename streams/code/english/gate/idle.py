"""What is told as a thing that nobody does: what did not happen, what may break, what a report supports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.actors.party import POLITICAL
from streams.code.english.data import word_list
from streams.code.english.gate.commerce import of_trade
from streams.code.english.gate.parties import human, sectors
from streams.code.english.gate.rhetoric import spoken_of
from streams.code.english.parser.syntax import governors, kids, lemma

if TYPE_CHECKING:
    from streams.code.english.record.drafts import Draft
    from streams.code.parse import Token

__all__ = ["is_idle"]

_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})  #: of which also a lull is news
_FREE = frozenset({"ACCIDENT", "DISASTER"})  #: nobody plans or denies them
_HARM = frozenset({"ASSAULT", "CRIME", "ACCIDENT", "DISASTER"})
_VOUCH = frozenset({"confirm", "verify", "know"})
_WHOEVER = frozenset({"those", "anyone", "anybody", "everyone", "everybody", "whoever", "all"})
_NEARLY = frozenset({"nearly", "almost"})
_NO = frozenset({"REJECT", "THREATEN"})
_WORDS = frozenset({"AID", "SUPPORT", "CONCEDE", "AGREE", "REJECT", "REQUEST", "ACCUSE", "THREATEN"})


def is_idle(draft: Draft) -> bool:
    """Whether nobody does it, or it did not happen and nobody denies that it did."""
    root, mood = draft.kind.root, draft.mood
    if root in _HARM and (_held(draft.trigger) or _nearly(draft.trigger) or _unsure(draft.trigger)):
        return True
    if root in _HARM and (of_trade(draft) or (root == "ASSAULT" and spoken_of(draft))):
        return True
    if mood.negated and not mood.denied and root not in _FORCE and not _refuses(draft):
        return True
    if root in _FREE and (mood.hypothetical or (mood.future and root == "ACCIDENT")):
        return True
    return root in _WORDS and not draft.actors and _by_a_thing(draft)


def _held(verb: Token) -> bool:
    """Whether it only tells which captives are meant, or who has them: "the hostages held by the rebels"."""
    if lemma(verb) != "hold" or verb.dep_ not in {"acl", "relcl"}:
        return False
    freed = any(lemma(above) in word_list("going_free") for above in governors(verb))
    return freed or (verb.dep_ == "acl" and not any(one.pos_ == "NUM" for one in verb.head.subtree))


def _unsure(verb: Token) -> bool:
    """Whether nobody vouches for it, or it is said of whoever does it: "those who attack us"."""
    above = verb.head
    if verb.dep_ == "ccomp" and lemma(above) in _VOUCH and kids(above, "neg"):
        return True  # "could not confirm that he was killed"
    return verb.dep_ == "relcl" and verb.tag_ in {"VBP", "VBZ"} and verb.head.lower_ in _WHOEVER


def _nearly(verb: Token) -> bool:
    return any(child.lower_ in _NEARLY for child in kids(verb, "advmod"))


def _refuses(draft: Draft) -> bool:
    """Whether the no is the deed: "has no intention", "will not tolerate"; not "does not rule out"."""
    again = draft.kind.root == "REJECT" and bool(kids(draft.trigger, "neg"))
    return draft.kind.root in _NO and not again


def _by_a_thing(draft: Draft) -> bool:
    """Whether a thing speaks or agrees, or nobody gives to nobody: "the research supports the plan"."""
    if draft.kind.root == "AID" and not draft.recipients:
        return True
    doers = kids(draft.trigger, "nsubj") if draft.trigger.pos_ == "VERB" else []
    things = bool(doers) and all(doer.pos_ == "NOUN" and not human(doer) for doer in doers)
    return things and not sectors(draft.recipients) & POLITICAL
