"""Whether an article tells of a mishap and of nothing that is of war: then its dead are that mishap's."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import lemma
from streams.code.english.triggers.chance import unclaimed
from streams.code.english.triggers.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.record.drafts import Draft

__all__ = ["in_tone", "tone_of", "wants_tone"]

_LEAD = 1500  #: characters: what comes later is background
_WORD = re.compile(r"[a-z]+")
_OF_WAR = ("violent", "bandits", "crime", "deadly", "reciprocal")  #: lists of words


def tone_of(title: str, text: str) -> Kind | None:
    """Return the kind of mishap that the words of an article are of; None where any is of war."""
    words = _WORD.findall(f"{title} {text[:_LEAD]}".lower())
    met = set(words)
    if met.isdisjoint(_signs()) or not met.isdisjoint(_of_war()):
        return None
    root = next(_signs()[word] for word in words if word in _signs())
    return Kind(root, None)


def wants_tone(drafts: Sequence[Draft]) -> bool:
    """Whether any of the drafts may be of a mishap, and none is an attack by its own words."""
    attacks = (one for one in drafts if one.kind.root == "ASSAULT" and not one.bare)
    return any(map(_unclaimed, drafts)) and all(map(_unclaimed, attacks))


def in_tone(draft: Draft, tone: Kind | None) -> Draft:
    """Return the draft: harm that nobody is said to have done is of the article's mishap."""
    if tone is None or not _unclaimed(draft):
        return draft
    return replace(draft, kind=tone, bare=draft.bare and lemma(draft.trigger) not in word_list("result"))


def _unclaimed(draft: Draft) -> bool:
    return unclaimed(draft, draft.kind, draft.actors)


def _plurals(words: frozenset[str]) -> frozenset[str]:
    return words | {f"{word}s" for word in words}


@lru_cache(maxsize=1)
def _of_war() -> frozenset[str]:
    listed = frozenset(word for name in _OF_WAR for word in word_list(name))
    return _plurals((listed | word_list("war_tone")) - word_list("peace_tone"))


@lru_cache(maxsize=1)
def _signs() -> dict[str, str]:
    """Return the words that are of mishaps alone, with the root of each."""
    signs = dict.fromkeys(_plurals(word_list("mishap_sign") | word_list("mishap_tone")), "ACCIDENT")
    return signs | dict.fromkeys(_plurals(word_list("hazard_sign")), "DISASTER")
