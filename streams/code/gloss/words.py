"""Each word that no phrase and no verb's government has glossed: by its part of speech and lemma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.gloss.counts import number
from streams.code.gloss.forms import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streams.code.gloss.folder import Folder
    from streams.code.gloss.tree import Node, Tree

__all__ = ["forms", "gloss", "listed", "lookup", "people_of"]

_TABLES = {
    "NOUN": ("noun", "adjective", "time"), "PROPN": ("time", "noun"), "ADJ": ("adjective", "noun"),
    "ADV": ("adverb",), "ADP": ("preposition",), "SCONJ": ("conjunction",), "CCONJ": ("conjunction",),
    "PRON": ("pronoun",), "DET": ("determiner",), "NUM": (), "X": ("noun",), "INTJ": (),
}  # fmt: skip
_TAGS = {
    "ADJ": "JJ", "ADV": "RB", "ADP": "IN", "SCONJ": "IN", "CCONJ": "CC", "PRON": "PRP", "DET": "DT",
    "NUM": "CD", "PART": "RP", "INTJ": "UH", "PUNCT": ".", "SYM": "SYM", "X": "FW", "AUX": "MD",
}  # fmt: skip
_OWN = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_RELATIVE = {"which": "WDT", "who": "WP", "what": "WP"}


def gloss(tree: Tree, known: Folder) -> None:
    """Give every node its English lemma, tag and form, and leave out what says nothing in English."""
    for node in tree.nodes:
        _negate(tree, node, known)
    for node in list(tree.nodes):
        if _silent(tree, node, known):
            tree.drop(node)
        else:
            _gloss(node, known)


def _negate(tree: Tree, node: Node, known: Folder) -> None:
    """Write "not" for a word of negation: "pas", and "plus" where "ne" stands beside it."""
    lemma = node.lemma.lower()
    if node.pos != "ADV" or node.english or node.head is None:
        return
    beside = any(one.lemma in known.words["particle"] for one in tree.kids(node.head))
    if lemma in known.words["not"] or (beside and lemma in known.words["not_beside"]):
        node.english, node.label, node.tag = "not", "neg", "RB"
    elif lemma in known.words["never_beside"]:
        node.english = "never" if beside else "ever"


def _silent(tree: Tree, node: Node, known: Folder) -> bool:
    if node.english:
        return False
    lemma = node.lemma.lower()
    if lemma in known.words["dropped"] and node.pos in {"ADV", "PRON", "PART", "DET", "ADP"}:
        return True
    if node.label == "det" and node.head is not None and node.head.pos == "PROPN":
        return True  # "la Russie"
    return node.pos == "DET" and known.tables["determiner"].get(node.word.lower()) == ""


def _gloss(node: Node, known: Folder) -> None:
    lemma = node.lemma.lower()
    if node.pos in {"VERB", "AUX"}:
        node.english = node.english or lemma
    elif node.pos == "PUNCT":
        node.english = {"«": '"', "»": '"'}.get(node.word, node.word)
    elif not node.english:
        _listed(node, known)
    if node.english in _OWN:
        node.label, node.tag = "poss", "PRP$"
    node.tag = node.tag or _RELATIVE.get(node.english) or _tag(node)
    node.form = node.form or _written(node)


def _written(node: Node) -> str:
    """Return the word as it is written; of several, a verb's first is bent and a noun's last."""
    first, _, rest = node.english.partition(" ")
    if node.pos == "VERB" and rest:
        return f"{written(first, node.tag)} {rest}"
    return written(node.english, node.tag)


def _listed(node: Node, known: Folder) -> None:
    """Gloss by the dictionary; a name, or a word that it does not have, stays as it is."""
    people = people_of(node, known)
    if people and node.pos in {"NOUN", "PROPN", "ADJ"}:
        node.english, node.pos = people, "ADJ" if node.pos == "ADJ" else "PROPN"
        return
    if node.pos == "NUM" or node.word[:1].isdigit():
        node.english = node.form = number(node.word.lower(), known) or node.word
        node.pos = "NUM" if not node.form.endswith(("th", "st")) else node.pos
        return
    for table in _TABLES.get(node.pos, ()):
        spellings = (node.word, node.lemma) if node.pos in {"DET", "PRON"} else (node.lemma, node.word)
        gloss = next(filter(None, (lookup(word, table, known) for word in spellings)), None)
        if gloss:
            node.english = gloss
            _settle(node, table)
            return
    node.english = node.word if node.pos in {"PROPN", "X"} else node.lemma


def _settle(node: Node, table: str) -> None:
    if table == "time":
        node.pos = "PROPN"
        node.form = node.english
    elif table == "noun" and node.label not in {"compound", "amod"}:
        node.pos = "NOUN"  # with a capital in a headline, or taken for an adjective


def listed(node: Node, known: Folder) -> bool:
    """Whether any table has a word or its lemma."""
    words = {node.word.lower(), node.lemma.lower()}
    if words & known.demonyms.keys():
        return True
    return any(lookup(word, table, known) is not None for word in words for table in known.tables)


def people_of(node: Node, known: Folder) -> str | None:
    """Return the English for those of a country, where a word names them."""
    return _singular(node.lemma, known.demonyms, known) or _singular(node.word, known.demonyms, known)


def lookup(word: str, table: str, known: Folder) -> str | None:
    """Return what a table has for a word, or for what it is the plural of."""
    return _singular(word, known.tables[table], known)


def _singular(word: str, listed: dict[str, str], known: Folder) -> str | None:
    return next((listed[form] for form in forms(word, known) if form in listed), None)


def forms(word: str, known: Folder) -> Iterator[str]:
    """Yield a word in small letters, and what it may be the plural or the feminine of."""
    lower = word.lower()
    yield lower
    for ending, own in known.plurals:
        if lower.endswith(ending):
            yield lower.removesuffix(ending) + own


def _tag(node: Node) -> str:
    many = node.feats.get("Number") == "Plur"
    if node.pos == "NOUN":
        return "NNS" if many else "NN"
    if node.pos == "PROPN":
        return "NNPS" if many and node.english[:1].isupper() and node.feats.get("Kind") != "name" else "NNP"
    return _TAGS.get(node.pos, "NN")
