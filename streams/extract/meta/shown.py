"""The dates that a page shows, and whether they are of its publication or of a later change."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from streams.extract.lines import ends_sentence
from streams.extract.meta.dates import parse_date
from streams.extract.meta.dating import CHANGED, PUBLISHED
from streams.extract.meta.elements import TEXT, ancestors, attribute, is_comment, text_of
from streams.extract.meta.near import Line
from streams.extract.meta.written import written_dates

__all__ = ["Shown", "marked_dates", "shown_dates"]

_LABEL = 40  # letters of a line that may say what the date below it is
_LONGEST = 120  # letters of a line with a date
_WORDS = 16  # "By Nora Pike | Updated on 5 January 2026, 10:30 GMT | 10 min read"
_PHRASE = 8  # words of a line with a full stop that tells nothing: "Published on Monday, 5 January 2026."
_APART = frozenset({"aside", "nav"})


class Shown(NamedTuple):
    """A date that readers see."""

    at: datetime
    changed: bool  #: it is said to be the date of a change
    published: bool  #: it is said to be the date of the publication


def shown_dates(lines: Iterable[Line], *, month_first: bool) -> Iterator[Shown]:
    """Yield the dates of the lines that are not prose, in the lines' order."""
    before = ""
    for line in lines:
        if len(line.text) <= _LONGEST and len(line.text.split()) <= _WORDS:
            dates = _of_line(line, before, month_first)
            yield from (date for date in dates if date.published or not _is_sentence(line.text))
        before = line.text if len(line.text) <= _LABEL else ""


def marked_dates(elements: Iterable[LexborNode], *, month_first: bool) -> list[Shown]:
    """Return the dates in the elements that are marked as having one, but for those of readers' comments."""
    dates: list[Shown] = []
    for element in elements:
        if element.tag == "time" or "date" in attribute(element, "class").lower():
            line = Line(text_of(element), tuple(filter(None, [attribute(element, "datetime")])))
            if len(line.text) <= _LONGEST and not _is_apart(element):
                dates += _of_line(line, _text_before(element), month_first)
    return dates


def _of_line(line: Line, before: str, month_first: bool) -> Iterator[Shown]:
    """Yield the line's dates: as it tells machines, where it tells them of as many as it shows."""
    written = written_dates(line.text, month_first=month_first)
    machine = [moment for time in line.times if (moment := parse_date(time, month_first=month_first))]
    if machine and len(machine) != len(written):
        yield from (_shown(moment, f"{before} {line.text}") for moment in machine)
        return
    start = 0
    for at, date in enumerate(written):
        label = line.text[start : date.start].strip()
        yield _shown(machine[at] if machine else date.day, label or ("" if at else before))
        start = date.end


def _is_sentence(text: str) -> bool:
    """Tell whether a line with a date tells something, as "The next meeting is on 5 January 2026." does."""
    return ends_sentence(text) and len(text.split()) > _PHRASE


def _shown(at: datetime, label: str) -> Shown:
    changed = CHANGED.search(label) is not None
    return Shown(at, changed, not changed and PUBLISHED.search(label) is not None)


def _text_before(element: LexborNode) -> str:
    """Return the end of the text that runs into the element: "Updated on <time>"."""
    before = element.prev
    return (before.text_content or "")[-_LABEL:] if before is not None and before.tag == TEXT else ""


def _is_apart(element: LexborNode) -> bool:
    return any(parent.tag in _APART or is_comment(parent) for parent in ancestors(element))
