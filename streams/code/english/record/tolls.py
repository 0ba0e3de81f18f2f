"""The toll of an event: dead, injured, arrested, displaced, as its own words count them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.english.data import load, word_list
from streams.code.english.parser.syntax import clause, conjuncts, kids, lemma, of_what, prepositional
from streams.code.english.record.quantities import range_at
from streams.records import Range, Size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streams.code.english.triggers.hit import Hit
    from streams.code.parse import Token

__all__ = ["toll"]

_HARMED = ("dead", "injured", "displaced")
_TOLLED = {
    "ASSAULT": _HARMED, "DISASTER": _HARMED, "ACCIDENT": _HARMED, "CRIME": ("dead", "injured", "arrested"),
    "PROTEST": ("dead", "injured", "arrested"), "COERCE": ("arrested", "displaced"),
}  # fmt: skip
_LOSERS = frozenset({"lose", "flee", "leave", "abandon"})  #: whose subject comes to harm
_VICTIMS = ("dobj", "nsubjpass", "nsubj", "dep", "oprd")
_ONE = frozenset({"a", "an", "one", "another", "his", "her", "their", "the"})


def toll(hit: Hit, root: str) -> Size:
    """Return the first count that each word of harm takes: verbs of the event, nouns of its sentence."""
    own = {hit.trigger, hit.verb, *hit.echoes}
    ranges: dict[str, Range] = {}
    for token in hit.trigger.sent if root in _TOLLED else ():
        for field in _fields(token, token in own, _TOLLED[root]):
            if field not in ranges and (count := _count(token)) is not None:
                ranges[field] = count
    return Size(**ranges)


def _fields(token: Token, own: bool, fields: tuple[str, ...]) -> Iterator[str]:
    word = lemma(token)
    if word == "body" and token.tag_ == "NN" and not _lies(token):
        return  # "a governing body", "an ore body"
    for field in fields:
        listed = _words(field, "verb") if own and token.pos_ not in {"NOUN", "ADJ"} else _words(field, "noun")
        if word in listed:
            yield field


def _lies(body: Token) -> bool:
    """Whether it is somebody's who is dead."""
    return any(lemma(token) in word_list("discovery") | {"dead", "wash", "corpse"} for token in body.sent)


@lru_cache(maxsize=16)
def _words(field: str, part: str) -> frozenset[str]:
    return frozenset(load("tolls")[field][part].split())


def _count(word: Token) -> Range | None:
    if lemma(word) == "toll":
        return _reached(word)
    phrases = [_whole(head) for head in _victims(word)]
    near = next((count for one in phrases if (count := _sum(one)) is not None), None)
    left = word.doc[word.i - 1] if word.i > word.sent.start else word
    return near or (range_at(left) if not kids(word, "det") else None)


def _reached(word: Token) -> Range | None:
    """Return the number in "the toll rose to 45", "a toll of 45"."""
    verb = clause(word)
    behind = [*prepositional(word, "of"), *prepositional(verb, "to", "at"), *prepositional(word, "to", "at")]
    return next((count for noun in behind if (count := _people(noun)) is not None), None)


def _victims(word: Token) -> list[Token]:
    """Return the heads of the phrases that may name who came to harm, the likeliest first."""
    if lemma(word) in _PLACES:
        return _moved(word)
    if word.pos_ in {"NOUN", "ADJ"}:
        above = [word.head, *kids(word.head, "dobj", "nsubjpass", "nsubj")]
        return [word, *kids(word, "nsubj"), *(_moved(word) if kids(word, "poss") else above)]
    own = kids(word, *_VICTIMS)
    passive = [c for c in own if c.dep_ in {"dobj", "nsubjpass"}]
    above = [word.head] if word.dep_ in {"acl", "oprd", "ccomp", "relcl"} else []
    return [*passive, *(above if not passive else []), *own]


def _moved(word: Token) -> list[Token]:
    """Return those who lose their lives or leave their homes."""
    verb = clause(word)
    out = lemma(word) != "home" or (word.dep_ == "pobj" and word.head.lower_ in {"from", "of"})
    own = kids(verb, "nsubj") if lemma(verb) in _LOSERS else []
    return [one for one in [*kids(verb, "dobj", "nsubjpass"), *own] if out and one != word]


#: "Into custody", "from their homes": those who are taken or driven are the verb's.
_PLACES = frozenset({"custody", "home"})


def _whole(head: Token) -> list[Token]:
    """Return the heads of a coordinated phrase: "a woman and her two children"."""
    return conjuncts(head)


def _sum(heads: list[Token]) -> Range | None:
    """Return the sum of the counts, open above where one of them is unknown."""
    counts = [_people(head) for head in heads]
    known = [count for count in counts if count is not None]
    if not known or counts[0] is None:
        return None
    tops = [count.max for count in known]
    closed = len(known) == len(counts) and None not in tops
    return Range(min=sum(c.min for c in known), max=sum(t or 0 for t in tops) if closed else None)


def _people(token: Token) -> Range | None:
    """Return a number of people: it stands alone, or before a noun for people, which alone is one."""
    alone = range_at(token)
    if alone is not None:
        return None if any(lemma(one) in word_list("no_people") for one in of_what(token)[1:]) else alone
    counted = next((count for c in kids(token, "nummod", "amod") if (count := range_at(c)) is not None), None)
    inner = of_what(token)[1:]
    if counted is None and inner:
        return _people(inner[0])
    if counted is not None:
        return None if lemma(token) in word_list("no_people") else counted
    one = token.tag_ == "NN" and any(c.lower_ in _ONE for c in kids(token, "det", "poss"))
    return Range(min=1, max=1) if one and _human(lemma(token)) else None


def _human(word: str) -> bool:
    listed = word in word_list("people") or word in word_list("political_people") or word in word_list("kin")
    return listed or word.endswith(_PERSONAL)


_PERSONAL = ("er", "or", "ist", "iite", "man", "ian", "head", "chief", "guard")
