"""Prepositions, marks and conjunctions: English hangs the noun on its preposition, "and" on the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.phrases import role_nouns
from streams.code.gloss.words import lookup

if TYPE_CHECKING:
    from streams.code.gloss.folder import Folder
    from streams.code.gloss.tree import Node, Tree

__all__ = ["attach"]


def attach(tree: Tree, known: Folder) -> None:
    """Rewrite what hangs by a preposition, an infinitive's mark or a conjunction."""
    for node in list(tree.nodes):
        if node in tree.nodes and node.label != "case":
            _infinitive(tree, node, known) if node.tag in {"VB", "VBG"} else None
            _noun(tree, node, known)
    _coordinate(tree)


def _noun(tree: Tree, node: Node, known: Folder) -> None:
    """Hang a noun on its preposition: "de la Russie" is "of" with "Russia" under it."""
    cases = tree.kids(node, "case")
    if not cases:
        return
    for extra in cases[:-1]:
        tree.drop(extra)
    case = cases[-1]
    partitive = node.label in {"obj", "nsubj"} and case.lemma.lower() in known.words["of"]  # "pas d'armes"
    if partitive or node.label in {"conj", "root"} or node.head is None:
        tree.drop(case)  # "à Paris et à Lyon": the first says it for both
        return
    agent = node.label == "obl:agent"
    case.pos, case.head, case.label = "ADP", node.head, "agent" if agent else "prep"
    if not case.english:
        case.english = _preposition(case.lemma.lower(), node, known)
    if agent:
        case.english = "by"
    node.head, node.label = case, "pobj"


def _preposition(word: str, noun: Node, known: Folder) -> str:
    """Return the preposition; before people it may be another than before places: "aux manifestants"."""
    over = noun.head
    agentive = over is not None and over.lemma.lower() in known.words["agentive"]
    if word in known.words["of"] and agentive and noun.lemma not in known.words["units"]:
        return "by"  # "la visite du président"
    people = known.tables.get("dative", {}).get(word)
    named = noun.english or lookup(noun.lemma, "noun", known) or ""
    if people and (named in role_nouns() or named in word_list("people")):
        return people
    return known.tables["preposition"].get(word, "")


def _infinitive(tree: Tree, verb: Node, known: Folder) -> None:
    """Write "to sign", or "after signing" where the mark is a preposition."""
    marks = tree.kids(verb, "mark", "case")
    mark = marks[0] if marks else None
    if mark is None:
        return
    lemma = mark.lemma.lower()
    done = verb.tag == "VBG" and verb.feats.get("Tense") == "Past"  # "d'avoir tué"
    if verb.tag == "VBG" and not done:
        tree.drop(mark)  # "en tuant"
        return
    words = known.tables["preposition"] if done else known.infinitives
    english = mark.english or words.get(lemma, "")
    if not english:
        return
    if english == "to" and verb.tag == "VB":
        mark.pos, mark.label, mark.english, mark.tag = "PART", "aux", "to", "TO"
        return
    english = "for" if english == "to" else english
    mark.pos, mark.label, mark.english, mark.tag = "ADP", "prep", english, "IN"
    if verb.head is None:
        return
    mark.head = verb.head
    verb.head, verb.label, verb.tag = mark, "pcomp", "VBG"


def _coordinate(tree: Tree) -> None:
    """Hang "and" on the first of what it joins."""
    for node in tree.nodes:
        if node.label == "cc" and node.head is not None and node.head.label == "conj" and node.head.head:
            node.head = node.head.head
