"""Whatever a sentence's parse is, its gloss is a tree: the rules walk up to the root."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from streams.code.gloss.build import build
from streams.code.gloss.counts import count
from streams.code.gloss.joins import join
from streams.code.gloss.reading import glossed
from streams.code.gloss.tree import Node, Tree, trees
from tests.code.gloss.parsed import french, gloss_of, hung, parsed

_LABELS = [
    "nsubj", "obj", "obl", "obl:agent", "nmod", "advcl", "acl", "ccomp", "xcomp", "conj", "cc", "case",
    "mark", "det", "amod", "advmod", "aux", "aux:pass", "cop", "flat", "appos", "parataxis", "nummod", "dep",
]  # fmt: skip
_KINDS = [
    "NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "ADP", "SCONJ", "CCONJ", "PRON", "DET", "NUM", "X", "PUNCT",
]  # fmt: skip
_FEATS = [
    "", "VerbForm=Fin|Mood=Ind", "VerbForm=Inf", "VerbForm=Part|Tense=Past", "Reflex=Yes", "Number=Plur",
]  # fmt: skip
_WORDS = [
    "il", "se", "ne", "pas", "la", "Paris", "armée", "a", "est", "va", "doit", "tué", "menacé", "12", "000",
    "deux", "jours", "lundi", "dont", "et", ",", "États", "-", "Unis",
]  # fmt: skip
FIN = "VerbForm=Fin|Mood=Ind|Number=Sing|Tense=Pres"


@cache
def _phrases() -> list[str]:
    return sorted({" ".join(one.words) for phrases in french().phrases.values() for one in phrases})


@st.composite
def sentences(draw: st.DrawFn) -> Doc:
    """Draw a sentence with phrases in it that hangs together at random."""
    parts = draw(st.lists(st.sampled_from(_phrases()) | st.sampled_from(_WORDS), min_size=1, max_size=6))
    words = " ".join(parts).split()
    order = draw(st.permutations(range(len(words))))  # each hangs on one before it in this order
    heads = {one: order[draw(st.integers(0, at - 1))] if at else one for at, one in enumerate(order)}
    rows = []
    for at, word in enumerate(words):
        pos, label, feats = (draw(st.sampled_from(some)) for some in (_KINDS, _LABELS, _FEATS))
        label = "root" if heads[at] == at else label
        rows.append(f"{word} {word} {pos} {label} {heads[at]} {feats}")
    return parsed("\n".join(rows))


def _is_tree(tree: Tree) -> bool:
    roots = [node for node in tree.nodes if node.head is None]
    return len(roots) == 1 and all(node in roots or roots[0] in node.over() for node in tree.nodes)


@settings(max_examples=100, deadline=None)
@given(sentences())
def test_words_that_are_joined_leave_a_tree(doc: Doc) -> None:
    for tree in trees(doc, {}):
        join(tree, french())
        assert _is_tree(tree)
        assert all(node.head is None or node.head in tree.nodes for node in tree.nodes)
        count(tree, french())
        assert _is_tree(tree)


@settings(max_examples=100, deadline=None)
@given(sentences())
def test_a_gloss_has_a_root_a_sentence_and_no_ring(doc: Doc) -> None:
    rewritten = glossed(doc, french())
    gloss = build(rewritten, doc, doc.text)
    assert sum(word.head == word for word in gloss) == sum(bool(tree.nodes) for tree in rewritten)
    for word in gloss:
        assert word is word.sent.root or word.sent.root.is_ancestor(word)


def _ring(size: int, *, root: bool) -> Tree:
    nodes = [
        Node(f"w{i}", f"w{i}", "NOUN", "nmod", 0, 0, english=f"w{i}", tag="NN") for i in range(size + root)
    ]
    for at, node in enumerate(nodes[:size]):
        node.head = nodes[(at + 1) % size]
    return Tree(nodes)


def test_a_ring_is_cut_where_a_document_is_written() -> None:
    doc = parsed("w w NOUN root 0")
    assert hung(build([_ring(3, root=True)], doc, "w")) == {
        "w0 dep w3", "w1 nmod w2", "w2 nmod w0", "w3 ROOT w3",
    }  # fmt: skip
    assert hung(build([_ring(2, root=False)], doc, "w")) == {"w0 ROOT w0", "w1 nmod w0"}


def test_what_hangs_on_a_word_that_is_gone_hangs_on_the_root() -> None:
    tree = _ring(1, root=True)
    tree.nodes[0].head = Node("gone", "gone", "NOUN", "root", 0, 0)
    assert hung(build([tree], parsed("w w NOUN root 0"), "w")) == {"w0 ROOT w0", "w1 dep w0"}


@pytest.mark.parametrize(
    "behind",
    [
        "signe signer VERB acl 4 {FIN}",  # it hangs on "ce"
        "signe signer VERB advmod 8 {FIN}\nensemble ensemble ADJ amod 4",  # it hangs on what does
    ],
)
def test_what_hangs_within_its_conjunction_hangs_on_its_clause(behind: str) -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 1
    manifeste manifester VERB root 1 {FIN}
    jusqu' jusque ADP case 4
    à à ADP case 4
    ce ce PRON obl 1
    que que SCONJ mark 7
    Paris Paris PROPN nsubj 7
    {behind.format(FIN=FIN)}
    """)
    assert hung(doc) >= {"until mark signs", "Paris nsubj signs"}
    assert [word.text for word in doc if word.head == word] == ["demonstrates"]
    assert "npadvmod" in {word.dep_ for word in doc if word.head.text == "demonstrates"}


def test_a_conjunction_of_two_words_is_no_sentence_of_its_own() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 1
    manifeste manifester VERB root 1 {FIN}
    parce parce SCONJ mark 5
    que que SCONJ fixed 2
    Paris Paris PROPN nsubj 5
    signe signer VERB advcl 1 {FIN}
    """)
    assert hung(doc) >= {"because mark signs", "signs advcl demonstrates"}
