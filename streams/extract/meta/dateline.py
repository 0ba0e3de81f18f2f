"""The date that an article begins with: "5 January 2026 - The tram", "Harrow (5 January 2026). The tram"."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from streams.extract.lines import is_prose
from streams.extract.meta.near import Line
from streams.extract.meta.written import Written, written_dates

__all__ = ["dateline_dates"]

#: What stands before the date: nothing, or a place of up to four words in capitals, with its state or agency.
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’/-]{1,24}"
_PLACE = rf"{_WORD}(?:,? {_WORD}){{0,3}}(?: ?[(\[/][^()\[\]]{{2,20}}[)\]/])?"
_BEFORE = re.compile(rf"(?:{_PLACE},? ?(?:(?:den|am|le|el) )?)?[(\[]?")
_BEHIND = re.compile(r"[)\]]? ?[-–—:|/.(„“\"»«]")  # what parts it from the first sentence
_LONGEST = 80  # letters before the date


def dateline_dates(lines: Iterable[Line], *, month_first: bool) -> Iterator[datetime]:
    """Yield the dates that the paragraphs among the lines begin with."""
    for line in lines:
        date = next(iter(written_dates(line.text, month_first=month_first)), None)
        if date is not None and is_prose(line.text) and _is_begun(line.text, date):
            yield date.day


def _is_begun(text: str, date: Written) -> bool:
    if date.start > _LONGEST or _BEHIND.match(text, date.end) is None:
        return False
    return _BEFORE.fullmatch(text[: date.start]) is not None
