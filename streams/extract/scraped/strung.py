"""Who wrote an article whose page is on one line: "... Share By Nora Pike Published 4 October 2025 ..."."""

import re
from itertools import takewhile

from streams.extract.lines import words
from streams.extract.meta.words import NO_NAMES, OPENERS, PARTICLES, ROLES, TEAMS

__all__ = ["signed_within"]

_WORD = r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][^\W\d_]{0,20}(?:['’-][^\W\d_]{1,20}){0,2})"
_NAME = rf"{_WORD}(?:\s(?:{'|'.join(sorted(PARTICLES - {'y', 'e', 'and'}))})){{0,2}}(?:\s{_WORD}){{1,2}}"
#: Only a capital tells the label from "by" in a sentence.
_SIGNED = re.compile(
    r"(?<!\w)(?:By|BY|Von|VON|Por|POR|Par|PAR|Di|Door|Af|Av|Автор:)\s"
    rf"(?P<names>{_NAME}(?:(?:,\s|\s(?:and|und|y|et|og|och|en|e|и|&)\s){_NAME}){{0,4}})"
)
_BETWEEN = re.compile(r",\s|\s(?:and|und|y|et|og|och|en|e|и|&)\s")
_SHORT = 2  # letters of an initial; a name has three words if the second is one, or is a particle
_OTHERS = NO_NAMES | ROLES | TEAMS


def signed_within(text: str) -> list[str]:
    """Return the names behind the first "By" that any follow; without a break, a name is of two words."""
    match = _SIGNED.search(text)
    names = map(_name, _BETWEEN.split(match["names"])) if match else ()
    return list(takewhile(bool, names))


def _name(text: str) -> str:
    """Return the first words of the text that can be one person's; none where they are fewer than two."""
    own = list(takewhile(lambda word: _OTHERS.isdisjoint(words(word)) or word in PARTICLES, text.split()))
    full = next((at + 1 for at, word in enumerate(own) if at and not _leads(word)), len(own))
    is_name = full > 1 and own[0].lower() not in OPENERS
    return " ".join(own[:full]) if is_name else ""


def _leads(word: str) -> bool:
    """Tell whether more of a name has to follow: an initial, or a particle."""
    return word in PARTICLES or len(word.rstrip(".")) < _SHORT
