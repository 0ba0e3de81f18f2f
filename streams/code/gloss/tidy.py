"""What small models often get wrong of news, mended before anything is rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.gloss.verbs import stem

if TYPE_CHECKING:
    from streams.code.gloss.folder import Folder
    from streams.code.gloss.tree import Node, Tree

__all__ = ["mend"]

_LOOSE = {"advcl", "conj", "parataxis", "dep", "acl", "ccomp", "acl:relcl", "appos"}
_NOMINAL = {"obj", "xcomp", "appos", "nsubj", "iobj", "obl", "dep", "obl:arg"}


def mend(tree: Tree, known: Folder) -> None:
    """Put right what the words themselves tell."""
    for node in tree.nodes:
        if node.lemma.lower() in known.tables.get("time", {}) and node.label in _NOMINAL:
            _time(tree, node)
    for node in tree.nodes:
        if node.pos in {"VERB", "AUX"} and node.label in _LOOSE and _says(tree, node, known):
            _inverted(tree, node)


def _time(tree: Tree, node: Node) -> None:
    """Make a day that nothing governs a word of time: "a appelé lundi"."""
    if not tree.kids(node, "case"):
        node.label = "obl"


def _says(tree: Tree, verb: Node, known: Folder) -> bool:
    """Whether it says, behind a comma, what stands before: ", a annoncé le ministre"."""
    block = tree.subtree(verb)
    first = next(i for i, node in enumerate(tree.nodes) if node in block and node.pos != "PUNCT")
    comma = first > 0 and tree.nodes[first - 1].pos == "PUNCT"
    said = stem(verb, known) in known.words["saying"]
    clause = any(one.label in {"ccomp", "mark", "cc"} for one in tree.kids(verb))
    return said and comma and not clause and verb.feats.get("VerbForm") != "Inf"


def _inverted(tree: Tree, verb: Node) -> None:
    """Hang it beside the clause, with who speaks as its subject."""
    verb.label = "parataxis"
    if not tree.kids(verb, "nsubj"):
        behind = tree.nodes[tree.nodes.index(verb) + 1 :]
        near = (one for one in tree.kids(verb, "obj", "obl", "nmod", "iobj", "xcomp") if one in behind)
        speaker = next((one for one in near if not tree.kids(one, "case")), None)
        if speaker is not None:
            speaker.label = "nsubj"
