"""What small models often get wrong of the sentences of news, mended before anything is rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.gloss.reread import MISTAKEN
from streams.code.gloss.verbs import finite, participle, stem
from streams.code.gloss.words import listed

if TYPE_CHECKING:
    from streams.code.gloss.folder import Folder
    from streams.code.gloss.tree import Node, Tree

__all__ = ["mend"]

_LOOSE = {"advcl", "conj", "parataxis", "dep", "acl", "ccomp", "acl:relcl", "appos"}
_NOMINAL = {"obj", "xcomp", "appos", "nsubj", "iobj", "obl", "dep", "obl:arg", "conj"}
_BEFORE_OBJECT = {"DET", "ADP", "PROPN", "NUM"}


def mend(tree: Tree, known: Folder) -> None:
    """Put right what the words themselves tell."""
    for helper in [n for n in tree.nodes if n.lemma in known.words["perfect"] and n.pos in {"AUX", "VERB"}]:
        _participle(tree, helper, known)
    _coordinate(tree)
    _begin(tree)
    if not any(node.feats.get("VerbForm") == "Fin" for node in tree.nodes):
        _headline(tree, known)
    for node in tree.nodes:
        if _is_time(node, known) and node.label in _NOMINAL:
            _time(tree, node)
    for node in tree.nodes:
        if node.pos in {"VERB", "AUX"} and node.label in _LOOSE and _says(tree, node, known):
            _inverted(tree, node, known)


def _begin(tree: Tree) -> None:
    """Give the main verb the name before it, with which another sentence was thought to end."""
    verb = next((node for node in tree.nodes if node.head is None and node.pos in {"VERB", "AUX"}), None)
    at = tree.nodes.index(verb) if verb is not None else 0
    first = next(
        (i for i in range(at) if tree.nodes[i].head is verb and tree.nodes[i].label.startswith("aux")), at
    )
    before = tree.nodes[first - 1] if first else None
    if verb is None or before is None or before.label != "dep" or tree.kids(verb, "nsubj", "nsubj:pass"):
        return
    if before.pos in {"NOUN", "PROPN"}:
        before.label = "nsubj:pass" if tree.kids(verb, "aux:pass") else "nsubj"


def _coordinate(tree: Tree) -> None:
    """Join subjects of which the first was taken for a sentence: "l'Inde et l'Australie ont lancé"."""
    root = next((node for node in tree.nodes if node.head is None), None)
    if root is None or root.pos not in {"NOUN", "PROPN"}:
        return
    verb = next((node for node in tree.kids(root, "conj") if node.pos == "VERB"), None)
    second = next(iter(tree.kids(verb, "nsubj", "nsubj:pass")), None) if verb else None
    joint = [node for node in tree.nodes if node.label == "cc" and node.head in {verb, second}]
    if verb is None or second is None or not joint:
        return
    root.label, second.label = second.label, "conj"
    verb.head, verb.label = None, "root"
    root.head, second.head, joint[0].head = verb, root, second


def _participle(tree: Tree, helper: Node, known: Folder) -> None:
    """Make a verb of a participle behind its auxiliary that was taken for something else: "a félicité"."""
    for node in tree.nodes[tree.nodes.index(helper) + 1 :][:3]:
        lemma = participle(node.word, known)
        below = node.pos == "VERB" and node.head is helper and not helper.label.startswith(("aux", "cop"))
        doubt = node.pos in MISTAKEN and not (
            node.pos == "ADJ" and helper.label == "cop" and listed(node, known)
        )
        if lemma is not None and (doubt or below) and node.word.islower():
            _promote(tree, helper, node, lemma, known)
        if node.pos != "ADV" or node.feats.get("VerbForm") == "Part":
            return


def _promote(tree: Tree, helper: Node, verb: Node, lemma: str, known: Folder) -> None:
    """Let a participle be the verb of what its auxiliary stood for."""
    if helper in verb.over():
        tree.replace(helper, verb)
        for child in tree.kids(helper):
            child.head = verb
    elif helper.head is not verb:
        return
    helper.label = "aux:pass" if helper.lemma in known.words["be"] else "aux"
    helper.pos, verb.pos, verb.lemma = "AUX", "VERB", lemma
    verb.feats = {"VerbForm": "Part", "Tense": "Past"}
    _objects(tree, verb)


def _objects(tree: Tree, verb: Node) -> None:
    """Give a verb that was taken for a noun its object: what hung on it without a preposition."""
    for child in tree.kids(verb, "nmod", "appos"):
        cases = tree.kids(child, "case")
        article = [case for case in cases if case.feats.get("Number") == "Plur"]  # "des" is an article, too
        if not cases or (article and not tree.kids(verb, "obj")):
            for case in article:
                tree.drop(case)
            child.label = "obj"
        elif child.label == "nmod":
            child.label = "obl"


def _headline(tree: Tree, known: Folder) -> None:
    """Find the verb of a headline that was taken for a noun: "Ankara menace d'expulser"."""
    for before, node, after in zip(tree.nodes, tree.nodes[1:], tree.nodes[2:], strict=False):
        lemma = finite(node.word, known) if node.pos in MISTAKEN and node.word.islower() else None
        if lemma and after.pos in _BEFORE_OBJECT and (subject := _subject(tree, before)) is not None:
            node.pos, node.lemma, node.feats = (
                "VERB",
                lemma,
                {"VerbForm": "Fin", "Tense": "Pres", "Mood": "Ind"},
            )
            _enthrone(tree, node, subject)
            return


def _subject(tree: Tree, before: Node) -> Node | None:
    """Return the head of the phrase that ends with a node: a noun, or one with its adjective."""
    noun = before.head if before.pos == "ADJ" and before.label == "amod" else before
    if noun is None or noun.pos not in {"NOUN", "PROPN"} or tree.nodes.index(noun) > tree.nodes.index(before):
        return None
    while (
        noun.head is not None and noun.label in {"flat:name", "flat", "appos", "nmod"} and _joined(tree, noun)
    ):
        noun = noun.head
    return noun


def _joined(tree: Tree, noun: Node) -> bool:
    """Whether no comma or colon stands between a noun and its head before it."""
    assert noun.head is not None
    first, last = tree.nodes.index(noun.head), tree.nodes.index(noun)
    return first < last and all(node.pos != "PUNCT" for node in tree.nodes[first:last])


def _enthrone(tree: Tree, verb: Node, subject: Node) -> None:
    """Make a node the verb of the sentence, with what stands behind it below it."""
    behind = set(map(id, tree.nodes[tree.nodes.index(verb) :]))
    root = next(node for node in tree.nodes if node.head is None)
    verb.head, verb.label = None, "root"
    subject.head, subject.label = verb, "nsubj"
    for node in tree.nodes:
        if id(node) in behind and node is not verb and (node.head is None or id(node.head) not in behind):
            node.head, node.label = verb, "nmod" if node.label in _NOMINAL else node.label
    if root not in {verb, subject}:
        root.head, root.label = verb, "dislocated"
    _objects(tree, verb)


def _is_time(node: Node, known: Folder) -> bool:
    return not known.tables["time"].keys().isdisjoint((node.lemma.lower(), node.word.lower()))


def _time(tree: Tree, node: Node) -> None:
    """Make a day that nothing governs a word of time, on which no clause hangs: "a accusé lundi d'avoir"."""
    if not tree.kids(node, "case"):
        node.label = "obl"
    for child in tree.kids(node, "xcomp", "ccomp", "advcl") if node.head is not None else []:
        child.head = node.head


def _says(tree: Tree, verb: Node, known: Folder) -> bool:
    """Whether it says, behind a comma, what stands before: ", a annoncé le ministre"."""
    block = tree.subtree(verb)
    first = next(i for i, node in enumerate(tree.nodes) if node in block and node.pos != "PUNCT")
    comma = first > 0 and tree.nodes[first - 1].pos == "PUNCT"
    saying = stem(verb, known) in known.words["saying"]
    clause = any(one.label in {"ccomp", "mark", "cc"} for one in tree.kids(verb))
    return saying and comma and not clause and verb.feats.get("VerbForm") != "Inf"


def _inverted(tree: Tree, verb: Node, known: Folder) -> None:
    """Hang it beside the clause, with who speaks as its subject."""
    verb.label = "parataxis"
    if not tree.kids(verb, "nsubj"):
        behind = tree.nodes[tree.nodes.index(verb) + 1 :]
        near = (one for one in tree.kids(verb, "obj", "obl", "nmod", "iobj", "xcomp") if one in behind)
        people = (one for one in near if one.pos in {"NOUN", "PROPN", "PRON"} and not _is_time(one, known))
        speaker = next((one for one in people if not tree.kids(one, "case")), None)
        if speaker is not None:
            speaker.label = "nsubj"
