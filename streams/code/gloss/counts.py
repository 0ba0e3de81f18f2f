"""Numbers in figures and words, and the days that a text counts back: "il y a deux jours"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streams.code.gloss.folder import Folder
    from streams.code.gloss.tree import Node, Tree

__all__ = ["count", "number"]

_FIGURES = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+", re.ASCII)
_DECIMAL = re.compile(r"(\d+),(\d{1,2})", re.ASCII)
_ORDINAL = re.compile(r"(\d{1,2})(?:er|re|º|°|ª)", re.ASCII)


def number(word: str, known: Folder) -> str | None:
    """Return a number as English writes it: "12 000" is "12,000", "vingt-trois" is "23"; None for others."""
    listed = known.tables.get("number", {})
    if word in listed:
        return listed[word]
    if _FIGURES.fullmatch(word):
        return re.sub(r"\D", ",", word)
    if match := _DECIMAL.fullmatch(word):
        return f"{match[1]}.{match[2]}"
    if match := _ORDINAL.fullmatch(word):
        return f"{match[1]}th"
    return word if word[:1].isdigit() else _added(word, known)


def _added(word: str, known: Folder) -> str | None:
    """Return the sum of what hyphens join, each part by its value."""
    values = known.tables.get("value", {})
    parts = [part for part in word.split("-") if part not in known.words.get("and", ())]
    known_all = len(parts) > 1 and values.keys() >= set(parts)
    return str(sum(int(values[part]) for part in parts)) if known_all else None


def count(tree: Tree, known: Folder) -> None:
    """Put together figures that stand apart, and rewrite what is counted back from today."""
    _figures(tree)
    for index, node in enumerate(tree.nodes):
        if node.feats.get("Kind") == "ago":
            _ago(tree, index, known)


def _figures(tree: Tree) -> None:
    """Join "12" and "000" where the tokeniser left them apart."""
    for node, after in reversed(list(zip(tree.nodes, tree.nodes[1:], strict=False))):
        whole = f"{node.word} {after.word}"
        if node.word.isdecimal() and len(after.word) >= 3 and _FIGURES.fullmatch(whole):  # noqa: PLR2004 - thousands
            node.word, node.last = whole, after.last
            if after in node.over():
                node.head, node.label = after.head, after.label
            for one in tree.nodes:
                if one.head is after:
                    one.head = node
            tree.nodes.remove(after)


def _ago(tree: Tree, index: int, known: Folder) -> None:
    """Write "two days ago" for what says it in another order: the noun hangs on the clause."""
    node, near = tree.nodes[index], tree.nodes[index + 1 : index + 4]
    place = next((i for i, one in enumerate(near) if one.lemma in known.words["units"]), None)
    if place is None:
        return
    unit, between = near[place], near[:place]
    above = _clause(tree, [node, *between, unit])
    if above is None:
        return
    for one in tree.kids(node):
        if one is not above:
            one.head = above
    unit.head, unit.label = above, "obl"
    for one in between:
        one.head, one.label = unit, "nummod" if one.pos == "NUM" else "amod"
    node.head, node.label, node.pos, node.english = unit, "advmod", "ADV", "ago"
    _put_behind(tree, node, unit)


def _clause(tree: Tree, ago: list[Node]) -> Node | None:
    """Return what a count of days hangs on; what hangs on it, where it was taken for the main clause."""
    above = (one.head for one in ago if not any(node in ago for node in one.over()))
    governor = next((head for head in above if head is not None), None)
    below = next((one for one in tree.kids(ago[0]) if one not in ago), None)
    if governor is None and below is not None:
        below.head, below.label = None, "root"
    return governor or below


def _put_behind(tree: Tree, node: Node, other: Node) -> None:
    rest = [one for one in tree.nodes if one is not node]
    at = rest.index(other) + 1
    tree.nodes = [*rest[:at], node, *rest[at:]]
