"""One node in place of several: it takes their place in the tree, which stays a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streams.code.gloss.folder import Phrase
    from streams.code.gloss.tree import Node, Tree

__all__ = ["merge"]

_POS = {
    "verb": "VERB", "noun": "NOUN", "adjective": "ADJ", "adverb": "ADV", "preposition": "ADP",
    "conjunction": "SCONJ", "name": "PROPN", "amount": "ADV", "determiner": "DET", "existence": "VERB",
    "ago": "ADV",
}  # fmt: skip
_VERBAL = frozenset({"verb", "existence", "ago"})
_SMALL = frozenset({"preposition", "conjunction"})


def merge(tree: Tree, group: list[Node], phrase: Phrase) -> None:
    """Make one node of a group: the first, which takes the others' place in the tree."""
    first, anchor = group[0], _anchor(group, phrase.kind)
    if phrase.kind in _SMALL:
        _lift(group, anchor)
    seat = anchor if _free(anchor, group) else _top(group)
    if phrase.kind == "amount":
        _count(tree, group, seat)
    elif phrase.kind == "verb":
        _transitive(group)
    for node in tree.nodes:
        if node.head in group and node not in group:
            node.head = first
    first.feats = {**_feats(group, anchor), "Kind": phrase.kind}
    first.head, first.label = seat.head, _label(seat, phrase.kind)
    _reword(first, group, phrase)
    tree.nodes = [node for node in tree.nodes if node is first or node not in group]


def _free(node: Node, group: list[Node]) -> bool:
    """Whether nothing of the group is above a node: what takes its place does not come to hang on itself."""
    return not any(one in group for one in node.over())


def _top(group: list[Node]) -> Node:
    return next(node for node in group if _free(node, group))


def _anchor(group: list[Node], kind: str) -> Node:
    """Return the node that tells most of what the group is, by its place or by its form."""
    outside = [node for node in group if node.head not in group]
    if kind in _SMALL:
        return outside[-1]  # the "de" of "lors de", the "parce" on which "que" hangs
    verbs = [node for node in group if node.pos in {"VERB", "AUX"} and not node.label.startswith("aux")]
    return verbs[0] if kind in _VERBAL and verbs else outside[0]


def _lift(group: list[Node], anchor: Node) -> None:
    """Let what a preposition stands before hang where the group did, where it hung below the group."""
    above = anchor.over()
    behind = next((one for one in above if one.head in group), None)
    if behind is not None:
        behind.label = "obl" if behind.label not in {"advcl", "xcomp"} else behind.label
        behind.head = _top(group).head


def _count(tree: Tree, group: list[Node], seat: Node) -> None:
    """Let what is counted stand where "plus de" did."""
    counted = next((n for n in tree.nodes if n.head in group and n not in group), None)
    if counted is not None and seat.label not in {"advmod", "case"}:
        counted.head, counted.label = seat.head, seat.label
        seat.head = counted
    seat.label = "advmod"


def _transitive(group: list[Node]) -> None:
    """Make an object of what stands behind the preposition of a verb: "mettre fin à la guerre"."""
    behind = group[-1].head
    if group[-1].pos == "ADP" and behind is not None and behind not in group:
        behind.label = "obj"


def _feats(group: list[Node], anchor: Node) -> dict[str, str]:
    """Return the features of what the group stands for; "il y a eu" is past."""
    forms = [node.feats for node in group if node.pos in {"VERB", "AUX"}]
    finite = next((feats for feats in forms if feats.get("VerbForm") == "Fin"), None)
    if finite is None or anchor.feats is finite:
        return anchor.feats
    return {**finite, "Tense": "Past"} if len(forms) > 1 else finite


def _label(seat: Node, kind: str) -> str:
    if kind == "adjective" and seat.head is not None and seat.head.pos in {"NOUN", "PROPN"}:
        return "amod"
    return "case" if kind == "preposition" and seat.label != "mark" else seat.label


def _reword(first: Node, group: list[Node], phrase: Phrase) -> None:
    first.last = max(node.last for node in group)
    first.word = " ".join(node.word for node in group)
    first.lemma, first.pos, first.english = " ".join(phrase.words), _POS[phrase.kind], phrase.english
