"""How an English word is written with a Penn tag."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

__all__ = ["written"]

_VOWELS = frozenset("aeiou")
_BE = {"VBZ": "is", "VBP": "are", "VBG": "being"}
_NATIVE = ("sh", "ch", "ese", "ss")  #: peoples that need no -s: "the French", "the Chinese"


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@lru_cache(maxsize=4096)
def written(lemma: str, tag: str) -> str:
    """Return the word: "tell", "VBD" is "told"."""
    if lemma == "be" and tag in _BE:
        return _BE[tag]
    if lemma == "have" and tag == "VBZ":
        return "has"
    if tag in {"VBD", "VBN"}:
        past = _data()["past"].get(lemma, "").split()
        return past[tag == "VBN"] if past else _ended(lemma, "ed")
    if tag == "VBG":
        return _ended(lemma, "ing")
    return _plural(lemma) if tag in {"NNS", "NNPS", "VBZ"} else lemma


def _plural(lemma: str) -> str:
    native = lemma[:1].isupper() and lemma.endswith(_NATIVE)
    if native or lemma in _data()["unchanged"].split():
        return lemma
    if lemma in _data()["plurals"]:
        return str(_data()["plurals"][lemma])
    if lemma.endswith("man"):
        return lemma.removesuffix("man") + "men"
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
    """Whether a verb doubles its consonant: a short one, as "ban" and "stop", or one stressed on its end."""
    vowels = [letter for letter in lemma if letter in _VOWELS]
    short = len(vowels) == 1 and lemma[-1] not in "aeiouwxyhr" and lemma[-2:-1] in _VOWELS
    return short or lemma in _data()["doubled"].split()
