"""Walks over a dependency tree (ClearNLP labels, as spaCy's English models have them)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.english.data import load, word_list

if TYPE_CHECKING:
    from streams.code.parse import Span, Token

__all__ = [
    "acts",
    "clause",
    "conjuncts",
    "governors",
    "is_passive",
    "kids",
    "lemma",
    "misread",
    "objects",
    "of_what",
    "prepositional",
    "words_of",
]

_SINGULAR = ("ss", "us", "is")
_SHORT = 5  #: letters of a verb of one syllable: "shape" without its e has four, "strive" five
_VOWELS = frozenset("aeiou")
_OF = frozenset({"of", "worth"})
_BARE = frozenset({"let", "help", "make"})  #: with a bare infinitive, which may pass for a finite verb


def kids(token: Token, *deps: str) -> list[Token]:
    """Return the children of a token with one of the labels, in text order."""
    return [child for child in token.children if child.dep_ in deps] if token.children else []


def lemma(token: Token) -> str:
    """Return the lemma in lower case, of a capitalised plural and of a past form taken for a present too."""
    if token.plain is None:
        token.plain = _lemma(token)
    return token.plain


def _lemma(token: Token) -> str:
    word = token.lemma_.lower()
    if token.pos_ == "VERB":
        form = token.lower_
        if word.endswith("tte") and form == word + "d":
            return word[:-2]  # the lemmatiser makes "gutte" of "gutted"
        return _past().get(word, word) if word == form else word + "e" * _silent(word, form)
    if token.lower_ == "taxes":
        return "tax"  # the lemmatiser takes it for the plural of "taxis"
    if token.pos_ != "PROPN":
        return "ceasefire" if word == "fire" and _ceases(token) else word
    if word.endswith("men"):
        return word[:-3] + "man"
    plural = token.tag_ == "NNPS" or (token.is_sent_start and not word.endswith(_SINGULAR))
    return word[:-1] if plural and word.endswith("s") else word


def _ceases(fire: Token) -> bool:
    """Whether it is the end of "cease-fire", which the parser takes apart."""
    return bool(fire.i > 1 and fire.doc[fire.i - 2].lower_ == "cease" and fire.nbor(-1).text == "-")


@lru_cache(maxsize=1)
def _past() -> dict[str, str]:
    return load("irregular")


def _silent(word: str, form: str) -> bool:
    """Whether the lemmatiser lost a silent e: "staged" is of "stage", as "stag" would double its g."""
    if len(word) > _SHORT or form not in {word + "ed", word + "es", word + "ing"}:
        return False
    # A verb of one syllable alone would double its last letter: "visited" is of "visit".
    one = sum(letter in _VOWELS for letter in word) == 1
    return one and word[-1] not in "aeioushwxyz" and word[-2:-1] in _VOWELS


def words_of(sentence: Span) -> frozenset[str]:
    """Return the words of a sentence in lower case, and their lemmas."""
    if sentence.words is None:
        sentence.words = frozenset(
            [token.lower_ for token in sentence] + [lemma(token) for token in sentence]
        )
    return sentence.words


def acts(token: Token) -> bool:
    """Whether a token is no noun, or has a subject like a verb: "a settler shot dead 29"."""
    return token.pos_ not in {"NOUN", "PROPN"} or (token.dep_ == "ROOT" and bool(kids(token, "nsubj")))


def conjuncts(token: Token) -> list[Token]:
    """Return the token and all that is coordinated after it, also where the parser takes a list for a name.

    It makes the second an apposition of the first: "Sweden, Norway and Denmark".
    """
    coordinated = [token]
    listed = [one for one in kids(token, "appos") if one.pos_ == token.pos_ == "PROPN" and kids(one, "conj")]
    for child in [*listed, *kids(token, "conj")]:
        coordinated += conjuncts(child)
    return coordinated


def of_what(token: Token) -> list[Token]:
    """Return the token and, where it only measures, what it measures."""
    if lemma(token) not in word_list("measure") and token.pos_ != "NUM":
        return [token]
    inner = [noun for prep in kids(token, "prep") if prep.lower_ in _OF for noun in kids(prep, "pobj")]
    return [token, *(deeper for noun in inner for deeper in of_what(noun))]


def is_passive(verb: Token) -> bool:
    """Whether a verb tells what is done to its subject, or to the noun it hangs on, headlines included."""
    passive = bool(kids(verb, "nsubjpass", "auxpass")) or (verb.tag_ == "VBN" and verb.dep_ == "acl")
    return passive or (bool(kids(verb, "agent")) and not kids(verb, "dobj"))


def objects(verb: Token) -> list[Token]:
    """Return the heads of what a verb acts on: its objects, or the subject of its passive."""
    if verb.acted_on is None:
        verb.acted_on = _objects(verb)
    return verb.acted_on


def misread(verb: Token) -> list[Token]:
    """Return who acts by a verb taken for an attribute: "prosecutors charged cleric Abu Bakar Bashir".

    The parser then makes the object the root, with the verb before it and the subject before both.
    """
    if verb.dep_ != "amod" or verb.tag_ not in {"VBN", "VBD"} or _top(verb).dep_ != "ROOT":
        return []
    near = [*kids(_top(verb), "nsubj", "nmod", "npadvmod"), *kids(verb, "npadvmod", "nsubj")]
    return [token for token in near if token.i < verb.i]


def _top(verb: Token) -> Token:
    """Return the noun that an attribute belongs to, a title's bearer included."""
    head = verb.head
    return head.head if head.dep_ in {"compound", "nmod", "poss"} else head


def _objects(verb: Token) -> list[Token]:
    heads: list[Token] = [_top(verb)] if misread(verb) else []
    suffers = ("nsubj",) if kids(verb, "agent") and is_passive(verb) else ()  # "hostage beheaded by rebels"
    for child in kids(verb, "dobj", "nsubjpass", "dative", "attr", "acomp", "oprd", "intj", *suffers):
        for one in conjuncts(child):
            heads += of_what(one)
    for child in kids(verb, "ccomp", "advcl"):
        if child.pos_ == "ADJ":  # "found him guilty"
            heads.append(child)
        elif child.dep_ == "ccomp" and (child.tag_ in {"VB", "VBN"} or lemma(verb) in _BARE):
            heads += _urged(child)
    return heads + _relative(verb)


def _urged(inner: Token) -> list[Token]:
    """Return who is to do it in "let inspectors in", "asked NATO to send jets", as the parser has it."""
    finite = any(aux.tag_ in {"MD", "VBZ", "VBD", "VBP"} for aux in kids(inner, "aux", "auxpass"))
    subjects = [] if finite or kids(inner, "mark") else kids(inner, "nsubj", "nsubjpass")
    return [deeper for one in subjects for each in conjuncts(one) for deeper in of_what(each)]


def _relative(verb: Token) -> list[Token]:
    """Return the noun that a participle hangs on and acts on: "prisoners held since May"."""
    passive = verb.tag_ == "VBN" and verb.dep_ == "acl"
    return [verb.head] if passive else []


def prepositional(token: Token, *words: str) -> list[Token]:
    """Return the nouns that hang on a token by one of the prepositions."""
    return [
        inner
        for prep in kids(token, "prep", "agent", "dative", "prt")
        if prep.lower_ in words
        for noun in kids(prep, "pobj")
        for one in conjuncts(noun)
        for inner in of_what(one)
    ]


def governors(token: Token) -> Iterator[Token]:
    """Yield the heads above a token, the nearest first, up to the root."""
    while token.head is not token:
        token = token.head
        yield token


def clause(token: Token) -> Token:
    """Return the verb whose clause a token stands in: itself where it is one."""
    if token.verb is None:
        token.verb = _clause(token)
    return token.verb


def _clause(token: Token) -> Token:
    over = token
    while over.pos_ not in {"VERB", "AUX"}:
        if over.head is over:
            return token.sent.root
        over = over.head
    return over
