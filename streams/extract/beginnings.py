"""Which letters a regular expression of the vocabulary can begin with.

A line is compared with hundreds of phrases, and most of them are ruled out by its first letter. Only what the
vocabulary is written in is understood: letters, classes without ranges, groups and what may be left out.
Anything else may begin with any letter.
"""

__all__ = ["initials"]

_ANY = None
_OPTIONAL = ("?", "*", "{0,")
_ZERO_WIDTH = (r"\b", "^")
_ESCAPES = {r"\d": frozenset("0123456789"), r"\s": frozenset(" \t")}

Letters = frozenset[str] | None


def initials(expression: str) -> Letters:
    """Return the letters that what matches the expression begins with; None for any letter."""
    letters, _ = _of_alternatives(expression)
    return letters


def _of_alternatives(expression: str) -> tuple[Letters, bool]:
    """Return the letters of all alternatives, and whether one of them may be empty."""
    found = [_of_sequence(alternative) for alternative in _split(expression)]
    letters = [each for each, _ in found]
    union = _ANY if None in letters else frozenset().union(*(each for each in letters if each))
    return union, any(empty for _, empty in found)


def _of_sequence(expression: str) -> tuple[Letters, bool]:
    letters: frozenset[str] = frozenset()
    while expression:
        group, item, expression = _next(expression)
        if item in _ZERO_WIDTH:
            continue
        here, empty = _of_alternatives(group) if item == "(" else (_of_item(item), False)
        if here is None:
            return _ANY, False
        letters |= here
        if not (empty or expression.startswith(_OPTIONAL)):
            return letters, False
        expression = _without_repetition(expression)
    return letters, True


def _of_item(item: str) -> Letters:
    if item.startswith("["):
        is_plain = not item.startswith("[^") and "\\" not in item and "-" not in item[2:-2]
        return frozenset(item[1:-1]) if is_plain else _ANY
    if item.startswith("\\"):
        return _ESCAPES.get(item, _ANY) if item[1].isalnum() else frozenset(item[1])
    return _ANY if item in ".$" else frozenset(item)


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


def _without_repetition(expression: str) -> str:
    return expression[expression.index("}") + 1 :] if expression.startswith("{") else expression.lstrip("?*")


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
