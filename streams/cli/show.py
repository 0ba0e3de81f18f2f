"""What a person sees on a terminal."""

from collections.abc import Iterable, Mapping
from typing import IO, Any, cast

from rich import markup
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table

from streams.cli.screen import unguarded
from streams.records import CanonicalArticle, CodedEvent, Outcome, PageOutcome, StoryMember
from streams.text.hidden import visible

__all__ = [
    "console", "count", "cut", "errors", "escape", "events", "ledger", "line", "outcome_text", "size",
    "stories", "tables", "visible", "when",
]  # fmt: skip


class _Guarded(Console):
    """Lets nothing hidden through but what it made itself of our markup."""

    @property
    def file(self) -> IO[str]:
        """Where it writes: below all that guards a stream, a progress bar's own among it."""
        return cast("IO[str]", unguarded(super().file))

    @file.setter
    def file(self, new_file: IO[str]) -> None:
        self._file = new_file

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Render as any console does, and make the texts visible."""
        for part in super().render(renderable, options):
            yield part if part.control else part._replace(text=visible(part.text))


class _Trimmed(_Guarded):
    """Prints tables without the blanks that fill their lines up to the last column's end."""

    def print(self, *objects: Any, **options: Any) -> None:
        """Print as any console does."""
        with self.capture() as capture:
            super().print(*objects, **options)
        self.file.writelines(f"{line.rstrip()}\n" for line in capture.get().splitlines())
        self.file.flush()


console = _Guarded(highlight=False, soft_wrap=True, emoji=False)  # `:100:` in a text is no emoji
errors = _Guarded(stderr=True)
#: As wide as the terminal; 130 columns in a file or a pipe.
tables = _Trimmed(highlight=False, emoji=False, width=None if console.is_terminal else 130)

_COLOURS = {
    Outcome.PUBLISHED: "green",
    Outcome.REVISED: "green",
    Outcome.UNCHANGED: "cyan",
    Outcome.RETRACTED: "yellow",
    Outcome.NOT_AN_ARTICLE: "yellow",
    Outcome.DEAD_LETTERED: "red",
}


def escape(text: str) -> str:
    """Return a text as a console is to print it: nothing hidden, nothing taken for markup."""
    return markup.escape(visible(text))


def line(text: str, length: int) -> str:
    """Return a text as a console is to print it in one line, cut where it is longer."""
    return escape(cut(" ".join(text.split()), length))


def ledger(names: Mapping[str, str], outcomes: Mapping[str, PageOutcome]) -> None:
    """Show what became of pages, in the order of `names`; `names` and `outcomes` are by origin."""
    if not outcomes:
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("page", no_wrap=True, overflow="ellipsis", max_width=70)
    table.add_column("outcome", no_wrap=True)
    table.add_column("why", ratio=1)
    for key, name in names.items():
        if outcome := outcomes.get(key):
            table.add_row(
                escape(name), outcome_text(outcome.outcome, outcome.reason), escape(_detail(outcome))
            )
    tables.print(table)


def _detail(outcome: PageOutcome) -> str:
    if outcome.message:
        return outcome.message
    return f"story {outcome.story_id[:8]}, revision {outcome.revision}" if outcome.story_id else ""


def stories(standings: Iterable[tuple[CanonicalArticle, tuple[StoryMember, ...]]]) -> None:
    """Show stories, each with its members and why each is in; one told once takes one line."""
    for story, members in standings:
        which = f"{escape(story.story_id[:8])} revision {story.revision}"
        heading = f"[bold]{escape(story.title)}[/]  [dim]{which}[/]"
        if story.member_count == 1:
            console.print(f"{heading}  [dim]{escape(story.outlet)} alone[/]")
            continue
        console.print(f"{heading}  [dim]{_sizes(story)}[/]")
        console.print(f"  [dim]canonical[/]  {escape(story.outlet)}: {escape(story.canonical_reason)}")
        for member in members:
            why = member.match.reason if member.match else "It stands alone."
            console.print(f"  [cyan]{member.relation:<10}[/] {escape(member.outlet)}  [dim]{escape(why)}[/]")


def _sizes(story: CanonicalArticle) -> str:
    articles = count(story.member_count, "article", "articles")
    return f"{articles}, {count(story.outlet_count, 'outlet', 'outlets')}"


def count(number: int, one: str, several: str) -> str:
    """Return `1 page`, `2 pages`."""
    return f"{number:,} {one if number == 1 else several}"


def size(number: float) -> str:
    """Return a number of bytes as `812 B`, `3.1 kB`, `21.0 MB`."""
    if number < 1_000:  # noqa: PLR2004 - of the decimal units
        return f"{number:.0f} B"
    return f"{number / 1e3:,.1f} kB" if number < 1e6 else f"{number / 1e6:,.1f} MB"  # noqa: PLR2004


def events(coded_events: Iterable[CodedEvent]) -> None:
    """Show events, one a line, each with the words that tell of it."""
    table = Table("event", "who", "to whom", "where", "when", "said", box=None, pad_edge=False)
    for event in coded_events:
        names = (", ".join(a.name for a in side) for side in (event.actor, event.recipient))
        name = escape(f"{event.event}{'/' + event.mode if event.mode else ''}")
        kind = f"{name} {_modality(event)}".strip()
        place = event.event_loc.name if event.event_loc else ""
        table.add_row(kind, *map(escape, names), escape(place), _when(event), escape(event.trigger.text))
    tables.print(table)


def when(day: object, end: object, precision: str | None, *, historical: bool) -> str:
    """Return when an event was, no finer than its text says: `2025` is not the first of January.

    `day` and `end` are dates, or as ISO 8601 writes them, or None.
    """
    if not day:
        return ""
    first = str(day)
    known = {"year": first[:4], "month": first[:7], "week": f"week of {day}", "assumed": f"{day} assumed"}
    days = known.get(precision or "") or (f"{day}/{end}" if end else str(day))
    return f"{days}, past" if historical else days


def _when(event: CodedEvent) -> str:
    past = event.modality.historical
    return when(event.date, event.enddate, event.date_precision, historical=past)


def _modality(event: CodedEvent) -> str:
    modalities = [m for m in ("future", "hypothetical", "negated") if getattr(event.modality, m)]
    return f"[dim]({', '.join(modalities)})[/]" if modalities else ""


def outcome_text(outcome: Outcome, reason: str | None) -> str:
    """Return an outcome in its colour, with its reason."""
    text = outcome.value + (f" ({reason})" if reason else "")
    return f"[{_COLOURS[outcome]}]{text}[/]"


def cut(text: str, length: int) -> str:
    """Return the text, or as much of it as the length has room for."""
    return text if len(text) <= length else text[: length - 1] + "…"
