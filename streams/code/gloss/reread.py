"""What small models often get wrong of words: their part of speech, told by the words themselves."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from streams.code.english.actors.gazetteer import gazetteer
from streams.code.gloss.verbs import finite, future, participle, stem
from streams.code.gloss.words import listed, lookup, people_of

if TYPE_CHECKING:
    from streams.code.gloss.folder import Folder
    from streams.code.gloss.tree import Node, Tree

__all__ = ["MISTAKEN", "reread"]

MISTAKEN = frozenset({"NOUN", "ADJ", "ADV", "X"})  #: what verbs are taken for
_CLAUSAL = frozenset({"acl", "advcl", "root", "conj", "parataxis"})


def reread(tree: Tree, known: Folder) -> None:
    """Put right the parts of speech of a sentence."""
    for before, node in pairwise(tree.nodes):
        _read(tree, before, node, known)
    for node in tree.nodes:
        _spell(tree, node, known)
        _christen(node, known, first=node is tree.nodes[0])
        _include(node, known)
        _adjust(tree, node, known)


def _read(tree: Tree, before: Node, node: Node, known: Folder) -> None:
    """Tell a people from a name or a verb, a reflexive verb from an adverb, a future from a present."""
    if node.word.islower() and before.pos == "NOUN" and node.pos != "ADJ" and people_of(node, known):
        _describe(tree, node, before)
    elif before.feats.get("Reflex") == "Yes" and node.pos in MISTAKEN and (lemma := finite(node.word, known)):
        node.pos, node.lemma, node.feats = "VERB", lemma, {"VerbForm": "Fin", "Tense": "Pres", "Mood": "Ind"}
    if node.pos == "VERB" and node.feats.get("VerbForm") == "Fin" and future(node.word, known):
        node.feats = {**node.feats, "Tense": "Fut", "Mood": "Ind"}


def _describe(tree: Tree, adjective: Node, noun: Node) -> None:
    """Hang an adjective on the noun before it."""
    if adjective in noun.over():
        tree.replace(adjective, noun)
    for child in tree.kids(adjective):
        child.head = noun
    number = adjective.feats.get("Number", "")
    adjective.pos, adjective.label, adjective.head, adjective.feats = "ADJ", "amod", noun, {"Number": number}


def _spell(tree: Tree, node: Node, known: Folder) -> None:
    """Tell a sign from a word, and a day from a verb or an adjective: nothing but its date hangs on it."""
    if not any(letter.isalnum() for letter in node.word):
        node.pos = "PUNCT"
    elif node.pos in {"VERB", "ADJ", "ADV"} and node.word.lower() in known.tables["time"]:
        node.pos, node.lemma, node.feats = "NOUN", node.word.lower(), {}
        node.label = "obl" if node.head is not None and node.head.pos in {"VERB", "AUX"} else "nmod"
        for child in tree.kids(node) if node.head is not None else []:
            if tree.kids(child, "case"):
                child.head = node.head


def _christen(node: Node, known: Folder, *, first: bool) -> None:
    """Make a name of a capitalised word that the dictionary does not have."""
    name_like = node.word[:1].isupper() and node.pos in {*MISTAKEN, "VERB", "INTJ"} and not node.english
    name_like = name_like and not (first and node.pos in {"NOUN", "ADJ"} and node.word not in gazetteer())
    if name_like and not listed(node, known) and stem(node, known) not in known.verbs:
        node.pos = "PROPN"


def _include(node: Node, known: Folder) -> None:
    """Make a preposition of what names a part where no clause follows: "12 soldats, dont le chef"."""
    head = node.head
    if node.lemma in known.words["including"] and head is not None and head.pos in {"NOUN", "PROPN", "NUM"}:
        node.pos, node.label, node.english = "ADP", "case", "including"


def _adjust(tree: Tree, node: Node, known: Folder) -> None:
    """Tell participles from adjectives that stand alone: "retrouvée morte", "tuée à coups de couteau"."""
    if node.english or tree.kids(node, "aux", "aux:pass", "cop"):
        return
    adjective = lookup(node.lemma, "adjective", known) or lookup(node.word, "adjective", known)
    if node.pos == "VERB" and node.lemma in known.words["goers"] and lookup(node.word, "adjective", known):
        node.pos, node.lemma, node.feats = "ADJ", node.word.lower(), {"Number": node.feats.get("Number", "")}
    elif node.pos == "ADJ" and node.label in _CLAUSAL and not adjective and participle(node.word, known):
        node.pos, node.feats = "VERB", {"VerbForm": "Part", "Tense": "Past"}
