"""`newsfold events`."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click

from streams.cli import lines, options, show
from streams.cli.inputs import ArticleLine, language_in
from streams.cli.show import escape
from streams.clock import parse_time
from streams.code import Coder, Coding, NewsText, Note
from streams.code.backends import coder_of
from streams.errors import BadInput, UsageError
from streams.extract.language import UNDETERMINED
from streams.records import Outcome, Reason

__all__ = ["events"]

_AT_ONCE = 20  # articles of files that a coder is given: as many as a block of standard input holds


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", is_flag=True, help="JSON lines in and out: {url, title, text, published_at} a line.")
@options.coder
def events(files: tuple[Path, ...], jsonl: bool, **given: Any) -> None:
    """Code the events that articles report: FILES of JSON lines, pages in FILES and folders, or from a pipe.

    Pages are .html, .txt and .warc (also .gz), and are cleaned first; lines on standard input, with --jsonl,
    are of articles that are clean. Exits with 1 where a line, a page or a file could not be used; with
    --jsonl, whose lines say so, only for a file.

    \b
      newsfold events articles.jsonl
      newsfold events page.html crawl/
      newsfold clean --jsonl < pages.jsonl | newsfold events --jsonl
      newsfold events articles.jsonl --coder llm --coder-model NAME --coder-url http://127.0.0.1:8000/v1
    """
    if not files and not jsonl:
        raise UsageError("name the FILES to code, or give --jsonl and articles on standard input")
    coder = coder_of(options.chosen(given))
    failed = 0
    for batch in _batches(files):
        records = list(lines.each((line for _, line in batch), ArticleLine))
        for (source, _), result in zip(batch, _results(coder, records), strict=True):
            failed += _tell(source, result, jsonl)
    if failed:
        raise SystemExit(1)


def _batches(files: tuple[Path, ...]) -> Iterator[list[tuple[str, bytes]]]:
    """Yield lines with where they are from: those of standard input as they come."""
    if not files:
        yield from ([("", line) for line in batch] for batch in lines.batches())
        return
    from streams.cli.articles import article_lines  # noqa: PLC0415 - what reads pages; a filter needs it not

    given = article_lines(files)
    while batch := list(islice(given, _AT_ONCE)):
        yield batch


def _tell(source: str, result: dict[str, Any], jsonl: bool) -> bool:
    """Write a result; returns whether it is one for the exit code to tell of."""
    if jsonl:
        lines.write(result)
        return lines.is_unread(result)
    _show(source, result)
    return result.get("outcome") == Outcome.DEAD_LETTERED


def _results(coder: Coder, records: list[tuple[bytes, ArticleLine | BadInput]]) -> list[dict[str, Any]]:
    """Return the output lines. A line that cannot be used gives no events, and says why."""
    read = [_read(line, record) for line, record in records]
    texts = [one for one in read if isinstance(one, NewsText)]
    coded = iter(_coded(coder, texts))
    return [
        _line(line, record, next(coded) if isinstance(text, NewsText) else text)
        for (line, record), text in zip(records, read, strict=True)
    ]


def _read(line: bytes, record: ArticleLine | BadInput) -> NewsText | BadInput:
    """Return what the coder reads. A text too short to tell its language is taken for English."""
    if isinstance(record, BadInput):
        return record
    try:
        published = parse_time(record.published_at, "published_at") if record.published_at else None
    except BadInput as error:
        return error
    language = language_in(record)
    return NewsText(
        title=record.title or "",
        text=record.text,
        published_at=published,
        dateline=record.dateline,
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


def _line(line: bytes, record: ArticleLine | BadInput, coding: Coding | BadInput) -> dict[str, Any]:
    if isinstance(coding, BadInput):
        return {**lines.refused(line, coding), "events": ()}
    url = record.url if isinstance(record, ArticleLine) else None
    return {"url": url, "coder": coding.coder, "note": coding.note, "events": coding.events}


def _show(source: str, result: dict[str, Any]) -> None:
    unused = result.get("outcome") == Outcome.DEAD_LETTERED
    where = source if unused or not result["url"] else result["url"]
    name = "" if lines.is_unread(result) else f"[bold]{escape(where)}[/]  "
    show.console.print(f"{name}{escape(_reason(result))}")
    if result["events"]:
        show.events(result["events"])


def _reason(result: dict[str, Any]) -> str:
    """Return why there may be no events."""
    unread = result.get("note") == Note.NO_LEXICON
    return "not coded: no lexicon for its language" if unread else result.get("message", "")
