"""Unicode's normal forms, in linear time whatever stands in a text.

Python puts the marks upon a letter in their order by insertion: a run of 150,000 takes a minute. Where a long
run is, its marks are put in order first; the normal form is the same.
"""

import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Literal

__all__ = ["is_nfc", "normal"]

Form = Literal["NFC", "NFKC", "NFKD"]

#: A run of so many marks takes 40 µs; a letter of any language has at most five. Whatever run is longer has
#: such a place within: only there is a text looked at.
_EVERY, _RUN = 200, 16
#: What is no mark, and becomes one when it is taken apart: Tibetan vowels, narrow voicing marks of kana.
_BECOME_MARKS = frozenset("\u0f73\u0f75\u0f81\uff9e\uff9f")


def normal(form: Form, text: str) -> str:
    """Return the text in a normal form: what `unicodedata.normalize` returns."""
    if len(text) >= _EVERY and _has_run(text):
        text = _in_order(form, text)
    return unicodedata.normalize(form, text)


def is_nfc(text: str) -> bool:
    """Tell whether the text is in the form NFC."""
    if text.isascii():
        return True
    if len(text) >= _EVERY and _has_run(text):
        return text == normal("NFC", text)
    return unicodedata.is_normalized("NFC", text)


def _has_run(text: str) -> bool:
    """Tell whether a text may have a run of some two hundred marks."""
    sample = text[::_EVERY]
    if sample.isascii() or not any(map(_is_mark, sample)):
        return False
    return any(all(map(_is_mark, text[at : at + _RUN])) for at in range(0, len(text) - _RUN, _EVERY))


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) > 0 or char in _BECOME_MARKS


def _in_order(form: Form, text: str) -> str:
    """Return the text with the marks of each run taken apart and put in order, as the form has them."""
    apart: Literal["NFD", "NFKD"] = "NFD" if form == "NFC" else "NFKD"
    runs = groupby(text, lambda char: unicodedata.combining(unicodedata.normalize(apart, char)[0]) > 0)
    return "".join(char for are_marks, run in runs for char in (_ordered(apart, run) if are_marks else run))


def _ordered(apart: Literal["NFD", "NFKD"], run: Iterable[str]) -> list[str]:
    marks = "".join(unicodedata.normalize(apart, mark) for mark in run)
    return sorted(marks, key=unicodedata.combining)
