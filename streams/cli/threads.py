"""`newsfold threads`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import click

from streams.cli import lines, options, show
from streams.cli.events import AT_ONCE, coded
from streams.cli.fold import lines_from, tell
from streams.cli.folded import Folded
from streams.cli.inputs import ArticleLine
from streams.cli.show import console, count, escape
from streams.code import Coder, CodeStage, Coding, text_of
from streams.code.backends import coder_of
from streams.errors import UsageError
from streams.records import CanonicalArticle, CodedEvent, Outcome, Thread, ThreadStory
from streams.threads import ThreadStage

__all__ = ["threads"]

_TITLE = 100  # characters of a title, in a line of its own


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", is_flag=True, help="Give the threads as JSON lines, as they stand on `threads`.")
@options.coder
def threads(files: tuple[Path, ...], jsonl: bool, **given: Any) -> None:
    """Put stories of one happening under one heading: articles in FILES, or on standard input with --jsonl.

    FILES are JSON lines, {url, title, text, published_at, outlet?}, or pages (.html, .txt and .warc, also
    .gz) and folders of them, which are cleaned first. Copies of one text are folded into one story; what is
    told in other words, of the same names, rare words and events, comes into one thread with it. Each story
    of a thread is shown with its time, outlet and title, and what says that it belongs there.

    A thread has two stories or more, of one language and no more than seven days apart; the others are only
    counted. An article without a time is taken to be of the time of the line before it. Exits with 1 where
    a line, a page or a file could not be used.

    \b
      newsfold threads articles.jsonl
      newsfold threads crawl/
      newsfold clean --jsonl < pages.jsonl | newsfold threads --jsonl
    """
    if not files and not jsonl:
        raise UsageError("name the FILES to read, or give --jsonl and articles on standard input")
    coder = coder_of(options.chosen(given))
    run, unused = _folded(files)
    collected = Collected()
    for story, events in _coded(coder, run):
        collected.take(story, events)
    if jsonl:
        lines.write_all(collected.threads())
    else:
        _show(collected)
        console.print(_summary(run, collected, len(unused)))
    tell(unused)
    if any(taken["outcome"] == Outcome.DEAD_LETTERED for _, taken in unused):
        raise SystemExit(1)


@dataclass(slots=True)
class Collected:
    """The threads of the stories taken so far, which come in the order of their times."""

    code: CodeStage = field(default_factory=lambda: CodeStage({}))
    stage: ThreadStage = field(default_factory=lambda: ThreadStage({}, {}))
    latest: dict[str, Thread] = field(default_factory=dict)
    placed: dict[str, ThreadStory | None] = field(default_factory=dict)  # by story

    def take(self, story: CanonicalArticle, events: tuple[CodedEvent, ...]) -> None:
        """Put a story where it belongs."""
        if facts := self.code.take(story, events).facts:
            changes = self.stage.take(facts)
            self.latest.update(changes.threads)
            self.placed.update(changes.stories)

    def threads(self) -> list[Thread]:
        """Return the threads, those of the most stories first."""
        live = (thread for thread in self.latest.values() if thread.status.live)
        return sorted(live, key=lambda thread: (-thread.story_count, thread.thread_id))

    def stories(self) -> Mapping[str, Sequence[ThreadStory]]:
        """Return the stories of each thread, in the order of their times."""
        by_thread: dict[str, list[ThreadStory]] = defaultdict(list)
        for story in self.placed.values():
            if story:
                by_thread[story.thread_id].append(story)
        return {thread_id: sorted(some, key=_time) for thread_id, some in by_thread.items()}


def _folded(files: tuple[Path, ...]) -> tuple[Folded, list[tuple[str, dict[str, Any]]]]:
    """Fold the articles; return the fold, and lines and pages that are none, with where each is from."""
    run, sources = Folded(whole=True, with_texts=True), list[str]()
    given = lines_from(files, sources) if files else lines.lines_of(())
    order = list(run.take(lines.each(given, ArticleLine)))
    names = sources or [f"line {number}" for number in range(1, len(order) + 1)]
    return run, [(name, taken) for name, taken in zip(names, order, strict=True) if isinstance(taken, dict)]


def _coded(coder: Coder, run: Folded) -> Iterator[tuple[CanonicalArticle, tuple[CodedEvent, ...]]]:
    """Yield the stories with their events; one that the coder fails at is told of, and has none."""
    stories = iter(sorted((standing.story for standing in run.standing()), key=_time))
    while batch := list(islice(stories, AT_ONCE)):
        codings = coded(coder, [text_of(story) for story in batch])
        for story, coding in zip(batch, codings, strict=True):
            if not isinstance(coding, Coding):
                click.echo(f"{story.url}: its events are not looked at: {coding}", err=True)
            yield story, coding.events if isinstance(coding, Coding) else ()


def _time(story: CanonicalArticle | ThreadStory) -> tuple[float, str]:
    return (story.published_at or story.first_seen).timestamp(), story.story_id


def _show(collected: Collected) -> None:
    stories = collected.stories()
    for thread in collected.threads():
        some = stories[thread.thread_id]
        sizes = f"{count(len(some), 'story', 'stories')}, {_articles(thread.article_count)}"
        console.print(f"[bold]{escape(thread.title)}[/]  [dim]{thread.thread_id[:8]}  {sizes}[/]")
        by_id = {story.story_id: story for story in some}
        width = max(len(story.outlet) for story in some)
        for story in some:
            _show_story(story, by_id, width)
        console.print()


def _show_story(story: ThreadStory, by_id: Mapping[str, ThreadStory], width: int) -> None:
    """Print a story's line, and below it the story that it is nearest to and what both have."""
    several = f"  [dim]{_articles(story.member_count)}[/]" if story.member_count > 1 else ""
    outlet = escape(f"{story.outlet:<{width}}")
    console.print(f"  {_at(story)}  [cyan]{outlet}[/]  {show.line(story.title, _TITLE)}{several}")
    if story.tie:
        near = by_id.get(story.tie.story_id)
        which = f"{near.outlet}, {_at(near)}" if near else "a story that is in another thread now"
        console.print(f"  [dim]{'':<16}  nearest to {escape(which)}: {escape(story.tie.reason)}[/]")


def _at(story: ThreadStory) -> str:
    return f"{story.published_at or story.first_seen:%Y-%m-%d %H:%M}"


def _summary(run: Folded, collected: Collected, unused: int) -> str:
    """Return `9 articles: 7 stories, 5 of them in 2 threads; 1 line or page without an article`."""
    articles = _articles(len(run.given))
    stories = count(sum(1 for _ in run.standing()), "story", "stories")
    threads_ = collected.threads()
    inside = sum(thread.story_count for thread in threads_)
    number = count(len(threads_), "thread", "threads")
    within = f"{inside:,} of them in {number}" if threads_ else "none of them in a thread"
    without = f"; {count(unused, 'line or page', 'lines or pages')} without an article" if unused else ""
    return f"{articles}: {stories}, {within}{without}"


def _articles(number: int) -> str:
    return count(number, "article", "articles")
