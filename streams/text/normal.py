"""Unicode's normal forms, in linear time whatever stands in a text.

Python puts the marks upon a letter in their order by insertion: a run of 150,000 takes a minute. Where a long
run is, its marks are put in order first; the normal form is the same.
"""

import re
import unicodedata
from typing import Literal

import numpy as np

__all__ = ["is_nfc", "normal"]

Form = Literal["NFC", "NFKC", "NFKD"]

#: A run of so many marks takes 40 µs; a letter of any language has at most five. Whatever run is longer has
#: such a place within: only there is a text looked at.
_EVERY, _RUN = 200, 16
#: What is no mark, and becomes some when it is taken apart: Tibetan vowels; narrow voicing marks of kana.
_TWO_MARKS, _NARROW_MARKS = "\u0f73\u0f75\u0f81", "\uff9e\uff9f"
_BECOME_MARKS = frozenset(_TWO_MARKS + _NARROW_MARKS)
#: A run of marks, by their combining classes. Those of a shorter one are soon in order.
_MARKS = re.compile(rb"[^\0]{32,}")


def normal(form: Form, text: str) -> str:
    """Return the text in a normal form: what `unicodedata.normalize` returns."""
    if len(text) >= _EVERY and _has_run(text):
        text = _in_order(_apart(form, text))
    return unicodedata.normalize(form, text)


def is_nfc(text: str) -> bool:
    """Tell whether the text is in the form NFC. False says nothing where it has a long run of marks."""
    if text.isascii():
        return True
    if len(text) >= _EVERY and _has_run(text):
        return False
    return unicodedata.is_normalized("NFC", text)


def _has_run(text: str) -> bool:
    """Tell whether a text may have a run of some two hundred marks."""
    sample = text[::_EVERY]
    if sample.isascii() or not any(map(_is_mark, sample)):
        return False
    return any(all(map(_is_mark, text[at : at + _RUN])) for at in range(0, len(text) - _RUN, _EVERY))


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) > 0 or char in _BECOME_MARKS


def _apart(form: Form, text: str) -> str:
    """Return the text with what becomes marks as the marks that it becomes."""
    for char in _TWO_MARKS if form == "NFC" else _BECOME_MARKS:
        text = text.replace(char, unicodedata.normalize("NFKD", char))
    return text


def _in_order(text: str) -> str:
    """Return the text with the marks of each run in their order, which is that of their combining classes."""
    parts, end = list[str](), 0
    for run in _MARKS.finditer(bytes(map(unicodedata.combining, text))):
        parts += text[end : run.start()], _sorted(text[run.start() : run.end()], run[0])
        end = run.end()
    return "".join((*parts, text[end:]))


def _sorted(marks: str, classes: bytes) -> str:
    """Return marks by their classes, those of one as they stand: bytes are sorted in linear time."""
    order = np.frombuffer(classes, np.uint8).argsort(kind="stable")
    return np.frombuffer(marks.encode("utf-32-le"), "<u4")[order].tobytes().decode("utf-32-le")
