"""Pages with kept and removed text marked: as a diff on a terminal, and as a report for a browser."""

import shutil
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile

from streams.cli.listed import end_text, print_fields
from streams.cli.reports import report_at
from streams.cli.show import console, cut, escape, tables
from streams.review import Entry, Fate, Totals
from streams.review.report import MARK, bottom, section, top
from streams.review.visible import letters

__all__ = ["Diff", "Report"]

_HEAD, _TAIL = 4, 1  # lines shown of a long removed run
_WHY = 16  # columns: the longest reason has as many
_SIGNS = {Fate.FIELD: ("=", "blue"), Fate.REMOVED: ("-", "red"), Fate.HIDDEN: ("+", "yellow")}


class Diff:
    """`--diff`: each page's text in its order. What was kept stands plain; a long removed run is folded."""

    def add(self, entry: Entry) -> None:
        """Print a page."""
        console.print(f"[bold]--- {escape(entry.source)}[/]")
        console.print(f"[bold]+++ {escape(entry.cleaned.get('title') or '')}[/] {end_text(entry)}")
        if entry.is_article:
            print_fields(entry)
        else:
            console.print(escape(entry.cleaned["message"]))
        console.print()
        for (fate, why), run in groupby(entry.marks, lambda mark: (mark.fate, mark.why)):
            _print_run(fate, why, [mark.text for mark in run])
        console.print()

    def end(self, totals: Totals) -> None:
        """Print what became of all pages, where there were several."""
        if totals.pages > 1:
            console.print(totals.summary())


class Report:
    """`--html`: one file for all pages. They are written as they come, since they may be a whole crawl.

    Raises `UsageError` where the file cannot be the report's: it may be a page that somebody keeps.
    """

    def __init__(self, path: Path) -> None:
        self._path = report_at(path, MARK)
        self._sections = TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - closed in `end`
        self._first: Entry | None = None

    def add(self, entry: Entry) -> None:
        """Take a page."""
        if self._first is None:
            self._first = entry
            return
        self._sections.write(section(entry))

    def end(self, totals: Totals) -> None:
        """Write the report, and say so."""
        with self._sections as rest, self._path.open("w", encoding="utf-8", errors="replace") as out:
            rest.seek(0)
            out.write(top(totals))
            out.write(section(self._first, is_open=totals.pages == 1) if self._first else "")
            shutil.copyfileobj(rest, out)
            out.write(bottom())
        console.print(f"{escape(str(self._path))} written\n{totals.summary()}")


def _print_run(fate: Fate, why: str, texts: list[str]) -> None:
    """Print lines in a row with one fate."""
    if fate is Fate.KEPT:
        for text in texts:
            console.print(f"  {escape(text)}")
        return
    sign, colour = _SIGNS[fate]
    if len(texts) > _HEAD + _TAIL + 1:
        folded = texts[_HEAD:-_TAIL]
        size = sum(map(letters, folded))
        texts = [*texts[:_HEAD], f"… {len(folded)} more lines, {size:,} letters", *texts[-_TAIL:]]
    for text in texts:
        line = escape(cut(text, max(40, tables.width - _WHY - 4)))
        console.print(f"[{colour}]{sign}[/] [dim]{why:<{_WHY}}[/]  [{colour}]{line}[/]")
