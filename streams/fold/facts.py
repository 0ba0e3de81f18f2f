"""The facts of a text that a template would be filled with: its numbers and its names."""

import re

__all__ = ["names", "numbers"]

#: 1, 1.5, 1,000, 10:30. Linear: a separator is taken only with a digit after it.
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")

#: A capital after a word or a comma, so in mid-sentence. Upper-case letters of Latin, Greek, Cyrillic and
#: Armenian; the Latin extension holds both cases and is sifted afterwards. The space stands first, so that
#: the search leaps from one to the next: a third of the time that looking back from every character takes.
_CAPITALISED = re.compile(r" (?<=[\w,;] )([A-ZÀ-ÖØ-ÞĀ-ŽΆ-ΫЀ-ЯԱ-Ֆ][\w'’-]*)")


def numbers(text: str) -> tuple[str, ...]:
    """Return the distinct numbers of a text, sorted, without thousands' commas."""
    return tuple(sorted({found.replace(",", "") for found in _NUMBER.findall(text)}))


def names(text: str) -> tuple[str, ...]:
    """Return the distinct capitalised words in mid-sentence, case-folded and sorted.

    None in scripts without case: there the numbers alone speak for the facts.
    """
    return tuple(sorted({found.casefold() for found in _CAPITALISED.findall(text) if found[0].isupper()}))
