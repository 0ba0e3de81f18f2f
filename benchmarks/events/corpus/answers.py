"""What readers write about a sheet, read into labels: quotations become offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.events.corpus.records import Field, Label, Missed, Mood, PartyLabel, PlaceLabel, Quote
from benchmarks.events.corpus.sheets import Sheet
from streams.code import NewsText
from streams.code.scale import MODES, ROOTS
from streams.errors import BadInput, UsageError
from streams.evaluation import NONE
from streams.records import Span
from streams.wire import decode

__all__ = ["WHY", "Answer", "BadAnswer", "labels_of", "read_answers"]

WHY = ("sense", "private", "routine", "unreal", "absent", "background", "part", "text")
_OWN = ("DISASTER", "ACCIDENT", "CRIME")
_OWN_MODES = frozenset({("CRIME", "arrest"), ("CRIME", "trial")})
_SECTORS = frozenset({"GOV", "MIL", "REB", "COP", "JUD", "OPP", "IGO", "NGO", "BUS", "CVL", "MED"})
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_COUNTRY = re.compile("[A-Z]{3}")

PartyAnswer = tuple[str, str | None, str | None]  #: words, country, sector


class BadAnswer(UsageError):
    """An answer that cannot be taken, and why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A line of a reader; see docs/labelling.md."""

    t: str
    c: int = 0
    none: str | None = None
    same: int | None = None
    missed: str | None = None
    root: str | None = None
    alt: tuple[str, ...] | None = None
    mode: str | None = None
    mood: Mood = "asserted"
    hist: bool = False
    by: str | None = None
    actor: tuple[PartyAnswer, ...] | None = None
    target: tuple[PartyAnswer, ...] | None = None
    day: str | None = None
    end: str | None = None
    place: tuple[str, str | None] | None = None


def read_answers(lines: Sequence[bytes]) -> Iterator[Answer]:
    """Yield the answers of a file. Raises `BadAnswer` with the line's number."""
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                yield decode(line, Answer)
        except BadInput as error:
            raise BadAnswer(f"line {number}: {error}") from error


def labels_of(sheet: Sheet, answers: Sequence[Answer]) -> tuple[tuple[Label, ...], tuple[Missed, ...]]:
    """Return a label for each candidate, and what is missed. Raises `BadAnswer`."""
    by_number = {answer.c: answer for answer in answers if answer.missed is None}
    lacking = sorted(set(range(1, len(sheet.candidates) + 1)) ^ by_number.keys())
    if lacking:
        raise BadAnswer(f"candidates {lacking} have no label, or are none")
    labels = tuple(_label(sheet, span, by_number[n], by_number) for n, span in enumerate(sheet.candidates, 1))
    missed = tuple((one.missed, _root(one.root)) for one in answers if one.missed is not None)
    return labels, missed


def _label(sheet: Sheet, span: Span, answer: Answer, others: dict[int, Answer]) -> Label:
    here: Field = span.field
    if answer.same is not None:
        first = others.get(answer.same)
        if first is None or first.root is None:
            raise BadAnswer(f"candidate {answer.c} is the same as {answer.same}, which is no event")
        return Label(
            field=here, start=span.start, end=span.end, root=_root(first.root), alt=tuple(first.alt or ()),
            same=answer.same - 1,
        )  # fmt: skip
    if answer.none is not None:
        if answer.none not in WHY:
            raise BadAnswer(f"candidate {answer.c}: {answer.none!r} is none of {', '.join(WHY)}")
        return Label(field=here, start=span.start, end=span.end, why=answer.none)
    return Label(
        field=here, start=span.start, end=span.end, root=_root(answer.root),
        alt=tuple(map(_root, answer.alt or ())), mode=_mode(answer), mood=answer.mood,
        historical=answer.hist, claimed_by=answer.by, actor=_parties(sheet.article, span, answer.actor),
        recipient=_parties(sheet.article, span, answer.target), day=_day(answer.day),
        end_day=_day(answer.end), place=_place(sheet.article, span, answer.place),
    )  # fmt: skip


def _parties(article: NewsText, near: Span, given: tuple[PartyAnswer, ...] | None) -> tuple[PartyLabel, ...]:
    return tuple(
        PartyLabel(quote=_quoted(article, near, words), country=_country(country), sector=_sector(sector))
        for words, country, sector in given or ()
    )


def _place(article: NewsText, near: Span, given: tuple[str, str | None] | None) -> PlaceLabel | None:
    if given is None:
        return None
    return PlaceLabel(quote=_quoted(article, near, given[0]), country=_country(given[1]))


def _quoted(article: NewsText, near: Span, words: str) -> Quote:
    """Return where the words stand: the nearest to the trigger, in its own field where they are there."""
    fields: tuple[Field, ...] = (near.field, "text", "title")
    for field in fields:
        text = article.title if field == "title" else article.text
        starts = [match.start() for match in re.finditer(re.escape(words), text)]
        if words and starts:
            start = min(starts, key=lambda one: abs(one - near.start)) if field == near.field else starts[0]
            return Quote(field=field, start=start, end=start + len(words))
    raise BadAnswer(f"{words!r} does not stand in the text")


def _sector(sector: str | None) -> str | None:
    if sector and sector not in _SECTORS:
        raise BadAnswer(f"{sector!r} is no sector")
    return sector or None


def _root(root: str | None) -> str:
    if root not in ROOTS and root not in _OWN:
        raise BadAnswer(f"{root!r} is no root; what is no event has `none`")
    assert root is not None
    return root


def _mode(answer: Answer) -> str | None:
    kind = (answer.root or NONE, answer.mode or "")
    if answer.mode and kind not in MODES and kind not in _OWN_MODES:
        raise BadAnswer(f"{answer.mode!r} is no mode of {answer.root}")
    return answer.mode or None


def _day(day: str | None) -> str | None:
    if day and not _DAY.fullmatch(day):
        raise BadAnswer(f"{day!r} is no day")
    return day or None


def _country(code: str | None) -> str | None:
    if code and not _COUNTRY.fullmatch(code):
        raise BadAnswer(f"{code!r} is no country")
    return code or None
