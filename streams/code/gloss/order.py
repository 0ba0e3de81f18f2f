"""Word order: adjectives before their nouns, titles before names, and the last word of a name as its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streams.code.gloss.tree import Node, Tree

__all__ = ["order"]

_CLAUSAL = {"VERB", "AUX"}
_BESIDE = {"appos", "nmod", "flat:name", "flat", "compound"}


def order(tree: Tree) -> None:
    """Rewrite the noun phrases of a sentence."""
    _names(tree)
    for noun in [node for node in tree.nodes if node.pos in {"NOUN", "PROPN", "NUM"}]:
        _adjectives(tree, noun)
    for name in [node for node in tree.nodes if node.pos == "PROPN"]:
        _title(tree, name)


def _names(tree: Tree) -> None:
    """Make the last word of a name its head: the first is so in Universal Dependencies."""
    for first in list(tree.nodes):
        parts = [n for n in tree.kids(first, "flat") if n in _behind(tree, first)]
        if not parts or first.pos not in {"PROPN", "NOUN", "X"}:
            continue
        last = parts[-1]
        if any(part.pos == "PROPN" for part in parts) and first.pos == "NOUN":
            first.label, last.label = first.label, "appos"  # "le président Macron", read as one name
            for part in parts[:-1]:
                part.head, part.label = last, "compound"
            continue
        tree.replace(first, last)
        for child in tree.kids(first):
            child.head = last
        for one in (first, *parts[:-1]):
            one.head, one.label, one.pos = last, "compound", "PROPN"


def _behind(tree: Tree, node: Node) -> list[Node]:
    """Return the nodes behind one, up to a comma."""
    nodes: list[Node] = []
    for one in tree.nodes[tree.nodes.index(node) + 1 :]:
        if one.pos == "PUNCT" and one.word != "-":
            break
        nodes.append(one)
    return nodes


def _adjectives(tree: Tree, noun: Node) -> None:
    """Put what stands behind a noun and describes it before it: "soldats afghans" are "Afghan soldiers"."""
    place = noun
    for adjective in tree.kids(noun, "amod"):
        block = tree.subtree(adjective)
        near = _run(tree, noun, block)
        if near and not any(one.pos in _CLAUSAL and one.label != "amod" for one in block):
            tree.move(block, place)
            place = block[0]


def _run(tree: Tree, noun: Node, block: list[Node]) -> bool:
    """Whether nothing stands between a noun and the block behind it."""
    at = tree.nodes.index(noun)
    return tree.nodes[at + 1 : at + 1 + len(block)] == block


def _title(tree: Tree, name: Node) -> None:
    """Let a name be the head of the title before it: "le président français Emmanuel Macron"."""
    noun = name.head
    if noun is None or noun.pos != "NOUN" or name.label not in _BESIDE:
        return
    if tree.kids(name, "case", "det"):
        return
    block = tree.subtree(name)
    if not _run(tree, noun, block[: block.index(name) + 1]):
        return
    tree.replace(noun, name)
    for child in tree.kids(noun):
        if child.label not in {"amod", "compound"}:
            child.head = name
    noun.label = "compound"
