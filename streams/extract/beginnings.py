"""With which letters a regular expression of the vocabulary can begin: the first four.

A line is compared with hundreds of phrases, and nearly all of them are ruled out by its beginning: two
letters leave five times as many to be compiled and tried as four. Only what the vocabulary is written in is
understood: letters, classes without ranges, groups and what may be left out. Anything else may begin with any
letter. All digits are one, or four of them would make ten thousand beginnings.
"""

from typing import NamedTuple

__all__ = ["beginning_of", "beginnings", "is_plain"]

_LENGTH = 4  # letters of a beginning; a shorter one may go on with anything
_ANYTHING = ""
_SPECIAL = frozenset(r".^$*+?{}[]\|()")
_ZERO_WIDTH = (r"\b", "^")
_ESCAPES = {r"\d": frozenset("0"), r"\s": frozenset(" \t")}
_DIGITS = str.maketrans("123456789", "0" * 9)


class _Begun(NamedTuple):
    """The beginnings of what a part of an expression matches."""

    ended: frozenset[str]  #: nothing is added to these
    begun: frozenset[str]  #: these go on with what follows the part


def beginnings(expression: str) -> frozenset[str]:
    """Return the beginnings of what the expression matches: of four letters, or shorter before anything."""
    if is_plain(expression):
        return frozenset((beginning_of(expression),))
    ended, begun = _of_alternatives(expression)
    return ended | begun


def beginning_of(line: str) -> str:
    """Return the beginning of a line, to be compared with those of expressions."""
    return line[:_LENGTH].translate(_DIGITS)


def is_plain(expression: str) -> bool:
    """Tell whether the expression matches itself and nothing else."""
    return _SPECIAL.isdisjoint(expression)


def _of_alternatives(expression: str) -> _Begun:
    parts = [_of_sequence(alternative) for alternative in _split(expression)]
    return _Begun(
        frozenset().union(*(each.ended for each in parts)), frozenset().union(*(each.begun for each in parts))
    )


def _of_sequence(expression: str) -> _Begun:
    prefix = _Begun(frozenset(), frozenset((_ANYTHING,)))
    while expression and prefix.begun:
        group, item, expression = _next(expression)
        if item in _ZERO_WIDTH:
            continue
        part = _of_alternatives(group) if item == "(" else _of_item(item)
        repetition, expression = _repetition(expression)
        prefix = _repeated(prefix, part, repetition)
    return prefix


def _repeated(prefix: _Begun, part: _Begun, repetition: str) -> _Begun:
    """Return the beginnings with a part behind them, once or more often, or none where it may be left out."""
    is_optional, is_many = repetition.startswith(("?", "*", "{0,")), repetition not in ("", "?")
    ended, begun = prefix.ended, prefix.begun if is_optional else frozenset()
    for _ in range(_LENGTH if is_many else 1):
        prefix = _joined(prefix, part)
        ended, begun = ended | prefix.ended, begun | prefix.begun
    return _Begun(ended, begun)


def _joined(prefix: _Begun, part: _Begun) -> _Begun:
    pairs = [(one + other)[:_LENGTH] for one in prefix.begun for other in part.begun]
    ended = [(one + other)[:_LENGTH] for one in prefix.begun for other in part.ended]
    whole = [pair for pair in pairs if len(pair) == _LENGTH]
    return _Begun(frozenset((*ended, *whole)), frozenset(pairs) - frozenset(whole))


def _of_item(item: str) -> _Begun:
    letters = _letters(item)
    if letters is None:
        return _Begun(frozenset((_ANYTHING,)), frozenset())
    return _Begun(frozenset(), letters)


def _letters(item: str) -> frozenset[str] | None:
    """Return the letters that an item stands for; None for any."""
    if item.startswith("["):
        is_plain = not item.startswith("[^") and "\\" not in item and "-" not in item[2:-2]
        return frozenset(item[1:-1].translate(_DIGITS)) if is_plain else None
    if item.startswith("\\"):
        return _ESCAPES.get(item) if item[1].isalnum() else frozenset(item[1])
    return None if item in ".$" else frozenset(item.translate(_DIGITS))


def _next(expression: str) -> tuple[str, str, str]:
    """Return what is in the group that begins here, the item, and what is behind it."""
    if expression.startswith("\\"):
        return "", expression[:2], expression[2:]
    if expression.startswith("["):
        end = expression.index("]", 2) + 1
        return "", expression[:end], expression[end:]
    if expression.startswith("(?:"):
        end = _closing(expression)
        return expression[3:end], "(", expression[end + 1 :]
    return "", expression[:1], expression[1:]


def _repetition(expression: str) -> tuple[str, str]:
    """Return how often the item before may stand, and what is behind that."""
    end = expression.index("}") + 1 if expression.startswith("{") else expression[:1] in ("?", "*", "+")
    return expression[:end], expression[end:]


def _split(expression: str) -> list[str]:
    """Return the alternatives of the highest level."""
    bars = [at for at, depth in _depths(expression) if not depth and expression[at] == "|"]
    starts, ends = [-1, *bars], [*bars, len(expression)]
    return [expression[start + 1 : end] for start, end in zip(starts, ends, strict=True)]


def _closing(expression: str) -> int:
    """Return where the group ends that the expression begins with."""
    return next(at for at, depth in _depths(expression) if not depth and expression[at] == ")")


def _depths(expression: str) -> list[tuple[int, int]]:
    """Return the places of all signs outside of classes and escapes, each with the groups that are open."""
    places, depth, at = [], 0, 0
    while at < len(expression):
        sign = expression[at]
        depth += (sign == "(") - (sign == ")")
        places.append((at, depth))
        at = expression.index("]", at + 2) + 1 if sign == "[" else at + (2 if sign == "\\" else 1)
    return places
