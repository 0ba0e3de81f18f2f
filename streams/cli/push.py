"""`newsfold push`."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import click
from rich.progress import Progress

from streams.cli import options, show
from streams.cli.pages import pages_of
from streams.client import Pushed, end_of, wait_for_outcomes
from streams.client import push as push_pages
from streams.client.pushing import RawMessage
from streams.client.reading import Mark
from streams.connection import Connection
from streams.records import Outcome
from streams.topics import OUTCOMES

__all__ = ["push"]

_NAMELESS = "the page does not say its URL; give it with --url, or push {url, html} lines of a .jsonl"


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@options.connection
@click.option("--url", help="The URL of the page in FILE, where the page itself does not say.")
@click.option("--wait", type=options.Number(0), metavar="SECONDS", default=0.0,
              help="Wait so long for what becomes of the pages, and tell.")  # fmt: skip
def push(files: tuple[Path, ...], connection: Connection, url: str | None, wait: float) -> None:
    """Push pages into raw-articles: FILES and folders of .html, .txt, .jsonl or .warc (also .gz).

    Lines of .jsonl are {url, body | html | text, fetched_at?, status?, headers?}, and go out as they are; a
    line {"url": ..., "status": 404} retracts the URL.
    Exits with 1 where a page or a file was refused, or, with --wait, where a page was dead-lettered or not
    heard of.

    \b
      newsfold push page.html --url https://example.com/a
      newsfold push crawl/ --brokers kafka:9092 --wait 60
    """
    since = asyncio.run(end_of(connection, OUTCOMES)) if wait else {}
    pushed = asyncio.run(_push(connection, files, url))
    refused = [page for page in pushed if page.error]
    for page in refused:
        click.echo(f"{page.name}: {page.error}", err=True)
    taken = show.count(len(pushed) - len(refused), "page", "pages")
    click.echo(f"{taken} pushed, {len(refused):,} refused")
    ended_well = _tell(connection, pushed, wait, since) if wait else True
    if refused or not ended_well:
        raise SystemExit(1)


async def _push(connection: Connection, files: tuple[Path, ...], url: str | None) -> list[Pushed]:
    done: list[Pushed] = []
    with Progress(console=show.errors, transient=True, disable=not show.errors.is_terminal) as progress:
        task = progress.add_task("pushing", total=None)
        async for page in push_pages(connection, _messages(files, url, done)):
            done.append(page)
            progress.update(task, advance=1, description=f"{len(done)} delivered")
    return done


def _messages(files: tuple[Path, ...], url: str | None, refused: list[Pushed]) -> Iterator[RawMessage]:
    """Yield the pages to push. What has no URL, and a file that is broken, is refused; the others go on."""
    for page in pages_of(files, url, lambda _: None):
        if page.nameless or page.error:
            refused.append(Pushed(page.source, None, page.error or _NAMELESS))
        else:
            yield RawMessage(page.source, page.key, page.value)


def _tell(connection: Connection, pushed: list[Pushed], seconds: float, since: Mark) -> bool:
    """Show what became of the pages; returns whether all ended, and none as a dead letter."""
    names = {page.origin_key: page.name for page in pushed if page.origin_key}
    found = asyncio.run(wait_for_outcomes(connection, names, seconds, since))
    show.ledger(names, found)
    missing = len(names) - len(found)
    if missing:
        said = f"{show.count(missing, 'page was', 'pages were')} not heard of in {seconds:g} s"
        click.echo(f"{said}; is a worker running?", err=True)
    return not missing and all(o.outcome is not Outcome.DEAD_LETTERED for o in found.values())
