"""`newsfold events`."""

from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from streams.cli import lines, options, show
from streams.cli.inputs import ArticleLine, language_in
from streams.clock import parse_time
from streams.code import Coder, Coding, NewsText, Note
from streams.code.backends import coder_of
from streams.errors import BadInput, UsageError
from streams.extract.language import UNDETERMINED
from streams.records import Reason

__all__ = ["events"]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", is_flag=True, help="JSON lines in and out: {url, title, text, published_at} a line.")
@options.coder
def events(files: tuple[Path, ...], jsonl: bool, **given: Any) -> None:
    """Code the events that articles report: FILES of JSON lines, or lines on standard input with --jsonl.

    \b
      newsfold events articles.jsonl
      newsfold clean --jsonl < pages.jsonl | newsfold events --jsonl
      newsfold events articles.jsonl --coder llm --coder-model NAME --coder-url http://127.0.0.1:8000/v1
    """
    if not files and not jsonl:
        raise UsageError("name the FILES to code, or give --jsonl and articles on standard input")
    coder = coder_of(options.chosen(given))
    for batch in lines.batches_of(files):
        for result in _results(coder, list(lines.each(batch, ArticleLine))):
            if jsonl:
                lines.write(result)
            else:
                _show(result)


def _results(coder: Coder, found: list[tuple[bytes, ArticleLine | BadInput]]) -> list[dict[str, Any]]:
    """Return the output lines. A line that cannot be used gives no events, and says why."""
    read = [_read(line, article) for line, article in found]
    texts = [one for one in read if isinstance(one, NewsText)]
    coded = iter(_coded(coder, texts))
    return [
        _line(line, article, next(coded) if isinstance(text, NewsText) else text)
        for (line, article), text in zip(found, read, strict=True)
    ]


def _read(line: bytes, found: ArticleLine | BadInput) -> NewsText | BadInput:
    """Return what the coder reads. A text too short to tell its language is taken for English."""
    if isinstance(found, BadInput):
        return found
    try:
        published = parse_time(found.published_at, "published_at") if found.published_at else None
    except BadInput as error:
        return error
    language = language_in(found)
    return NewsText(
        title=found.title or "",
        text=found.text,
        published_at=published,
        dateline=found.dateline,
        language="en" if language == UNDETERMINED else language,
    )


def _coded(coder: Coder, texts: list[NewsText]) -> list[Coding | BadInput]:
    """Code all at once; where that fails each alone, so that a bug costs its own line only."""
    try:
        return list(coder.code_all(texts))
    except Exception as error:
        if len(texts) == 1:
            return [BadInput(Reason.FAILED, f"{type(error).__name__}: {error}")]
    return [one for text in texts for one in _coded(coder, [text])]


def _line(line: bytes, found: ArticleLine | BadInput, coding: Coding | BadInput) -> dict[str, Any]:
    if isinstance(coding, BadInput):
        return {**lines.refused(line, coding), "events": ()}
    url = found.url if isinstance(found, ArticleLine) else None
    return {"url": url, "coder": coding.coder, "note": coding.note, "events": coding.events}


def _show(result: dict[str, Any]) -> None:
    show.console.print(f"[bold]{escape(result['url'] or '?')}[/]  {escape(_said(result))}")
    if result["events"]:
        show.events(result["events"])


def _said(result: dict[str, Any]) -> str:
    """Return why there may be no events."""
    unread = result.get("note") == Note.NO_LEXICON
    return "not coded: no lexicon for its language" if unread else result.get("message", "")
