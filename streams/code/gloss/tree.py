"""A sentence as a tree that can be rewritten: nodes in the order of their words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Doc, Span

__all__ = ["Node", "Tree", "trees"]

_ENDS = (".", "!", "?", "…", ":", ";", "»", '"', "”")
_MOST = 4  # stretches of a sentence
_SUBTYPED = {"acl:relcl", "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent", "expl:subj"}


@dataclass(eq=False, slots=True)
class Node:
    """A word with its place in the tree; `label` is that of Universal Dependencies until the end.

    `first` and `last` are the tokens of the original that it stands for. `english` is what it is glossed
    as, a lemma or several words; `tag` the Penn tag; `form` the word as written, where that is settled.
    """

    word: str
    lemma: str
    pos: str
    label: str
    first: int
    last: int
    head: Node | None = None
    feats: dict[str, str] = field(default_factory=dict)
    english: str = ""
    tag: str = ""
    form: str = ""

    def over(self) -> list[Node]:
        """Return the nodes above, the nearest first."""
        above: dict[Node, None] = {}  # in their order
        node = self.head
        while node is not None and node not in above:
            above[node] = None
            node = node.head
        return list(above)


class Tree:
    """The nodes of a sentence, in the order of the words that will be written."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = list(nodes)

    def kids(self, node: Node, *labels: str) -> list[Node]:
        """Return the children of a node, or those with one of the labels; "obl" is "obl:arg" too."""
        return [one for one in self.nodes if one.head is node and (not labels or _is(one.label, labels))]

    def subtree(self, node: Node) -> list[Node]:
        """Return a node and all below it, in the order of words."""
        return [one for one in self.nodes if one is node or node in one.over()]

    def drop(self, node: Node) -> None:
        """Take a node out; its children hang on its head."""
        for child in self.kids(node):
            child.head = node.head
        self.nodes.remove(node)

    def move(self, block: list[Node], before: Node) -> None:
        """Put a block of nodes before another."""
        rest = [one for one in self.nodes if one not in block]
        at = rest.index(before)
        self.nodes = [*rest[:at], *block, *rest[at:]]

    def insert(self, node: Node, before: Node) -> None:
        """Put a new node before another."""
        self.nodes.insert(self.nodes.index(before), node)

    def replace(self, old: Node, new: Node) -> None:
        """Let a node below another take its place in the tree: the new one hangs where the old one did."""
        new.head, new.label = old.head, old.label
        old.head = new

    def root(self) -> None:
        """Make a tree of the nodes: all hang on one root, a verb if there is one, without rings."""
        here = set(self.nodes)
        loose = [node for node in self.nodes if node.head not in here] or self.nodes[:1]
        main = next((node for node in loose if node.pos in {"VERB", "AUX"}), loose[0] if loose else None)
        for node in loose:
            node.head, node.label = (None, "root") if node is main else (main, "dep")
        for node in self.nodes:
            if node is not main and main not in node.over():  # in a ring, the rest of which comes along
                node.head, node.label = main, "dep"


def _is(label: str, wanted: tuple[str, ...]) -> bool:
    return label in wanted or (label not in _SUBTYPED and label.partition(":")[0] in wanted)


def trees(doc: Doc, lemmas: Mapping[str, str]) -> Iterator[Tree]:
    """Yield the trees of a document, without blanks; `lemmas` go before those of the model.

    Small models end a sentence within a name: what no full stop ends goes on.
    """
    begun: list[Span] = []
    for sentence in doc.sents:
        begun.append(sentence)
        if sentence.text.rstrip().endswith(_ENDS) or len(begun) == _MOST:
            yield _take(begun, lemmas)
            begun = []
    if begun:
        yield _take(begun, lemmas)


def _take(sentences: list[Span], lemmas: Mapping[str, str]) -> Tree:
    """Return the tree of some stretches: that of the first that has a verb, with the others beside it."""
    nodes = {
        token.i: Node(
            token.text, lemmas.get(token.lower_, token.lemma_), token.pos_,
            "root" if token.head == token else token.dep_, token.i, token.i, feats=token.morph.to_dict(),
        )
        for sentence in sentences
        for token in sentence
        if not token.is_space
    }  # fmt: skip
    doc = sentences[0].doc
    for index, node in nodes.items():
        head = doc[index].head
        node.head = None if head.i == index else nodes.get(head.i)
    tree = Tree(nodes.values())
    tree.root()
    return tree
