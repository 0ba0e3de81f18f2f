"""`newsfold fold`."""

from pathlib import Path

import click

from streams.cli import lines, show
from streams.cli.folded import Folded
from streams.cli.inputs import ArticleLine
from streams.errors import UsageError

__all__ = ["fold"]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--jsonl", is_flag=True, help="JSON lines in and out: {url, title, text, published_at, outlet?}."
)
def fold(files: tuple[Path, ...], jsonl: bool) -> None:
    """Fold articles into stories: FILES of JSON lines, or lines on standard input with --jsonl.

    With --jsonl one line comes out for each line that goes in, in the same order: the story as it is at the
    end of the input, and the best match that put the article there. A line that cannot be used has no story,
    and says why. An article without a time is taken to be of the time of the line before it. Without
    --jsonl, the stories of more than one article are shown, each with its members and why they are in.

    \b
      newsfold fold articles.jsonl
      newsfold clean --jsonl < pages.jsonl | newsfold fold --jsonl
    """
    if not files and not jsonl:
        raise UsageError("name the FILES to fold, or give --jsonl and articles on standard input")
    run = Folded()
    order = [run.take(line, found) for line, found in lines.each(lines.lines_of(files), ArticleLine)]
    if jsonl:
        for taken in order:
            lines.write(run.line(taken))
    else:
        show.stories(run.stories())
