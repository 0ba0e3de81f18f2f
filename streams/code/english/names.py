"""The gazetteer's names in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.gazetteer import LONGEST, Entry, gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Name", "names_in"]

Name = tuple[int, int, Entry]  #: first token, the one after the last, and what the name stands for


def names_in(doc: Doc) -> dict[int, Name]:
    """Return the longest gazetteer name at each place, by the index of each of its tokens."""
    found: dict[int, Name] = {}
    start = 0
    while start < len(doc):
        hit = _longest(doc, start)
        if hit:
            found.update(dict.fromkeys(range(hit[0], hit[1]), hit))
        start = hit[1] if hit else start + 1
    return found


def _longest(doc: Doc, start: int) -> Name | None:
    if not doc[start].text[0].isupper() and "-" not in doc[start].text:
        return None
    for end in range(min(len(doc), start + LONGEST), start, -1):
        entry = gazetteer().get(doc[start:end].text)
        if entry:
            return start, end, entry
    return None
