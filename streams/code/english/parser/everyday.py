"""Words of everyday, no names where a headline capitalises them: those that frames and lists have."""

from __future__ import annotations

from functools import lru_cache

from streams.code.english.data import load
from streams.code.lexicon import lexicon

__all__ = ["is_small", "is_word"]

_ENDINGS = {"ies": "y", "es": "", "s": "", "ied": "y", "ed": "", "d": "", "ing": "", "er": "", "ers": ""}
_STEM = 3  #: letters
_DOUBLED = 2


def is_small(word: str) -> bool:
    """Whether it is a little word, which many headlines leave small: "of", "will"."""
    return word in _little()


@lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    """Whether a word in small letters, or what it is a form of, is known as a word."""
    if word.removesuffix("'s") in _names():
        return False
    if "-" in word:
        return all(part and (is_small(part) or is_word(part)) for part in word.split("-"))
    return is_small(word) or any(form in _words() for form in _forms(word))


def _forms(word: str) -> list[str]:
    """Return a word and what it may be a form of: "banned" is of "ban", "urging" of "urge"."""
    forms = [word, *(word.removesuffix(mark) for mark in ("'s", "’s"))]
    for ending, other in _ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _STEM:
            forms += [stem + other, stem + "e"]
            if stem[-1:] * _DOUBLED == stem[-_DOUBLED:]:
                forms.append(stem[:-1])
    return forms


@lru_cache(maxsize=1)
def _little() -> frozenset[str]:
    return frozenset(load("headlines")["little"].split())


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Return names that may be words too, and the last names of leaders: "Baker", "Straw"."""
    leaders = (
        name for listed in load("leaders").values() for names in listed.values() for name in names.split("|")
    )
    last = {name.replace("+", "").split()[-1].lower() for name in leaders}
    return frozenset(last | {*load("headlines")["names"].split()})


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    known = lexicon("en")
    heads = (head for frame in known.frames for head in frame.pattern.split()[0].split("|"))
    parts = (word for frame in known.frames for part in frame.parts for word in part.words)
    listed = (word for words in known.words.values() for word in words)
    roles = (word for nouns in load("roles").values() for word in nouns.split())
    topics = (
        word for grades in load("topics").values() for words in grades.values() for word in words.split()
    )
    plain = load("headlines")["words"].split()
    return frozenset(word for word in (*heads, *parts, *listed, *roles, *topics, *plain) if word.isalpha())
