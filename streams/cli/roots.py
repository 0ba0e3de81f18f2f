"""Texts whose events were judged: as lines, and as the tables of `eval events`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table

from streams.cli.show import console, escape, tables
from streams.clock import parse_time
from streams.code import Coder, NewsText
from streams.evaluation import (
    NONE,
    CodedText,
    Expected,
    LabelledText,
    RootFigures,
    field_figures,
    judge_fields,
    root_figures,
)
from streams.records import CodedEvent

__all__ = ["JudgedText", "fields_table", "judge", "show"]

_MOST = 20  # confusions shown
_BATCH = 64  # texts coded at once


@dataclass(frozen=True, slots=True)
class JudgedText:
    """A labelled text and the events that were coded in it."""

    given: LabelledText
    events: tuple[CodedEvent, ...]

    @property
    def coded(self) -> CodedText:
        """What is counted: the codebook's reading of the first event, or an own root where it has none."""
        first = self.events[0] if self.events else None
        return CodedText(labels=self.given.labels, coded=(first.plover or first.event) if first else NONE)

    @property
    def fields(self) -> dict[str, bool]:
        """Whether each labelled field of the first event is right; none where its root is wrong."""
        return judge_fields(self.given.fields, self.events[0]) if self.events and self.coded.right else {}

    def line(self) -> dict[str, Any]:
        """Return the text's line of `eval events --jsonl`."""
        coded = self.coded
        return {
            "id": self.given.id, "text": self.given.text, "labels": self.given.labels, "coded": coded.coded,
            "right": coded.right, "fields": self.fields, "held_out": self.given.held_out,
            "events": self.events,
        }  # fmt: skip


def judge(coder: Coder, texts: Sequence[LabelledText]) -> Iterator[JudgedText]:
    """Code the texts, in the language that each one's line names."""
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        for given, coding in zip(batch, coder.code_all([_text(one) for one in batch]), strict=True):
            yield JudgedText(given, coding.events)


def _text(given: LabelledText) -> NewsText:
    published = parse_time(given.published_at, "published_at") if given.published_at else None
    return NewsText(
        title=given.title, text=given.text, published_at=published, dateline=None, language=given.language
    )


def show(judged: Sequence[JudgedText]) -> None:
    """Print the figures of all texts and of the held-out fifth, by root, by field, and the confusions."""
    held = [one.coded for one in judged if one.given.held_out]
    rest = [one.coded for one in judged if not one.given.held_out]
    table = Table("", "texts", "accuracy", "macro-F1", "no event", box=None, pad_edge=False)
    for name, some in (("all", [*rest, *held]), ("four fifths", rest), ("held-out fifth", held)):
        if some:
            table.add_row(*_row(name, some))
    tables.print(table)
    figures = root_figures([*rest, *held])
    for shown in (_roots(figures), *_fields(judged), _confusions(figures)):
        if shown.row_count:
            console.print("")
            tables.print(shown)


def _fields(judged: Sequence[JudgedText]) -> Iterator[Table]:
    """Yield the fields of all texts, and those of the held-out fifth."""
    held = [one for one in judged if one.given.held_out]
    for name, some in (("field", judged), ("held-out fifth", held)):
        yield fields_table(((one.given.fields, one.fields) for one in some), name)


def fields_table(judged: Iterable[tuple[Expected, Mapping[str, bool]]], name: str = "field") -> Table:
    """Return a table of how many are right of each field: of all judged, and where the text tells it."""
    table = Table(name, "events", "right", "told", "right", box=None, pad_edge=False)
    for field, figures in field_figures(judged).items():
        counts = (figures.judged, figures.stated)
        cells = ((str(one.judged), "" if one.share is None else f"{one.share:.2f}") for one in counts)
        table.add_row(field, *(cell for pair in cells for cell in pair))
    return table


def _row(name: str, some: Sequence[CodedText]) -> tuple[str, ...]:
    figures = root_figures(some)
    missing = sum(one.coded == NONE for one in some)
    return name, str(figures.texts), f"{figures.accuracy:.3f}", f"{figures.macro_f1:.3f}", str(missing)


def _roots(figures: RootFigures) -> Table:
    table = Table("root", "texts", "P", "R", "F1", box=None, pad_edge=False)
    for root, score in figures.roots.items():
        rates = (score.precision, score.recall, score.f1)
        table.add_row(root, str(score.texts), *(f"{rate:.2f}" for rate in rates))
    return table


def _confusions(figures: RootFigures) -> Table:
    table = Table("label", "coded", "texts", box=None, pad_edge=False)
    for (label, coded), count in list(figures.confusions.items())[:_MOST]:
        table.add_row(escape(label), escape(coded), str(count))
    return table
