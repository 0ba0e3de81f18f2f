"""Whether an article tells of a mishap and of nothing that is of war: then its dead are that mishap's."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.english.chance import unclaimed
from streams.code.english.data import word_list
from streams.code.english.kinds import Kind
from streams.code.english.syntax import lemma

if TYPE_CHECKING:
    from streams.code.english.drafts import Draft

__all__ = ["in_tone", "tone_of"]

_LEAD = 1500  #: characters: what comes later is background
_WORD = re.compile(r"[^\W\d_]+")
_OF_WAR = ("violent", "bandits", "crime", "deadly", "reciprocal")  #: lists of words


def tone_of(title: str, text: str) -> Kind | None:
    """Return the kind of mishap that the words of an article are of; None where any is of war."""
    words = [_single(word) for word in _WORD.findall(f"{title} {text[:_LEAD]}".lower())]
    if not _of_war().isdisjoint(words):
        return None
    root = next((_signs()[word] for word in words if word in _signs()), None)
    return Kind(root, None) if root else None


def in_tone(draft: Draft, tone: Kind | None) -> Draft:
    """Return the draft: harm that nobody is said to have done is of the article's mishap."""
    if tone is None or not unclaimed(draft, draft.kind, draft.actors):
        return draft
    return replace(draft, kind=tone, bare=draft.bare and lemma(draft.trigger) not in word_list("result"))


def _single(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and word[:-1] in _known() else word


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return _of_war() | frozenset(_signs())


@lru_cache(maxsize=1)
def _of_war() -> frozenset[str]:
    listed = frozenset(word for name in _OF_WAR for word in word_list(name))
    return (listed | word_list("war_tone")) - word_list("peace_tone")


@lru_cache(maxsize=1)
def _signs() -> dict[str, str]:
    """Return the words that are of mishaps alone, with the root of each."""
    found = dict.fromkeys(word_list("mishap_sign") | word_list("mishap_tone"), "ACCIDENT")
    return found | dict.fromkeys(word_list("hazard_sign"), "DISASTER")
