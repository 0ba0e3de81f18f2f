"""What a verb means by what it governs: "appeler à" is to call for, "appeler X à" to urge."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streams.code.gloss.folder import Folder, Government
    from streams.code.gloss.tree import Node, Tree

__all__ = ["finite", "future", "govern", "participle", "stem"]

_BEHIND = ("obl", "nmod", "iobj", "advmod", "xcomp", "appos")
_PRONOUNS = ("expl", "obj", "iobj", "dep", "nsubj")
_INNER = ("xcomp", "advcl", "ccomp", "acl")


def govern(tree: Tree, known: Folder) -> None:
    """Gloss the verbs of a sentence, and what English wants otherwise beside them."""
    for verb in list(tree.nodes):
        if verb.pos not in {"VERB", "AUX"} or verb.english or verb not in tree.nodes:
            continue
        lemma = stem(verb, known)
        fits = (one for one in known.verbs.get(lemma, ()) if _fits(tree, verb, one, known))
        best = next(fits, None)
        if best is not None:
            verb.english = best.english
            _rewrite(tree, verb, best, known)
        if best is not None or lemma != verb.lemma:
            verb.lemma = lemma
    for pronoun in [node for node in tree.nodes if _reflexive(node)]:
        tree.drop(pronoun)


def stem(verb: Node, known: Folder) -> str:
    """Return the lemma that the dictionary has; by its ending where the lemmatiser has left it a form."""
    lemma = verb.lemma.lower()
    if lemma in known.verbs:
        return lemma
    if verb.feats.get("VerbForm") == "Fin":
        return finite(verb.word, known) or lemma
    return participle(verb.word, known) or participle(lemma, known) or lemma


def participle(word: str, known: Folder) -> str | None:
    """Return the verb of the dictionary that a word is a participle of, or None."""
    return known.forms.get(word.lower()) or _cut(word.lower(), known.participles, known)


def finite(word: str, known: Folder) -> str | None:
    """Return the verb of the dictionary that a word is a form of, or None."""
    return known.forms.get(word.lower()) or _cut(word.lower(), known.finites, known)


def future(word: str, known: Folder) -> bool:
    """Whether a word has the ending of a future of a verb of the dictionary."""
    return _cut(word.lower(), known.futures, known) is not None


def _cut(word: str, endings: tuple[tuple[str, str], ...], known: Folder) -> str | None:
    lemmas = (word.removesuffix(ending) + own for ending, own in endings if word.endswith(ending))
    return next((lemma for lemma in lemmas if lemma in known.verbs), None)


def _reflexive(node: Node) -> bool:
    return node.feats.get("Reflex") == "Yes" and node.label.startswith(_PRONOUNS)


def _fits(tree: Tree, verb: Node, entry: Government, known: Folder) -> bool:
    if entry.reflexive and not any(_reflexive(one) for one in tree.kids(verb)):
        return False
    return all(_filler(tree, verb, part, known) is not None for part in entry.parts)


def _filler(tree: Tree, verb: Node, part: str, known: Folder) -> Node | None:
    """Return the node that fills a part."""
    if part == "X":
        objects = tree.kids(verb, "obj", "nsubj:pass")
        return next((one for one in objects if not _reflexive(one)), None)
    if part == "that":
        return next(iter(tree.kids(verb, "ccomp")), None)
    if part.endswith("~"):
        holders = [verb, *tree.kids(verb, "obj", "nsubj:pass")]
        below = (one for holder in holders for one in tree.kids(holder, *_INNER))
        inner = (one for one in below if _infinitive(tree, one))
        return next((one for one in inner if _mark(tree, one, part[:-1])), None)
    holders = [verb, *tree.kids(verb, "obj", "xcomp")]
    behind = (one for holder in holders for one in tree.kids(holder, *_BEHIND))
    nominal = (one for one in behind if not _infinitive(tree, one))
    marked = next((one for one in nominal if _mark(tree, one, part)), None)
    nouns = tree.kids(verb, "obj", "xcomp", "nsubj:pass")
    nouns += [
        inner for noun in nouns if noun.lemma in known.words["amounts"] for inner in tree.kids(noun, "nmod")
    ]
    return marked or next((one for one in nouns if one.lemma.lower() == part), None)


def _infinitive(tree: Tree, node: Node) -> bool:
    """Whether it is an infinitive, or has one as its auxiliary: "avoir tué"."""
    return any(one.feats.get("VerbForm") == "Inf" for one in (node, *tree.kids(node, "aux", "aux:pass")))


def _mark(tree: Tree, node: Node, word: str) -> Node | None:
    words = word.split("|")
    return next((one for one in tree.kids(node, "case", "mark") if one.lemma.lower() in words), None)


def _rewrite(tree: Tree, verb: Node, entry: Government, known: Folder) -> None:
    """Give each part its English, but for those that are the same in it."""
    parts = [part for part in entry.parts if part not in {"X", "that"}]
    glosses = [*entry.parts_in_english, *["_"] * len(parts)]
    nodes = [_filler(tree, verb, part, known) for part in parts]
    for part, node, english in zip(parts, nodes, glosses, strict=False):
        if node is not None:
            _part(tree, verb, node, part, english)


def _part(tree: Tree, verb: Node, node: Node, part: str, english: str) -> None:
    mark = _mark(tree, node, part.removesuffix("~"))
    if part.endswith("~") and node.head is not verb:
        node.head, node.label = verb, "xcomp"  # hung on the object: "appelle l'Iran à libérer"
    if mark is not None and english != "_":
        mark.english = english
    elif mark is not None and not part.endswith("~"):
        tree.drop(mark)
        node.head, node.label = verb, "obj"
    elif mark is None:
        _noun(tree, verb, node, english)


def _noun(tree: Tree, verb: Node, node: Node, english: str) -> None:
    """Gloss an object that a verb has for its meaning, or leave it out."""
    if english != "_":
        node.english = english
        return
    for child in tree.kids(node, "det", "amod", "case"):
        for one in tree.subtree(child):
            tree.nodes.remove(one)
    for child in tree.kids(node, "nmod"):
        child.label = "obl"
    node.head = verb
    tree.drop(node)
