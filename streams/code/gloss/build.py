"""The gloss as a document: what the English rules read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from streams.code.parse import Doc, Made, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc as Parsed

    from streams.code.gloss.tree import Node, Tree

__all__ = ["build"]

_LABELS = {
    "obj": "dobj", "nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "iobj": "dative",
    "aux:pass": "auxpass", "acl:relcl": "relcl", "root": "ROOT", "discourse": "intj",
    "vocative": "npadvmod", "case": "prep", "dislocated": "dep", "orphan": "dep", "fixed": "dep",
    "cop": "dep", "clf": "dep", "goeswith": "dep", "list": "dep", "reparandum": "dep",
}  # fmt: skip
_BROAD = {"obl": "npadvmod", "flat": "compound"}  #: with all their subtypes; other subtypes fall away


@dataclass(frozen=True, slots=True)
class _Word:
    """A token to be; `head` is the place of its head's."""

    text: str
    lemma: str
    pos: str
    tag: str
    label: str
    head: int
    node: Node


def build(trees: Sequence[Tree], original: Parsed, text: str) -> Doc:
    """Write the trees as one document that knows where its words stand in the text of the original."""
    words: list[_Word] = []
    for tree in trees:
        tree.root()  # the rules walk up to the root
        words += _words(tree, len(words))
    starts = accumulate((len(word.text) + 1 for word in words), initial=0)  # 1: the blank between two
    made = [
        Made(word.text, start, word.lemma, word.pos, word.tag, word.label, word.head)
        for word, start in zip(words, starts, strict=False)  # behind the last another would begin
    ]
    places = tuple(_place(word.node, original) for word in words)
    return Doc(" ".join(word.text for word in words), made, Source(text, places))


def _place(node: Node, original: Parsed) -> tuple[int, int]:
    last = original[node.last]
    return original[node.first].idx, last.idx + len(last)


def _words(tree: Tree, start: int) -> list[_Word]:
    """Return the words of a sentence; a gloss of several is a head with the others on it."""
    texts = [_texts(node) for node in tree.nodes]
    ends, at = {}, start
    for node, parts in zip(tree.nodes, texts, strict=True):
        ends[id(node)] = at + (0 if node.pos in {"VERB", "ADP", "SCONJ"} else len(parts) - 1)
        at += len(parts)
    words: list[_Word] = []
    for node, parts in zip(tree.nodes, texts, strict=True):
        words += [_word(node, part, start + len(words) + i, ends) for i, part in enumerate(parts)]
    return words


def _texts(node: Node) -> list[tuple[str, str]]:
    """Return the words of a gloss with their lemmas."""
    forms, lemmas = (node.form or node.word).split(), node.english.split()
    if len(forms) != len(lemmas):
        return [("-".join(forms) or "_", "-".join(lemmas))]
    return list(zip(forms, lemmas, strict=True)) or [("_", "_")]


def _word(node: Node, text: tuple[str, str], at: int, ends: dict[int, int]) -> _Word:
    own = ends[id(node)]
    if at != own:
        label, pos = ("prt", "ADP") if at > own else ("advmod" if node.pos == "ADV" else "compound", node.pos)
        tag = "RP" if at > own else node.tag
        return _Word(*text, pos, tag, label, own, node)
    if node.pos == "ADJ" and node.label in {"xcomp", "advmod"} and node.head and node.head.pos == "VERB":
        node.label = "acomp"  # "found dead"
    head = own if node.head is None else ends.get(id(node.head), own)
    label = "ROOT" if head == own else _label(node.label)
    return _Word(*text, node.pos, node.tag, label, head, node)


def _label(label: str) -> str:
    broad = label.partition(":")[0]
    return _LABELS.get(label) or _BROAD.get(broad) or broad
