"""`newsfold explain`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
from click.core import ParameterSource
from rich.table import Table
from rich.text import Text

from streams.cli import options
from streams.cli.connection import named_brokers
from streams.cli.named import Find, in_file, in_lines, in_topic
from streams.cli.reports import report_at
from streams.cli.show import console, escape, tables
from streams.connection import Connection
from streams.errors import UsageError
from streams.fold.explain import Explanation
from streams.fold.explain import explain as explain_pair
from streams.fold.shared import Piece, side_by_side
from streams.records import CleanArticle
from streams.review import pair

__all__ = ["explain"]

_NUMBERED = 8  # words: a shorter run is marked, but has no number by which to find its partner


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--in", "file", type=click.Path(path_type=Path, exists=True), metavar="FILE",
              help="JSON lines in which ONE and OTHER are URLs or article ids.")  # fmt: skip
@options.connection
@click.option("--html", "report", type=click.Path(path_type=Path), metavar="REPORT",
              help="Show the texts in the HTML file REPORT, for a browser.")  # fmt: skip
def explain(one: str, other: str, file: Path | None, connection: Connection, report: Path | None) -> None:
    """Say why two articles are one story, or are not: every rule in order, with its figures.

    ONE and OTHER are files with one page each (.html, .txt; or one line of .jsonl), or the URLs or article
    ids of two articles: with --in FILE of its lines, with --brokers of what a running worker has cleaned.
    Brokers that are set for all verbs are asked where ONE and OTHER are no files. The texts stand side by
    side; each run that they share is in brackets, with the same number in both. Exits with 1 where the two
    are not one story.

    \b
      newsfold explain a.html b.html --html report.html
      newsfold explain https://a.example/1 https://b.example/2 --in articles.jsonl
      newsfold explain https://a.example/1 https://b.example/2 --brokers 127.0.0.1:9092
    """
    path = report_at(report, pair.MARK) if report else None
    find = _search(one, other, file, connection)
    left, right = _dated(find(one), find(other))
    explanation = explain_pair(left, right)
    _show(left, right, explanation, texts=not path)
    if path:
        path.write_text(pair.page(left, right, explanation), encoding="utf-8", errors="replace")
        console.print(f"{escape(str(path))} written")
    if not explanation.folded:
        raise SystemExit(1)


def _search(one: str, other: str, file: Path | None, connection: Connection) -> Find:
    """Choose where to look. A broker that is set for all verbs is asked where no file is named."""
    source = named_brokers()
    if file and source is ParameterSource.COMMANDLINE:
        raise UsageError("--in and --brokers name two places to look in; give one of them")
    if file:
        return in_lines(file)
    files = Path(one).is_file() and Path(other).is_file()
    if source is ParameterSource.COMMANDLINE or (source is not ParameterSource.DEFAULT and not files):
        return in_topic(connection, (one, other))
    return in_file


def _dated(one: CleanArticle, other: CleanArticle) -> tuple[CleanArticle, CleanArticle]:
    """Date an undated article like the other: when it was read does not say when it was news."""
    return _like(one, other), _like(other, one)


def _like(article: CleanArticle, other: CleanArticle) -> CleanArticle:
    if article.published_at or not other.published_at:
        return article
    console.print(f"[dim]{escape(article.url)} has no date, and is taken to be of the other's time[/]")
    return replace(
        article,
        published_at=other.published_at,
        fetched_at=other.fetched_at,
        updated_at=other.updated_at,
    )


def _show(left: CleanArticle, right: CleanArticle, explanation: Explanation, texts: bool) -> None:
    for article in (left, right):
        console.print(f"[bold]{escape(article.title)}[/]  [dim]{escape(article.url)}[/]")
    console.print()
    if texts:
        _show_texts(left, right)
        console.print()
    for verdict in explanation.verdicts:
        mark = "[green]passes [/]" if verdict.passed else "[red]refuses[/]"
        console.print(f"{mark} {verdict.rule:<12} {escape(verdict.reason)}")
    console.print(f"\n{_verdict(explanation)}")


def _show_texts(one: CleanArticle, other: CleanArticle) -> None:
    """Print the texts in two columns. A shared run stands in brackets with its number, the same in both."""
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), show_header=False)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(*map(_text, side_by_side(one.text, other.text, one.language)))
    tables.print(table)


def _text(pieces: Sequence[Piece]) -> Text:
    column = Text()
    for piece in pieces:
        if piece.run is None:
            column.append(piece.text, "dim")
        elif piece.length < _NUMBERED:
            column.append(piece.text, "green")
        else:
            text = piece.text.rstrip()
            column.append(f"[{piece.run}: ", "dim green")
            column.append(text, "green")
            column.append(f"]{piece.text[len(text) :]}", "dim green")
    return column


def _verdict(explanation: Explanation) -> str:
    if explanation.folded:
        return f"[green]One story.[/] What the shorter is to the longer: {explanation.relation}."
    return f"[red]Two stories.[/] The rule {explanation.refused_by} keeps them apart."
