"""`newsfold events`."""

from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from streams.cli import lines, show
from streams.cli.inputs import ArticleLine, language_in
from streams.clock import parse_time
from streams.code import Coder, RulesCoder
from streams.errors import BadInput, UsageError
from streams.extract.language import UNDETERMINED
from streams.records import CodedEvent

__all__ = ["events"]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", is_flag=True, help="JSON lines in and out: {url, title, text, published_at} a line.")
@click.option(
    "--lead",
    default=5,
    show_default=True,
    type=click.IntRange(0),
    help="Sentences of the text to code; 0 is all of them.",
)
def events(files: tuple[Path, ...], jsonl: bool, lead: int) -> None:
    """Code the events that articles report: FILES of JSON lines, or lines on standard input with --jsonl.

    \b
      newsfold events articles.jsonl
      newsfold clean --jsonl < pages.jsonl | newsfold events --jsonl
    """
    if not files and not jsonl:
        raise UsageError("name the FILES to code, or give --jsonl and articles on standard input")
    coder = RulesCoder(lead=lead)
    for line, found in lines.each(lines.lines_of(files), ArticleLine):
        result = _line(coder, line, found)
        if jsonl:
            lines.write(result)
        else:
            _show(result)


def _line(coder: Coder, line: bytes, found: ArticleLine | BadInput) -> dict[str, Any]:
    """Return the output line. A line that cannot be used gives no events, and says why."""
    if isinstance(found, BadInput):
        return {**lines.refused(line, found), "events": ()}
    result = lines.attempt(line, lambda: {"url": found.url, "events": _coded(coder, found)})
    return {**result, "events": result.get("events", ())}


def _coded(coder: Coder, found: ArticleLine) -> tuple[CodedEvent, ...]:
    """Return the events of a line. A text too short to tell its language is taken for English."""
    published = parse_time(found.published_at, "published_at") if found.published_at else None
    language = language_in(found)
    read = "en" if language == UNDETERMINED else language
    return coder.code(found.title or "", found.text, published, found.dateline, read)


def _show(result: dict[str, Any]) -> None:
    show.console.print(f"[bold]{escape(result['url'] or '?')}[/]  {escape(result.get('message', ''))}")
    if result["events"]:
        show.events(result["events"])
