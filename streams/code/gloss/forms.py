"""How an English word is written with a Penn tag."""

from __future__ import annotations

from functools import lru_cache

from streams.code.english.data import load

__all__ = ["written"]

_VOWELS = frozenset("aeiou")
_SAME = frozenset(["police", "people", "troops", "cattle", "staff", "sheep", "aircraft", "series", "species"])
_PLURALS = {"child": "children", "wife": "wives", "life": "lives", "person": "people", "foot": "feet"}
_BE = {"VBZ": "is", "VBP": "are", "VBD": "was", "VB": "be", "VBN": "been", "VBG": "being"}
_HAVE = {"VBZ": "has", "VBD": "had", "VBN": "had", "VBG": "having"}
_NATIVE = ("sh", "ch", "ese", "ss")  #: peoples that need no -s: "the French", "the Chinese"


def written(lemma: str, tag: str) -> str:
    """Return the word: "tell", "VBD" is "told"; a lemma of several words bends its last."""
    if lemma == "be":
        return _BE.get(tag, lemma)
    if lemma == "have":
        return _HAVE.get(tag, lemma)
    if tag in {"NNS", "NNPS"}:
        return _plural(lemma)
    if tag in {"VBD", "VBN"}:
        return _irregular(tag).get(lemma) or _ended(lemma, "ed")
    if tag == "VBG":
        return _ended(lemma, "ing")
    return _plural(lemma) if tag == "VBZ" else lemma


def _plural(lemma: str) -> str:
    if lemma in _SAME or (lemma.endswith(_NATIVE) and lemma[:1].isupper()):
        return lemma
    if lemma.endswith("man"):
        return lemma.removesuffix("man") + "men"
    if lemma in _PLURALS:
        return _PLURALS[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _ended(lemma: str, ending: str) -> str:
    if lemma.endswith("e") and not (ending == "ing" and lemma.endswith(("ee", "ye", "oe"))):
        return lemma[:-1] + ending
    if ending == "ed" and lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + lemma[-1] * _doubled(lemma) + ending


def _doubled(lemma: str) -> bool:
    """Whether a short verb doubles its consonant: "ban", "stop"."""
    vowels = [letter for letter in lemma if letter in _VOWELS]
    return len(vowels) == 1 and lemma[-1] not in "aeiouwxyhr" and lemma[-2:-1] in _VOWELS


@lru_cache(maxsize=2)
def _irregular(tag: str) -> dict[str, str]:
    """Return the past forms of irregular verbs, by lemma: the first listed, for a participle the last."""
    found: dict[str, str] = {}
    for form, lemma in load("irregular").items():
        if tag == "VBN" or lemma not in found:
            found[lemma] = form
    return found
