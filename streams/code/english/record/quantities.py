"""Numbers in words and digits, and the ranges that the words around them make: "between 10 and 15"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.parser.syntax import kids, lemma
from streams.records import Range

if TYPE_CHECKING:
    from streams.code.parse import Token

__all__ = ["number", "range_at"]

_UNIT_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_UNITS = _UNIT_WORDS.split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
#: "dozens" is at least two dozen, "scores" two score, and so on.
_MANY = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_DIGITS = 8  # no toll has more
_TEN = 10
_AT_LEAST = frozenset({"least", "more", "over", "fewer", "upwards", "above", "exceeding"})
_AT_MOST = frozenset({"up", "most", "many", "maximum"})
_BETWEEN = frozenset({"to", "-", "–", "or"})
_WINDOW = 4  # "no fewer than a hundred"


def number(token: Token) -> int | None:
    """Return the number that a token is or ends: 23 for "three" in "twenty-three"."""
    one = _plain(token)
    if one is None:
        return None
    tens = _before(token, 2) if _text(token, -1) == "-" else None
    whole = tens is not None and tens >= 2 * _TEN and tens % _TEN == 0 and one < _TEN
    return one + (tens or 0) if whole and not token.lower_.isdecimal() else one


def range_at(token: Token) -> Range | None:
    """Return the range that a number stands for, with what is said before and behind it."""
    value = number(token)
    if value is None:
        return None
    ends = _ends(token, value)
    if ends is not None:
        return Range(min=min(ends), max=max(ends))
    before = {t.lower_ for t in token.doc[max(token.sent.start, token.i - _WINDOW) : token.i]}
    if before & _AT_MOST or ("no" in before and "than" in before and "more" in before):
        return Range(min=0, max=value)
    plural = lemma(token) in _MANY and token.lower_ != lemma(token)
    return Range(min=value, max=None if before & _AT_LEAST or plural else value)


def _ends(token: Token, value: int) -> tuple[int, int] | None:
    """Return both ends where another number stands beside: "10 to 15", "between 10 and 15"."""
    pairs = (
        (_text(token, 1), _before(token, -2), _text(token, -1)),
        (_text(token, -1), _before(token, 2), _text(token, -3)),
    )
    for link, other, opening in pairs:
        joined = link in _BETWEEN or (link == "and" and opening in {"between", "from"})
        if joined and other is not None and (token.lower_.isdecimal() or link != "-"):
            return value, other
    return None


def _text(token: Token, offset: int) -> str:
    index = token.i + offset
    inside = token.sent.start <= index < token.sent.end
    return token.doc[index].lower_ if inside else ""


def _before(token: Token, back: int) -> int | None:
    index = token.i - back
    return _plain(token.doc[index]) if token.sent.start <= index < token.sent.end else None


def _plain(token: Token) -> int | None:
    word = token.lower_.replace(",", "")
    if word.isdecimal() and len(word) <= _DIGITS:
        return int(word)
    if word in _UNITS:
        return _UNITS.index(word)
    if word in _TENS:
        return _TENS[word]
    base = _MANY.get(lemma(token))
    return base and round(base * _times(token))


def _times(token: Token) -> float:
    """Return the multiplier in "three hundred", "1.2 million"; a bare plural ("dozens") is at least two."""
    for child in kids(token, "compound", "nummod"):
        whole, _, rest = child.lower_.partition(".")
        if whole.isdecimal() and rest.isdecimal() and len(child.lower_) <= _DIGITS:
            return float(child.lower_)
        if (count := _plain(child)) is not None:
            return count
    return 1 if token.lower_ == lemma(token) else 2
