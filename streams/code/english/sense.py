"""Whether a verb has the sense that its frame means: "went to Cairo" is a visit, "to the polls" is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.syntax import kids, lemma, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

    from streams.code.english.people import Parties
    from streams.code.lexicon import Frame

__all__ = ["meant_so"]

_WAYS = ("to", "into", "in", "at", "from", "for", "down")
_ANYBODY = frozenset({"you", "one"})


def meant_so(verb: Token, frame: Frame, parties: Parties) -> bool:
    """Whether a verb that stands in a frame tells of what the frame is for."""
    if any(child.lower_ in _ANYBODY for child in kids(verb, "nsubj")):
        return False  # "if you attack": nobody does
    if frame.root == "CONSULT" and frame.mode == "visit" and lemma(verb) in word_list("loose_motion"):
        return _arrives(verb, parties)
    if frame.root == "CONSULT" and lemma(verb) == "call":
        return not _named_so(verb)
    return _whole(verb, frame)


def _arrives(verb: Token, parties: Parties) -> bool:
    """Whether it leads to or from a place, a party or talks: not "go to the polls", "is going to win"."""
    places = word_list("territory") | word_list("talks") | word_list("destination")
    return any(
        noun.pos_ == "PROPN" or noun.i in parties or lemma(noun) in places
        for noun in prepositional(verb, *_WAYS)
    )


def _named_so(verb: Token) -> bool:
    """Whether it gives a name or asks: "called it a crime", "a group called X", "called for", "called on"."""
    passive = verb.tag_ == "VBN" and (verb.dep_ == "acl" or bool(kids(verb, "auxpass")))
    asked = any(prep.lower_ in {"on", "upon", "for"} for prep in kids(verb, "prep"))
    given = len(kids(verb, "dobj", "dative", "oprd", "ccomp", "attr")) > 1
    return passive or asked or given


def _whole(verb: Token, frame: Frame) -> bool:
    """Whether a verb has the object that its sense asks for, or none: not "demonstrated courage"."""
    word = lemma(verb)
    if frame.parts or word not in word_list("objectless") | word_list("objectful"):
        return True
    acted = bool(kids(verb, "dobj", "ccomp", "nsubjpass")) or verb.dep_ == "acl"
    return acted == (word in word_list("objectful"))
