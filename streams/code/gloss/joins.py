"""Words that mean something together are found: phrases, names, amounts; each becomes one node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.gloss.folder import Phrase
from streams.code.gloss.merges import merge
from streams.code.gloss.words import forms

if TYPE_CHECKING:
    from streams.code.gloss.folder import Folder
    from streams.code.gloss.tree import Node, Tree

__all__ = ["join"]

_LONGEST = 9  # words of a name
_BENT = frozenset({"verb", "noun", "adjective", "existence"})  #: kinds of words that have endings


def join(tree: Tree, known: Folder) -> None:
    """Join the phrases and names of a sentence, the longest at each place."""
    start = 0
    while start < len(tree.nodes):
        phrase = _named(tree, start, known) or _phrase(tree, start, known)
        if phrase:
            merge(tree, tree.nodes[start : start + len(phrase.words)], phrase)
        start += 1


def _named(tree: Tree, start: int, known: Folder) -> Phrase | None:
    """Return the longest name that begins at a node."""
    longest = _LONGEST if tree.nodes[start].word[:1].isupper() else 1
    words = tuple(node.word for node in tree.nodes[start : start + longest])
    for size in range(len(words), 0, -1):
        name = known.names.get("".join(words[:size]))
        if name is not None:
            return Phrase(words[:size], "name", name)
    return None


def _phrase(tree: Tree, start: int, known: Folder) -> Phrase | None:
    """Return the longest phrase that begins at a node."""
    node = tree.nodes[start]
    firsts = dict.fromkeys((node.word.lower(), node.lemma.lower()))
    near = (phrase for first in firsts for phrase in known.phrases.get(first, ()))
    return next((phrase for phrase in near if _stands(tree, start, phrase, known)), None)


def _stands(tree: Tree, start: int, phrase: Phrase, known: Folder) -> bool:
    """Whether the words of a phrase are those from a node on, and mean there what they do together."""
    nodes = tree.nodes[start : start + len(phrase.words)]
    if len(nodes) < len(phrase.words):
        return False
    matching = all(_is(node, word, phrase, known) for node, word in zip(nodes, phrase.words, strict=True))
    return matching and _means(tree, start, phrase, known)


def _is(node: Node, word: str, phrase: Phrase, known: Folder) -> bool:
    """Whether a node is a word of a phrase: of one without endings as it is, but for prepositions."""
    if phrase.kind not in _BENT and node.pos not in {"ADP", "AUX"}:  # "au cours des" has "de" in it
        return word == node.word.lower()
    return word in {node.lemma.lower(), *forms(node.word, known)}


def _means(tree: Tree, start: int, phrase: Phrase, known: Folder) -> bool:
    """Whether what stands around the words of a phrase lets them mean what they do together."""
    first, behind = tree.nodes[start], tree.nodes[start + len(phrase.words) :]
    if phrase.reflexive and not _turned(tree, first):
        return False
    if phrase.kind == "preposition":  # not in "sa grâce à des journalistes"
        return not (first.pos == "NOUN" and start and tree.nodes[start - 1].pos == "DET")
    if phrase.kind == "amount":
        return _counts(behind, known)
    if phrase.kind == "ago":
        return any(node.lemma in known.words["units"] for node in behind[:3])
    return not (phrase.kind == "verb" and first.pos == "NOUN")


def _turned(tree: Tree, verb: Node) -> bool:
    """Whether a verb is reflexive: its pronoun stands before it, with an auxiliary between or not."""
    return any(one.feats.get("Reflex") == "Yes" for one in tree.kids(verb))


def _counts(behind: list[Node], known: Folder) -> bool:
    """Whether a number follows, in figures or as a noun."""
    return bool(behind) and (
        behind[0].pos == "NUM" or behind[0].word[:1].isdigit() or behind[0].lemma in known.words["amounts"]
    )
