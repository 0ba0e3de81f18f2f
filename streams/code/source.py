"""Where the words of a document stand in the text that it was made of.

A document that was parsed as it stands is its own source. One that glosses another keeps, for each of its
tokens, the characters of the original that the token stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streams.code.parse import Doc

__all__ = ["bounds", "words_at"]


def bounds(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return where the tokens from `start` up to `end` begin and end in the text, in code points.

    A gloss may have its words in another order than the original: it is the stretch that has them all.
    """
    if doc.source is None:
        span = doc[start:end]
        return span.start_char, span.end_char
    places = doc.source.places[start:end]
    return min(first for first, _ in places), max(last for _, last in places)


def words_at(doc: Doc, start: int, end: int) -> str:
    """Return the words of the text that the tokens from `start` up to `end` stand for."""
    if doc.source is None:
        return doc[start:end].text
    first, last = bounds(doc, start, end)
    return doc.source.text[first:last]
