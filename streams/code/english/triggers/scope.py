"""What a verb or noun stands under: the main clause, another's words, a purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import clause, governors, kids, lemma
from streams.code.english.triggers.modality import granted

if TYPE_CHECKING:
    from streams.code.english.triggers.hit import Hit
    from streams.code.parse import Token

__all__ = ["aside", "in_main_clause", "suppressed"]

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "dobj", "pobj", "dative"})
_HARM = frozenset({"ASSAULT", "ACCIDENT", "DISASTER"})
_DONE = frozenset({"was", "were", "had", "has", "have"})
_SINCE = frozenset({"after", "following", "since", "because", "despite", "when"})
_ORDERED = frozenset({"order", "send", "dispatch", "deploy"})
_MAIN = frozenset({"ROOT", "ccomp", "xcomp", "conj", "parataxis"})


def suppressed(hit: Hit, hits_at: dict[int, Hit]) -> bool:
    """Whether the event is only the content of another's words, or a bare purpose."""
    if _purpose(hit, hits_at):
        return True
    return not _known(hit) and _content(hit, hits_at)


def _known(hit: Hit) -> bool:
    """Whether a deed is taken for granted by its name: "the blaze that gutted it", "Monday's attack"."""
    named = hit.frame.noun and granted(hit.trigger)
    return hit.frame.root in _HARM and (named or any(map(_granted, hit.echoes)))


def _content(hit: Hit, hits_at: dict[int, Hit]) -> bool:
    """Whether it is only what another hit says, asks or refuses."""
    token = hit.trigger
    over = hits_at.get(token.head.i)
    if over and over.frame.root == "REJECT" and token.dep_ == "nsubj" and hit.frame.noun:
        return True  # "talks collapsed" is no talks
    for above in governors(hit.trigger):
        if _apart(token, above) or (hit.frame.root in _HARM and _granted(token)):
            return False
        over = hits_at.get(above.i)
        if over and over.frame.root in word_list("suppress") and token.dep_ in _COMPLEMENTS | {"prep"}:
            return True
        if over and over.frame.root == "MOBILIZE" and token.dep_ == "xcomp" and lemma(above) in _ORDERED:
            return True  # "ordered the army to hunt them down"
        token = above
    return False


def _granted(token: Token) -> bool:
    """Whether what hangs on a token is told as a fact: "after rebels struck", "which killed 37"."""
    past = token.tag_ == "VBD" or any(aux.lower_ in _DONE for aux in kids(token, "aux", "auxpass"))
    if token.dep_ in {"relcl", "advcl"} and past:
        marks = {mark.lower_ for mark in kids(token, "mark", "advmod")}
        return token.dep_ == "relcl" or bool(marks & _SINCE)
    if token.dep_ == "acl" and token.tag_ == "VBN" and kids(token, "agent"):
        return True  # "farmers hit by floods"
    if token.dep_ == "dobj" and token.head.lower_ == "following":
        return True
    if token.dep_ == "prep" and (token.lower_ in _SINCE or token.head.lower_ in {"due", "because"}):
        return True
    return token.lower_ == "of" and lemma(token.head) in word_list("wake")


def _apart(token: Token, above: Token) -> bool:
    """Whether a semicolon stands between a clause and the one that it is parsed into."""
    if token.dep_ not in {"ccomp", "parataxis"}:
        return False
    between = token.doc[min(token.i, above.i) : max(token.i, above.i)]
    return any(mark.text == ";" for mark in between)


def _purpose(hit: Hit, hits_at: dict[int, Hit]) -> bool:
    verb = hit.verb
    to = any(child.lower_ == "to" for child in kids(verb, "aux"))
    if (
        not to
        or verb.dep_ not in {"advcl", "acl"}
        or (verb.head.dep_ == "ROOT" and verb.head.pos_ == "PROPN")
    ):
        return False
    if verb.dep_ == "acl" and lemma(verb.head) in word_list("plans"):
        return False  # "plans to meet" are no purpose
    return verb.head.i in hits_at or hit.frame.root not in word_list("purpose")


def in_main_clause(trigger: Token) -> bool:
    """Whether a token stands in the sentence's main clause, or in what its verb of saying reports."""
    verb = clause(trigger)
    return all(one.dep_ in _MAIN for one in [verb, *governors(verb)])


def aside(hit: Hit) -> bool:
    """Whether an event is told beside the main clause, or in what only says when, where or why.

    What a sentence without a verb at its root says of its noun is its main clause, read amiss: "Students
    protested". So is a deed that is the subject: "Looting took place".
    """
    top = next((one for one in [hit.trigger, *governors(hit.trigger)] if one.dep_ != "conj"), hit.trigger)
    when = hit.frame.noun and hit.light is None and top.dep_ == "pobj"
    return when or not (in_main_clause(hit.trigger) or _is_of_the_root(clause(hit.trigger)))


def _is_of_the_root(verb: Token) -> bool:
    root = verb.head
    return root.dep_ == "ROOT" and (verb.dep_ == "csubj" or (verb.dep_ == "acl" and root.pos_ != "VERB"))
