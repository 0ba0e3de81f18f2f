"""Every regular expression of the package, and strings that one of them might stumble over."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from re import _constants as ops  # type: ignore[attr-defined]  # what re.compile makes of an expression
from re import _parser as parser  # type: ignore[attr-defined]
from types import FunctionType
from typing import Any

import streams.extract

__all__ = ["Pattern", "hostile", "patterns"]

Pattern = re.Pattern[Any]

_FLAGS = re.IGNORECASE | re.VERBOSE | re.DOTALL | re.MULTILINE
_COMMON = " \n\tax1-.,<>/\"'=|"  # letters that many expressions repeat
_OF_CATEGORY = {ops.CATEGORY_SPACE: " ", ops.CATEGORY_WORD: "a", ops.CATEGORY_DIGIT: "1"}
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_LETTER: dict[Any, Callable[[Any], str]] = {
    ops.LITERAL: chr,
    ops.NOT_LITERAL: chr,
    ops.RANGE: lambda ends: chr(ends[0]),
    ops.CATEGORY: lambda name: _OF_CATEGORY.get(name, "-"),
    ops.ANY: lambda _: "x",
}


def patterns() -> dict[str, Pattern]:
    """Return the compiled expressions that the package's modules hold, by the first name each has."""
    expressions: dict[tuple[object, int], tuple[str, Pattern]] = {}
    for module in pkgutil.walk_packages(streams.extract.__path__, "streams.extract."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for pattern in _held(value):
                expressions.setdefault((pattern.pattern, pattern.flags), (f"{module.name}.{name}", pattern))
    return {f"{name}#{number}": pattern for number, (name, pattern) in enumerate(expressions.values())}


def hostile(pattern: Pattern, length: int) -> Iterator[str]:
    """Yield strings of what the expression repeats, and of beginnings of what it seeks."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(source, pattern.flags & _FLAGS)
    letters = list(dict.fromkeys(_letters(tree)))
    repeated = list(dict.fromkeys([*(letter for letter in letters if letter in _COMMON), *letters[:3]]))
    yield from (letter * length for letter in repeated)
    example = _example(tree)[:60]
    for end in {len(example), len(example) // 2, len(example) // 4, 1}:
        start = example[:end] or "x"
        yield start * (length // len(start))
        yield from (start + letter * length for letter in repeated[:3])


def _held(value: object) -> Iterator[Pattern]:
    """Yield the expressions in a value: itself, those of a container, those that a function closes over."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict | list | tuple | set | frozenset):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _held(item)
    elif isinstance(value, FunctionType):
        for cell in value.__closure__ or ():
            with suppress(ValueError):  # a cell that is empty yet
                yield from _held(cell.cell_contents) if isinstance(cell.cell_contents, re.Pattern) else ()


def _inside(op: Any, argument: Any) -> list[Any]:
    """Return the trees within a part of an expression."""
    if op is ops.BRANCH:
        return list(argument[1])
    if op in _REPEATS:
        return [argument[2]]
    if op is ops.SUBPATTERN:
        return [argument[3]]
    return [argument] if op in (ops.IN, ops.ATOMIC_GROUP) else []


def _letters(tree: Any) -> Iterator[str]:
    """Yield a letter for each that the expression names, and for each class and range."""
    for op, argument in tree:
        if op in _LETTER:
            yield _LETTER[op](argument)
        for inner in _inside(op, argument):
            yield from _letters(inner)


def _example(tree: Any) -> str:
    """Return something like what the expression matches, each repetition as short as may be, but once."""
    text = ""
    for op, argument in tree:
        inner = _inside(op, argument)
        if op is ops.IN or op in _LETTER:
            text += next(_letters([(op, argument)]), "")
        elif inner:
            text += _example(inner[0]) * (max(1, argument[0]) if op in _REPEATS else 1)
    return text
