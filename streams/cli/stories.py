"""Stories on a terminal: one whole, or several in a table; and as an HTML report."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.table import Table

from streams.cli import show
from streams.cli.show import console, escape, tables
from streams.fold import Standing
from streams.records import Certainty, FirstPublished
from streams.review import stories

__all__ = ["print_stories", "write_report"]

_OUTLET = 36  # columns of an outlet and a time, at most


def print_stories(standings: Sequence[Standing]) -> None:
    """Print the only story with its members and why each is in, or a row for each of several."""
    if len(standings) == 1:
        show.stories(standings)
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column("story", no_wrap=True)
    for name in ("articles", "outlets"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("first published", "canonical"):
        table.add_column(name, no_wrap=True, max_width=_OUTLET)
    table.add_column("title", ratio=1, no_wrap=True, overflow="ellipsis")
    for story, _ in standings:
        counts = f"{story.member_count}", f"{story.outlet_count}"
        first = escape(_first(story.first_published))
        table.add_row(story.story_id[:8], *counts, first, escape(story.outlet), escape(story.title))
    tables.print(table)


def write_report(path: Path, standings: Iterable[Standing], summary: str) -> None:
    """Write the report, and say so."""
    with path.open("w", encoding="utf-8", errors="replace") as out:
        out.write(stories.top(summary))
        for place, (story, members) in enumerate(standings):
            out.write(stories.section(story, members, is_open=place == 0))
        out.write(stories.bottom())
    console.print(f"{escape(str(path))} written")


def _first(first: FirstPublished | None) -> str:
    """Return `wire.example 09:40`; with a question mark, where it is only likely."""
    if not first or not first.outlet:
        return "unknown"
    at = f" {first.at:%m-%d %H:%M}" if first.at else ""
    return f"{first.outlet}{at}{'' if first.certainty is Certainty.CERTAIN else ' ?'}"
