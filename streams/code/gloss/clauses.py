"""Which word is the verb of a clause: English has the infinitive under a modal, "be", and "there is"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.gloss.tree import Node

if TYPE_CHECKING:
    from streams.code.gloss.folder import Folder
    from streams.code.gloss.tree import Tree

__all__ = ["clauses"]

_VERBS = frozenset({"VERB", "AUX"})
_OWN = (
    "nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl:subj", "aux", "aux:pass", "mark", "obl", "advcl",
    "ccomp", "cc", "parataxis", "punct", "iobj", "vocative", "discourse", "dislocated",
)  # fmt: skip


def clauses(tree: Tree, known: Folder) -> None:
    """Make auxiliaries of verbs that only say when or whether, and verbs of copulas."""
    light = known.modals.keys() | known.words["time"]
    for verb in [node for node in tree.nodes if node.pos in _VERBS and node.lemma in light]:
        _under(tree, verb)
    for cop in [node for node in tree.nodes if node.label == "cop"]:
        _copula(tree, cop, known)
    for verb in [node for node in tree.nodes if node.feats.get("Kind") == "existence"]:
        _existence(tree, verb)


def _under(tree: Tree, verb: Node) -> None:
    """Let the infinitive that a modal governs be the verb of the clause: "vont imposer"."""
    inner = _infinitive(tree, verb)
    if inner is None or verb.label.startswith("aux"):
        return
    for mark in tree.kids(inner, "mark", "case"):
        tree.drop(mark)
    tree.replace(verb, inner)
    verb.label = "aux:modal"
    for child in tree.kids(verb):
        child.head = inner


def _infinitive(tree: Tree, verb: Node) -> Node | None:
    """Return the infinitive that a verb governs, or what has an infinitive beside it: "doit être jugé"."""
    below = tree.kids(verb, "xcomp", "obj", "advcl")
    pairs = [(node, helper) for node in below for helper in tree.kids(node, "cop", "aux:pass")]
    helped = [node for node, helper in pairs if _is_infinitive(helper)]
    return next((node for node in below if _is_infinitive(node)), helped[0] if helped else None)


def _is_infinitive(node: Node) -> bool:
    return node.feats.get("VerbForm") == "Inf"


def _copula(tree: Tree, cop: Node, known: Folder) -> None:
    """Let "be" be the head of what it joins; a participle taken for an adjective is a passive."""
    predicate = cop.head
    if predicate is None:
        return
    if predicate.pos in {"ADJ", "VERB"} and predicate.feats.get("VerbForm") == "Part":
        predicate.pos, cop.label = "VERB", "aux:pass"
        for subject in tree.kids(predicate, "nsubj"):
            subject.label = "nsubj:pass"
        return
    tree.replace(predicate, cop)
    cop.pos, cop.english = "AUX", "be"
    predicate.label = "obl" if tree.kids(predicate, "case") else "acomp" if predicate.pos == "ADJ" else "attr"
    negations = [node for node in tree.kids(predicate, "advmod") if _negates(node, known)]
    clausal = [node for node in tree.kids(predicate, "conj") if node.pos in _VERBS]
    for child in (*tree.kids(predicate, *_OWN), *negations, *clausal):
        child.head = cop


def _negates(adverb: Node, known: Folder) -> bool:
    return any(
        adverb.lemma in known.words[name] for name in ("not", "not_beside", "never_beside", "particle")
    )


def _existence(tree: Tree, verb: Node) -> None:
    """Write "there were clashes" for "il y a eu des affrontements"."""
    there = Node("", "", "PRON", "expl", verb.first, verb.last, verb, {}, "there", "EX", "there")
    tree.insert(there, verb)
    for thing in tree.kids(verb, "obj", "nsubj"):
        thing.label = "attr"
