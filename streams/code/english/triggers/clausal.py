"""The verbs of inner clauses: infinitives, that-clauses, duties, and what a speaker says of himself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.phrases import role_nouns
from streams.code.english.parser.syntax import kids, lemma
from streams.code.lexicon import WILL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.parse import Token

__all__ = ["INNER", "inner_verb"]

INNER = frozenset({"xcomp", "ccomp", "acl", "advcl"})
_DUTY = frozenset({"must", "should", "ought"})
_NEED = frozenset({"need", "have"})  #: with an infinitive: "needs to", "has to"
#: Verbs of what is foreseen, beside those of rising and falling.
_LEADS = frozenset({
    "help", "lead", "grow", "benefit", "boost", "improve", "average", "total", "reach", "exceed", "result",
    "enable", "strengthen", "recover", "contribute", "bring", "have", "show", "receive", "get",
})  # fmt: skip
_ONE = frozenset({"NN", "NNP"})
_MANY = frozenset({"NNS", "NNPS"})


def inner_verb(holders: Sequence[Token], word: str) -> Token | None:
    """Return the verb of the first clause of a kind under one of the holders, or None."""
    inner = ((holder, verb) for holder in holders for verb in kids(holder, *INNER))
    return next((verb for holder, verb in inner if _is_kind(holder, verb, word)), None)


def _is_kind(holder: Token, verb: Token, word: str) -> bool:
    marks = {child.lower_ for child in kids(verb, "aux", "mark")}
    if word == "must":
        return (
            (bool(marks & _DUTY) and not (_inverted(verb) or _foreseen(verb)))
            or _needs(verb)
            or (verb.i > holder.i and _wished(verb))
        )
    if word in {"will", "shall", "shant"}:
        return bool(marks & WILL) and (word == "will" or _own(holder, verb, no=word == "shant"))
    return word in marks or (word == "that" and verb.dep_ == "ccomp" and "to" not in marks)


def _inverted(verb: Token) -> bool:
    """Whether "should" stands before who should: "should the talks fail" is no duty."""
    duties = [aux for aux in kids(verb, "aux") if aux.lower_ in _DUTY]
    return any(aux.i < doer.i for aux in duties for doer in kids(verb, "nsubj", "nsubjpass"))


def _foreseen(verb: Token) -> bool:
    """Whether it is what a thing is expected to do: "output should rise", "the deal should help"."""
    should = any(aux.lower_ == "should" for aux in kids(verb, "aux"))
    doers = kids(verb, "nsubj")
    things = bool(doers) and all(one.pos_ == "NOUN" and lemma(one) not in role_nouns() for one in doers)
    return should and things and lemma(verb) in word_list("trend") | _LEADS


def _own(holder: Token, verb: Token, *, no: bool) -> bool:
    """Whether who says it is who would do it, or would not: "Finland said it would"."""
    speakers, doers = kids(holder, "nsubj"), kids(verb, "nsubj")
    same = any(
        _stands_for(token, speakers) or token.lower_ in {s.lower_ for s in speakers} for token in doers
    )
    same = same or any(_possessed(token) for token in speakers)
    return same and lemma(verb) != "be" and bool(kids(verb, "neg")) is no


def _stands_for(token: Token, speakers: Sequence[Token]) -> bool:
    """Whether a pronoun can be the speaker's: "which" is not, nor is "it" for several."""
    several = any(speaker.tag_ in _MANY for speaker in speakers)
    return token.tag_ == "PRP" and token.lower_ != "you" and not (several and token.lower_ == "it")


def _possessed(noun: Token) -> bool:
    """Whether one speaks for the other: "its commander said"."""
    return any(child.tag_ == "PRP$" for child in kids(noun, "poss"))


def _wished(verb: Token) -> bool:
    """Whether it is a wish, a plain form where "hands" is due: "insists that Finland hand over the men"."""
    if verb.dep_ != "ccomp" or verb.tag_[:1] != "V" or kids(verb, "aux"):
        return False
    first = next(iter(kids(verb, "auxpass")), verb)
    one = [token for token in kids(verb, "nsubj", "nsubjpass") if token.tag_ in _ONE]
    return first.lower_ == first.lemma_ and any(not kids(token, "conj") for token in one)


def _needs(verb: Token) -> bool:
    """Whether it is "needs to" or "has to", of somebody else than who says it."""
    if lemma(verb) not in _NEED:
        return False
    yet = any(child.lower_ == "yet" for child in kids(verb, "advmod"))  # "has yet to reply"
    return not yet and any(aux.lower_ == "to" for one in kids(verb, "xcomp") for aux in kids(one, "aux"))
