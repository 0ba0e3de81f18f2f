"""Verbs and nouns of words that mean another thing beside their neighbours: "seeking a third term"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.phrases import role_nouns
from streams.code.english.syntax import kids, lemma, objects

if TYPE_CHECKING:
    from streams.code.english.people import Parties
    from streams.code.lexicon import Frame
    from streams.code.parse import Token

__all__ = ["meant_otherwise", "of_the_market"]

_OWN = frozenset(
    {"term", "re-election", "reelection", "victory", "mandate", "nomination", "office", "revenge"}
)
#: Bodies that are charged with a task.
_BODIES = frozenset({
    "panel", "commission", "committee", "agency", "body", "team", "force", "unit", "group", "office",
    "ministry", "department", "council", "board", "mission", "organisation", "organization",
})  # fmt: skip
_TEXTS = frozenset({
    "plan", "bill", "law", "budget", "treaty", "text", "letter", "resolution", "proposal", "constitution",
    "legislation", "document", "report", "agreement", "measure", "rule", "statement", "declaration", "accord",
    "programme", "program", "charter", "amendment", "reform", "package", "deal", "regulation", "guideline",
})  # fmt: skip
_MEASURED = frozenset(
    {"oil", "energy", "consumer", "export", "domestic", "world", "global", "increased", "rising"}
)


def meant_otherwise(verb: Token, frame: Frame, parties: Parties) -> bool:
    """Whether a verb of a frame tells of no deed towards others."""
    word = lemma(verb)
    if word == "seek" and frame.root == "REQUEST" and not frame.parts:
        return _for_oneself(verb)
    if word == "charge" and frame.root == "ACCUSE":
        return _with_a_task(verb)
    if word == "draft" and frame.root == "MOBILIZE":
        return any(lemma(noun) in _TEXTS for noun in objects(verb))
    if word in {"recognize", "recognise"} and frame.root == "SUPPORT":
        return bool(kids(verb, "ccomp")) and not kids(verb, "dobj", "nsubjpass")
    if word == "drop" and frame.root == "CONSULT":
        return not any(noun.i in parties or noun.pos_ == "PROPN" for noun in _doers(verb))
    return False


def of_the_market(noun: Token) -> bool:
    """Whether a demand is one for goods: "oil demand rose"."""
    if lemma(noun) != "demand":
        return False
    near = {lemma(child) for child in kids(noun, "compound", "amod", "nmod")}
    return bool(near & _MEASURED) or lemma(noun.head) in word_list("trend")


def _for_oneself(verb: Token) -> bool:
    """Whether who seeks asks nobody: "seeks to win", "seeking a third term"."""
    aims = [inner for inner in kids(verb, "xcomp") if inner.tag_ == "VB"]
    return bool(aims and not kids(verb, "dobj")) or any(lemma(noun) in _OWN for noun in objects(verb))


def _with_a_task(verb: Token) -> bool:
    tasks = [inner for prep in kids(verb, "prep") for inner in kids(prep, "pcomp") if prep.lower_ == "with"]
    return verb.dep_ == "acl" and bool(tasks) and lemma(verb.head) in _BODIES


def _doers(verb: Token) -> list[Token]:
    return [noun for noun in kids(verb, "nsubj") if noun.pos_ == "PROPN" or lemma(noun) in role_nouns()]
