"""The runs that two texts share, with their places in both, to be looked at side by side."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice

from streams.text.shingles import shape
from streams.text.words import words

__all__ = ["Piece", "lines_of", "side_by_side"]

_UNIT = {"w3": re.compile(r"\S+"), "c5": re.compile(r"\S")}
_SHINGLE = {"w3": 3, "c5": 5}
_TRIED = 8  #: places of a shingle in the other text from which a run is tried: a refrain has hundreds


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text."""

    text: str
    run: int | None  #: the number of the shared run that it is of, the same in both texts
    length: int  #: words; characters in scripts without spaces


@dataclass(frozen=True, slots=True)
class _Units:
    """The words of a text: how they compare, and where they begin and end in it."""

    keys: list[str]
    places: list[tuple[int, int]]


def side_by_side(one: str, other: str, language: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces. Runs are numbered from 1 in the order of the first text.

    A run has three words or more (five characters where there are no spaces), as shingles have.
    """
    ours, theirs = _units(one, language), _units(other, language)
    marks: tuple[list[int], list[int]] = [0] * len(ours.keys), [0] * len(theirs.keys)
    for number, (at, there, length) in enumerate(_runs(ours.keys, theirs.keys, language), 1):
        for mark, start in zip(marks, (at, there), strict=True):
            mark[start : start + length] = [n or number for n in mark[start : start + length]]
    return _pieces(one, ours, marks[0]), _pieces(other, theirs, marks[1])


def lines_of(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield the lines of a text that are not empty, each in its pieces; a run may go on from line to line."""
    line = list[Piece]()
    for piece in pieces:
        for number, text in enumerate(piece.text.split("\n")):
            if number and line:
                yield line
                line = []
            if text.strip():
                line.append(replace(piece, text=text))
    if line:
        yield line


def _units(text: str, language: str) -> _Units:
    keys, places = list[str](), list[tuple[int, int]]()
    for unit in _UNIT[shape(language)].finditer(text):
        if key := " ".join(words(unit[0])):
            keys.append(key)
            places.append(unit.span())
    return _Units(keys, places)


def _runs(ours: list[str], theirs: list[str], language: str) -> Iterator[tuple[int, int, int]]:
    """Yield where shared runs begin in both, and their lengths: the longest from each place on."""
    size = _SHINGLE[shape(language)]
    held: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(theirs) - size + 1):
        held[tuple(theirs[at : at + size])].append(at)
    at = 0
    while at <= len(ours) - size:
        tried = islice(held.get(tuple(ours[at : at + size]), ()), _TRIED)
        length, there = max(((_length(ours, theirs, at, t), -t) for t in tried), default=(0, 0))
        if length:
            yield at, -there, length
        at += length or 1


def _length(ours: list[str], theirs: list[str], at: int, there: int) -> int:
    most = min(len(ours) - at, len(theirs) - there)
    return next((n for n in range(most) if ours[at + n] != theirs[there + n]), most)


def _pieces(text: str, units: _Units, marks: list[int]) -> list[Piece]:
    """Return the pieces; what stands before a word goes with the piece before it."""
    pieces, begin, at = list[Piece](), 0, 0
    for run, group in groupby(marks):
        length = len(list(group))
        at += length
        end = units.places[at][0] if at < len(units.places) else len(text)
        pieces.append(Piece(text[begin:end], run or None, length))
        begin = end
    return pieces or [Piece(text, None, 0)]
