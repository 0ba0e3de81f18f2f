"""Texts with the event that an expert says they tell of first.

Two formats: the JSON array of the PLOVER gold standard records (`plover`), and JSON lines {text, label,
title?, published_at?, language?, id?}, with what is right of the event's fields where that is known
(`FieldLine`).
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streams.code.scale import ROOTS
from streams.errors import BadInput, UsageError
from streams.evaluation.fields import NONE, Expected, FieldLine
from streams.evaluation.plover import ABOUT, PloverRecord, renamed
from streams.wire import decode

__all__ = ["NONE", "LabelledText", "read_texts"]

_OWN = frozenset({"DISASTER", "ACCIDENT", "CRIME", NONE})
_KNOWN = frozenset(ROOTS) | _OWN
_PARTS = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledText:
    """A text, and the roots that are right for its first event: one, or any of several."""

    id: str
    text: str
    labels: tuple[str, ...]
    title: str = ""
    published_at: str = ""  #: ISO 8601
    language: str = "en"
    fields: Expected = field(default_factory=dict)  #: of that event

    @property
    def held_out(self) -> bool:
        """Whether it is of the fifth that rules are not tuned on, by the hash of its id, or of its text."""
        key = (self.id or self.text).encode()
        return int(hashlib.sha256(key).hexdigest(), 16) % _PARTS == 0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line(FieldLine):
    text: str
    label: str
    id: str = ""
    title: str = ""
    published_at: str = ""
    language: str = "en"


def read_texts(path: Path) -> list[LabelledText]:
    """Return the labelled texts of a file, in their order.

    Raises `UsageError` for a file that cannot be read or holds none, and for an entry without text, with a
    label that is no root, or with a field that cannot be read, by its place.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; name a file that can") from error
    texts = list(_records(path, data) if data.lstrip()[:1] == b"[" else _lines(path, data))
    if not texts:
        raise UsageError(f"{path} has no labelled text; give JSON lines {{text, label}}")
    return texts


def _lines(path: Path, data: bytes) -> Iterator[LabelledText]:
    for number, line in enumerate(data.splitlines(), 1):
        place = f"{path}:{number}"
        one = _decoded(line, _Line, place)
        yield LabelledText(
            id=one.id, text=one.text, labels=_labels(one.label.split("|"), place), title=one.title,
            published_at=one.published_at, language=one.language, fields=_fields(one, place),
        )  # fmt: skip


def _records(path: Path, data: bytes) -> Iterator[LabelledText]:
    for number, record in enumerate(_array(path, data), 1):
        place = f"{path}, record {number}"
        one = _decoded(json.dumps(record).encode(), PloverRecord, place)
        if one.event != ABOUT:
            yield LabelledText(
                id=one.id, text=one.text, labels=_labels([one.event], place),
                fields=_fields(one.fields, place),
            )  # fmt: skip


def _array(path: Path, data: bytes) -> list[Any]:
    try:
        records: list[Any] = json.loads(data)
    except ValueError as error:
        raise UsageError(f"{path} is no JSON: {error}; give a JSON array, or JSON lines") from error
    return records


def _decoded(line: bytes, kind: type[Any], place: str) -> Any:
    try:
        return decode(line, kind)
    except BadInput as error:
        wants = "a line needs `text` and `label`, a record `id`, `event` and `text`"
        raise UsageError(f"{place} cannot be used: {error}; {wants}") from error


def _fields(line: FieldLine, place: str) -> Expected:
    try:
        return line.expected
    except ValueError as error:
        raise UsageError(f"{place} cannot be used: {error}") from error


def _labels(names: list[str], place: str) -> tuple[str, ...]:
    labels = tuple(root for name in names for root in renamed(name))
    unknown = sorted(set(labels) - _KNOWN)
    if unknown:
        listed = ", ".join(unknown)
        raise UsageError(
            f"{place} has the label {listed}, which is no root; use one of the codebook, or {NONE}"
        )
    return labels
