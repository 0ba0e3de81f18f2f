"""Words that mean something together become one node: phrases, names, amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.gloss.folder import Phrase
from streams.code.gloss.words import forms

if TYPE_CHECKING:
    from streams.code.gloss.folder import Folder
    from streams.code.gloss.tree import Node, Tree

__all__ = ["join"]

_POS = {
    "verb": "VERB", "noun": "NOUN", "adjective": "ADJ", "adverb": "ADV", "preposition": "ADP",
    "conjunction": "SCONJ", "name": "PROPN", "amount": "ADV", "determiner": "DET", "existence": "VERB",
    "ago": "ADV",
}  # fmt: skip
_LONGEST = 9  # words of a name
_BENT = frozenset({"verb", "noun", "adjective", "existence"})  #: kinds of words that have endings


def join(tree: Tree, known: Folder) -> None:
    """Join the phrases and names of a sentence, the longest at each place."""
    start = 0
    while start < len(tree.nodes):
        node = tree.nodes[start]
        found = _named(tree, start, known) or _phrase(tree, start, known)
        if found:
            _merge(tree, tree.nodes[start : start + len(found.words)], node, found)
        start += 1


def _named(tree: Tree, start: int, known: Folder) -> Phrase | None:
    """Return the longest name that begins at a node."""
    longest = _LONGEST if tree.nodes[start].word[:1].isupper() else 1
    words = tuple(node.word for node in tree.nodes[start : start + longest])
    texts = ((size, "".join(words[:size])) for size in range(len(words), 0, -1))
    return next((Phrase(words[:size], "name", known.names[t]) for size, t in texts if t in known.names), None)


def _phrase(tree: Tree, start: int, known: Folder) -> Phrase | None:
    node = tree.nodes[start]
    firsts = dict.fromkeys((node.word.lower(), node.lemma.lower()))
    near = (phrase for first in firsts for phrase in known.phrases.get(first, ()))
    return next((phrase for phrase in near if _stands(tree, start, phrase, known)), None)


def _stands(tree: Tree, start: int, phrase: Phrase, known: Folder) -> bool:
    nodes = tree.nodes[start : start + len(phrase.words)]
    if len(nodes) < len(phrase.words) or (phrase.reflexive and not _turned(tree, nodes[0])):
        return False
    if phrase.kind == "preposition" and nodes[0].pos == "NOUN" and tree.nodes[start - 1].pos == "DET":
        return False  # "sa grâce à des journalistes"
    small = phrase.kind not in _BENT
    for node, word in zip(nodes, phrase.words, strict=True):
        exact = small and node.pos not in {"ADP", "AUX"}  # "au cours des" has "de" in it
        said = {node.word.lower()} if exact else {node.lemma.lower(), *forms(node.word, known)}
        if word not in said:
            return False
    if phrase.kind == "amount":
        return _counts(tree, start + len(nodes), known)
    if phrase.kind == "ago":
        after = tree.nodes[start + len(nodes) : start + len(nodes) + 3]
        return any(node.lemma in known.words.get("units", ()) for node in after)
    return not (phrase.kind == "verb" and nodes[0].pos == "NOUN")


def _turned(tree: Tree, verb: Node) -> bool:
    """Whether a verb is reflexive: its pronoun stands before it, with an auxiliary between or not."""
    return any(one.feats.get("Reflex") == "Yes" for one in tree.kids(verb))


def _counts(tree: Tree, index: int, known: Folder) -> bool:
    """Whether a number follows, in figures or as a noun."""
    node = tree.nodes[index] if index < len(tree.nodes) else None
    return node is not None and (
        node.pos == "NUM" or node.word[:1].isdigit() or node.lemma in known.words.get("amounts", ())
    )


def _merge(tree: Tree, group: list[Node], first: Node, phrase: Phrase) -> None:
    """Make one node of a group: the first, which takes the others' place in the tree."""
    outside = [node for node in group if node.head not in group]
    anchor = _anchor(group, outside, phrase.kind)
    if phrase.kind == "amount":
        _count(tree, group, anchor)
    elif phrase.kind in {"preposition", "conjunction"}:
        _case(group, anchor)
    elif phrase.kind == "verb" and group[-1].pos == "ADP" and group[-1].head not in group:
        assert group[-1].head is not None
        group[-1].head.label = "obj"  # "mettre fin à la guerre": an object of the whole
    for node in tree.nodes:
        if node.head in group and node not in group:
            node.head = first
    head = anchor.head
    first.head, first.label, first.feats = head, anchor.label, {**_feats(group, anchor), "Kind": phrase.kind}
    first.last = max(node.last for node in group)
    first.word = " ".join(node.word for node in group)
    first.lemma, first.pos, first.english = " ".join(phrase.words), _POS[phrase.kind], phrase.english
    if phrase.kind == "adjective" and head is not None and head.pos in {"NOUN", "PROPN"}:
        first.label = "amod"
    if phrase.kind == "preposition":
        first.label = "mark" if first.label == "mark" else "case"
    tree.nodes = [node for node in tree.nodes if node is first or node not in group]


def _feats(group: list[Node], anchor: Node) -> dict[str, str]:
    """Return the features of what the group stands for; "il y a eu" is past."""
    forms = [node.feats for node in group if node.pos in {"VERB", "AUX"}]
    finite = next((feats for feats in forms if feats.get("VerbForm") == "Fin"), None)
    if finite is None or anchor.feats is finite:
        return anchor.feats
    return {**finite, "Tense": "Past"} if len(forms) > 1 else finite


def _anchor(group: list[Node], outside: list[Node], kind: str) -> Node:
    """Return the node whose place in the tree the group takes."""
    if kind in {"preposition", "conjunction"}:
        return group[-1]
    verbs = [node for node in group if node.pos in {"VERB", "AUX"} and not node.label.startswith("aux")]
    wanted = verbs if kind in {"verb", "existence", "ago"} else outside
    return (wanted or outside or group)[0]


def _case(group: list[Node], anchor: Node) -> None:
    """Let what stands behind a preposition hang where the preposition did, and the preposition on it."""
    behind = anchor.head
    if behind is None or behind in group:
        return
    while behind.head in group and behind.head is not None:
        behind.label = "obl" if behind.label not in {"advcl", "xcomp"} else behind.label
        behind.head = behind.head.head


def _count(tree: Tree, group: list[Node], anchor: Node) -> None:
    """Let what is counted stand where "plus de" did."""
    counted = next((n for n in tree.nodes if n.head in group and n not in group), None)
    if counted is not None and anchor.label not in {"advmod", "case"}:
        counted.head, counted.label = anchor.head, anchor.label
        anchor.head = counted
    anchor.label = "advmod"
