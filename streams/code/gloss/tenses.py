"""Tense, voice and modality: what auxiliaries and endings say, as English says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streams.code.gloss.tree import Node
from streams.code.gloss.verbs import stem

if TYPE_CHECKING:
    from streams.code.gloss.folder import Folder
    from streams.code.gloss.tree import Tree

__all__ = ["tense"]

_VERBS = frozenset({"VERB", "AUX"})
_MODAL = "aux:modal"


@dataclass(frozen=True, slots=True)
class _Group:
    """What stands with a verb: the features of what is finite of it, and what its auxiliaries say."""

    finite: dict[str, str]
    perfect: bool
    passive: bool
    going: bool
    just: bool
    modal: tuple[str, ...]  #: English words, in the indicative and in the conditional


def tense(tree: Tree, known: Folder) -> None:
    """Tag every verb, and write the auxiliaries that English wants."""
    for verb in [node for node in tree.nodes if node.pos in _VERBS and not node.label.startswith("aux")]:
        group = _group(tree, verb, known)
        word = _word(tree, verb, group)
        verb.tag = _tag(verb, group, word)
        if group.finite and verb.label == "xcomp":
            verb.label = "ccomp"
        _write(tree, verb, group, word)
        for subject in [] if group.passive else tree.kids(verb, "nsubj:pass"):
            subject.label = "nsubj"


def _group(tree: Tree, verb: Node, known: Folder) -> _Group:
    """Read the auxiliaries of a verb, and take them out."""
    helpers = tree.kids(verb, "aux", "aux:pass")
    goes = stem(verb, known).partition(" ")[0] in known.words["goers"]  # "sont morts": they died
    modals = [node for node in helpers if node.label == _MODAL or node.lemma in known.modals]
    plain = [node for node in helpers if node not in modals]
    passive = any(node.label == "aux:pass" for node in plain) and not goes
    past = [node for node in plain if node.label != "aux:pass" or goes]
    forms = [node.feats for node in (*helpers, verb)]
    for node in helpers:
        tree.drop(node)
    return _Group(
        next((feats for feats in forms if feats.get("VerbForm") == "Fin"), {}),
        any(node.lemma in known.words["perfect"] for node in past),
        passive,
        any(node.lemma in known.words["going"] for node in modals),
        any(node.lemma in known.words["just"] for node in modals),
        next((known.modals[node.lemma] for node in modals if node.lemma in known.modals), ()),
    )


def _word(tree: Tree, verb: Node, group: _Group) -> str:
    """Return the modal of a verb, or nothing: who "aurait tué" is said to have killed, which is no plan."""
    mood, time = group.finite.get("Mood"), group.finite.get("Tense")
    if group.modal:
        return _modal(tree, verb, group)
    if group.going:
        return "would" if mood == "Cnd" or time in {"Past", "Imp"} else "will"
    if mood == "Cnd" and not group.perfect:
        return "would"
    return "will" if time == "Fut" else ""


def _modal(tree: Tree, verb: Node, group: _Group) -> str:
    """Return a modal by its mood; a duty of which nobody speaks is a plan: "doit rencontrer"."""
    word = group.modal[-1 if group.finite.get("Mood") == "Cnd" else 0]
    reported = verb.label in {"ccomp", "parataxis"} or bool(tree.kids(verb, "parataxis"))
    return "will" if word == "must" and not reported else word


def _tag(verb: Node, group: _Group, word: str) -> str:
    form, mood = verb.feats.get("VerbForm"), group.finite.get("Mood")
    if word or (form == "Inf" and not group.just and not group.perfect):
        return "VB"
    if group.perfect or group.just:
        return "VBD" if group.finite or verb.label in {"root", "conj"} else "VBG"
    if form in {"Part", "Ger"} and not group.passive:
        return "VBG" if verb.feats.get("Tense") == "Pres" or form == "Ger" else "VBN"
    if mood in {"Sub", "Imp"}:
        return "VB"
    if group.finite.get("Tense") in {"Past", "Imp"}:
        return "VBD"
    return "VBP" if group.finite.get("Number") == "Plur" else "VBZ"


def _write(tree: Tree, verb: Node, group: _Group, word: str) -> None:
    """Put "was" and "will" before a verb."""
    if group.passive:
        be = _helper(verb, "be", "aux:pass", "VB" if verb.tag == "VBG" else verb.tag)
        verb.tag = "VBN"
        tree.insert(be, verb)
    if word:
        before = next(iter(tree.kids(verb, "aux:pass")), verb)
        tree.insert(_helper(verb, word, "aux", "MD"), before)


def _helper(verb: Node, english: str, label: str, tag: str) -> Node:
    return Node("", "", "AUX", label, verb.first, verb.last, verb, {}, english, tag)
