"""Violence that nobody says was done: what is asked about, feared, to come first, or there is none of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import clause, governors, kids, lemma
from streams.code.english.triggers.modality import granted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streams.code.parse import Token

__all__ = ["unreal"]

_PRESENT = frozenset({"VBP", "VBZ"})
_YET = frozenset({"before", "until", "till", "unless", "once", "whenever", "lest"})
_MODALS = frozenset({"would", "could", "may", "might", "can", "must", "should", "will", "'d", "’d"})
_BY = frozenset({"by", "in", None})  #: before a participle: how, and so as real as the rest
_NOT = frozenset({"without", "like", "than"})  #: "is like killing the messenger"
_FACTIVE_MARKS = frozenset({"after", "since", "for", "despite", "because", "although", "though", "following"})
_LOOSE = frozenset({"advcl", "dep", "conj", "pcomp"})
_FIRST = frozenset({"first", "second", "third", "last", "latest", "only", "next", "fourth", "fifth"})
_IN = frozenset({"in", "to", "of"})
_ASKS = 2  #: the last tokens of a sentence, the mark and what closes a quotation


def unreal(word: Token) -> bool:
    """Whether a word of violence is asked about, feared or aimed at, or says how something may be done."""
    verb = clause(word)
    if word.pos_ in {"NOUN", "PROPN"}:
        if granted(word):
            return False
        if _without(word) or _eased(word) or _possible(word) or _any(word):
            return True
    return _asked(verb) or any(_ahead(one) or _maybe(one) or _aim(one) for one in _within(verb))


def _within(verb: Token) -> Iterator[Token]:
    """Yield a verb and those above it, up to where what is told is told as a fact."""
    for one in [verb, *governors(verb)]:
        if one.pos_ in {"VERB", "AUX"}:
            yield one
        if _factive(one):
            return


def _factive(verb: Token) -> bool:
    """Whether a clause takes for granted what is in it: "after rebels struck", "who struck"."""
    if verb.dep_ in {"relcl", "acl", "ccomp", "parataxis"}:
        return True
    marks = {mark.lower_ for mark in kids(verb, "mark", "advmod")}
    return bool(marks & _FACTIVE_MARKS) or (verb.dep_ == "pcomp" and verb.head.lower_ in _FACTIVE_MARKS)


def _asked(verb: Token) -> bool:
    """Whether it is asked: "Will they attack?"; what is told beside the question is none."""
    end = [token.text for token in verb.sent][-_ASKS:]
    return "?" in end and not any(_factive(one) and one.dep_ != "ccomp" for one in [verb, *governors(verb)])


def _ahead(verb: Token) -> bool:
    """Whether it is what has not come: "before they attack", "when there has been a bomb"."""
    marks = {mark.lower_ for mark in kids(verb, "mark", "advmod")} if verb.dep_ == "advcl" else set()
    perfect = any(aux.tag_ in _PRESENT for aux in kids(verb, "aux"))
    present = verb.tag_ in _PRESENT or perfect
    return present and bool(marks & _YET or (perfect and "when" in marks))


def _maybe(verb: Token) -> bool:
    """Whether a participle says how a thing may be done: "they would keep the law by shooting them"."""
    if verb.tag_ != "VBG" or verb.dep_ not in _LOOSE:
        return False
    under = verb.head.lower_ if verb.dep_ == "pcomp" else None
    if under in _NOT or _averted(verb) or kids(verb, "aux", "nsubj") or under not in _BY:
        return under in _NOT or _averted(verb)
    above = next((one for one in governors(verb) if one.pos_ in {"VERB", "AUX"}), verb)
    return any(aux.lower_ in _MODALS for aux in kids(above, "aux"))


def _averted(verb: Token) -> bool:
    """Whether it is feared, possible or prevented: "the risk of killing", "far from hurting"."""
    if verb.dep_ != "pcomp":
        return False
    word, over = verb.head.lower_, lemma(verb.head.head)
    risk = word == "of" and over in word_list("feared") | word_list("able")
    return risk or (word == "from" and over in word_list("averted"))


def _aim(verb: Token) -> bool:
    """Whether it is only what somebody or something is for: "foxes to be shot", "troops to attack them"."""
    auxes = {aux.lower_ for aux in kids(verb, "aux")}
    if verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ" and lemma(verb.head) in word_list("hard"):
        return True  # "hard to penetrate"
    if verb.dep_ == "acl" and lemma(verb.head.head) == "involve" and lemma(verb.head.head.head) == "case":
        return True  # "in cases involving men attacking"
    infinitive = verb.tag_ in {"VB", "VBN"} and "to" in auxes and "have" not in auxes
    if verb.dep_ not in {"relcl", "acl"} or not infinitive:
        return False
    return not any(child.lower_ in _FIRST or child.tag_ == "JJS" for child in verb.head.children)


def _without(noun: Token) -> bool:
    """Whether it passed without any: "without violence"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "without"


def _possible(noun: Token) -> bool:
    """Whether it is one that may come, or none of its own: "possible reprisals", "rights abuses"."""
    return any(lemma(child) in word_list("possible") for child in kids(noun, "amod", "compound"))


def _any(noun: Token) -> bool:
    """Whether it is any deed of the kind: "an attack on a ship is a cause for war"."""
    verb = noun.head
    one = any(child.lower_ in {"a", "an", "any"} for child in kids(noun, "det"))
    defines = noun.dep_ == "nsubj" and lemma(verb) == "be" and verb.tag_ == "VBZ"
    return one and defines and not kids(noun, "relcl")


def _eased(noun: Token) -> bool:
    """Whether it is what there is less of: "a lull in the fighting", "an end to violence"."""
    over = noun.head.head
    below = noun.dep_ == "pobj" and noun.head.lower_ in _IN and over.pos_ == "NOUN"
    return below and lemma(over) in word_list("lull")
