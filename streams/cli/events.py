"""`newsfold events`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.table import Table

from streams.cli import lines, options, show
from streams.cli.inputs import ArticleLine, language_in
from streams.cli.show import escape
from streams.clock import parse_time
from streams.code import Coder, Coding, NewsText, Note, RulesCoder
from streams.code.backends import coder_of
from streams.code.languages import ENGLISH
from streams.errors import BadInput, UsageError
from streams.extract.language import UNDETERMINED
from streams.records import CodedEvent, Outcome, Reason

if TYPE_CHECKING:
    from streams.code.english.reasons import Candidate
    from streams.settings import CoderSettings

__all__ = ["AT_ONCE", "coded", "events"]

#: What the rules say where the judge is not asked.
_BECAUSE = {
    "mention": "tells again of an event above",
    "refused": "its words alone say that it is no event",
    "light": "too light for news of politics in a text about games, shows or markets",
    "nothing": "another sense, or a clause that tells of nothing",
}
AT_ONCE = 20  # articles of files that a coder is given: as many as a block of standard input holds


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", is_flag=True, help="JSON lines in and out: {url, title, text, published_at} a line.")
@click.option(
    "--why", is_flag=True, help="Show each word that may tell an event, and why it does or does not."
)
@options.coder
def events(files: tuple[Path, ...], jsonl: bool, why: bool, **given: Any) -> None:
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
    settings = options.chosen(given)
    if why and settings.name != RulesCoder.name:
        raise UsageError("--why shows the reasons of the rules; leave --coder out")
    coder = coder_of(settings)
    failed = 0
    for batch in _batches(files):
        records = list(lines.each((line for _, line in batch), ArticleLine))
        results = _results(coder, records, settings if why else None)
        for (source, _), result in zip(batch, results, strict=True):
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
    while batch := list(islice(given, AT_ONCE)):
        yield batch


def _tell(source: str, result: dict[str, Any], jsonl: bool) -> bool:
    """Write a result; returns whether it is one for the exit code to tell of."""
    if jsonl:
        lines.write(result)
        return lines.is_unread(result)
    _show(source, result)
    return result.get("outcome") == Outcome.DEAD_LETTERED


def _results(
    coder: Coder, records: list[tuple[bytes, ArticleLine | BadInput]], explained: CoderSettings | None
) -> list[dict[str, Any]]:
    """Return the output lines, with candidates if asked for. One that cannot be used says why."""
    read = [_read(line, record) for line, record in records]
    texts = [one for one in read if isinstance(one, NewsText)]
    codings = iter(coded(coder, texts))
    results = [
        _line(line, record, next(codings) if isinstance(text, NewsText) else text)
        for (line, record), text in zip(records, read, strict=True)
    ]
    if explained is None:
        return results
    return [
        {**result, "candidates": _candidates(text, explained.lead, result["events"])}
        if isinstance(text, NewsText) and "coder" in result
        else result
        for result, text in zip(results, read, strict=True)
    ]


def _candidates(text: NewsText, lead: int, coded: Sequence[CodedEvent]) -> list[Candidate]:
    """Return what the rules make of each word; nothing in another language, which they read by its gloss."""
    from streams.code.english.reasons import candidates  # noqa: PLC0415 - spaCy takes seconds

    return candidates(text, lead, coded) if text.language == ENGLISH else []


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


def coded(coder: Coder, texts: list[NewsText]) -> list[Coding | BadInput]:
    """Code all at once; where that fails each alone, so that a bug costs its own line only."""
    try:
        return list(coder.code_all(texts))
    except Exception as error:
        if len(texts) == 1:
            return [BadInput(Reason.FAILED, f"{type(error).__name__}: {error}")]
    return [one for text in texts for one in coded(coder, [text])]


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
    if result.get("candidates"):
        _show_candidates(result["candidates"])


def _show_candidates(candidates: list[Candidate]) -> None:
    table = Table("word", "stands in", "became", "sure", "because", box=None, pad_edge=False)
    for one in candidates:
        kind = f"{one.root}{'/' + one.mode if one.mode else ''}  {one.frame}"
        sure = "" if one.confidence is None else f"{one.confidence:.2f}"
        row = (one.trigger.text, kind, one.fate.value, sure, _because(one))
        table.add_row(*map(escape, row))
    show.tables.print(table)


def _because(one: Candidate) -> str:
    """Return the features that weigh most, or what the rules say where they decide."""
    weighed = [f"{weight:+.2f} {name}" for name, weight in (*one.favour, *one.against)]
    return ", ".join(weighed) or _BECAUSE.get(one.fate.value, "")


def _reason(result: dict[str, Any]) -> str:
    """Return why there may be no events."""
    unread = result.get("note") == Note.NO_LEXICON
    return "not coded: no lexicon for its language" if unread else result.get("message", "")
