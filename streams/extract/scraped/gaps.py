"""Texts between which a page's source has nothing but white space: several spaces in a row, no line's end."""

import re

__all__ = ["broken_at_gaps"]

_PAGE = 1000  # letters: hardly a paragraph is longer; where lines are, breaks are lost
_LONG = 200  # letters of a line: in shorter ones, gaps are the columns of a table
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_TYPED = re.compile(r"(?<=[.!?:]) {2}(?=\S)|(?<=[.!?][\"”’)]) {2}(?=\S)")
_FEWEST, _TYPIST = 4, 0.4  # gaps; share of those behind full stops, which typists make


def broken_at_gaps(text: str) -> str:
    """Return the text with a line for each piece of its long lines that stands between two gaps."""
    lines = text.split("\n")
    if max(map(len, lines)) < _PAGE:
        return text
    long = [line for line in lines if len(line) >= _LONG]
    gaps = sum(len(_GAP.findall(line)) for line in long)
    if gaps < _FEWEST or sum(len(_TYPED.findall(line)) for line in long) > _TYPIST * gaps:
        return text
    return "\n".join(_GAP.sub("\n", line) if len(line) >= _LONG else line for line in lines)
