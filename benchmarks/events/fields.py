"""`python -m benchmarks.events.fields`: how right the events of labelled articles are, and their fields."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.table import Table

from benchmarks.events.labels import Labelled, LabelledEvent, articles_in, half_of, read_labels, was_read
from streams.cli.roots import fields_table
from streams.cli.show import tables
from streams.code import RulesCoder
from streams.evaluation import NONE, coded_fields, judge_fields
from streams.records import CodedEvent

__all__ = ["Judged", "judge_article"]

_HELP = """Code the labelled articles of PATHS, and print how right their events are.

PATHS are folders of pages, as `newsfold eval clean` reads them, and files of JSON lines {url, title, text,
published_at}. What is right of them is in benchmarks/events/labels.jsonl. An event is right that has the root
of a labelled one, each of which counts once, or of one that a reader would let pass. Fields are judged of the
events that a labelled one was found for.

\b
  python -m benchmarks.events.fields pages/ claims.jsonl bases.jsonl
  python -m benchmarks.events.fields pages/ claims.jsonl bases.jsonl --wrong
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """An article's labels beside the events that were coded."""

    labelled: Labelled
    matched: tuple[tuple[LabelledEvent, CodedEvent], ...]
    missed: tuple[LabelledEvent, ...]
    passing: tuple[CodedEvent, ...]  #: no labelled event has them, but a reader would let them pass
    wrong: tuple[CodedEvent, ...]
    first: CodedEvent | None

    @property
    def first_right(self) -> bool:
        """Whether the first event, or that there is none, is right."""
        right = set(self.labelled.label.split("|"))
        return bool(_roots(self.first) & right) if self.first else NONE in right


def judge_article(labelled: Labelled, events: Sequence[CodedEvent]) -> Judged:
    """Give each labelled event the coded one of its root that has most fields right."""
    left, matched, missed = list(events), [], []
    for one in labelled.events:
        mine = max((event for event in left if one.roots & _roots(event)), key=_rights(one), default=None)
        if mine is None:
            missed.append(one)
        else:
            left.remove(mine)
            matched.append((one, mine))
    passing = [event for event in left if labelled.passing & _roots(event)]
    return Judged(
        labelled=labelled, matched=tuple(matched), missed=tuple(missed), passing=tuple(passing),
        wrong=tuple(event for event in left if event not in passing), first=events[0] if events else None,
    )  # fmt: skip


def _rights(labelled: LabelledEvent) -> Callable[[CodedEvent], int]:
    return lambda event: sum(judge_fields(labelled.expected, event).values())


def _roots(event: CodedEvent) -> set[str | None]:
    """Return the root, and the codebook's reading of it: a planned meeting is CONSULT as well as AGREE."""
    return {event.event, event.plover}


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument(
    "paths", metavar="PATHS...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True)
)
@click.option("--lead", default=5, show_default=True, type=click.IntRange(0), help="Sentences; 0 is all.")
@click.option("--wrong", is_flag=True, help="List what is wrong in the half `develop` instead.")
def main(paths: tuple[Path, ...], lead: int, wrong: bool) -> None:
    """See `_HELP`."""
    labels = read_labels()
    articles = articles_in(paths, labels)
    codings = RulesCoder(lead).code_all(list(articles.values()))
    judged = [judge_article(labels[url], one.events) for url, one in zip(articles, codings, strict=True)]
    halves = {name: [one for one in judged if half_of(one.labelled) == name] for name in ("develop", "check")}
    if wrong:
        for line in (line for one in halves["develop"] for line in _wrong(one)):
            click.echo(line)
        return
    changed = sum(not was_read(labels[url], article) for url, article in articles.items())
    click.echo(
        f"{len(labels)} articles are labelled, {len(articles)} are here; {changed} are not as they were read"
    )
    for name, some in {"all": judged, **halves}.items():
        _show(name, some)


def _show(name: str, judged: Sequence[Judged]) -> None:
    click.echo(f"\n{name}: {len(judged)} articles")
    tables.print(_events_table(judged))
    click.echo("")
    tables.print(
        fields_table(
            (one.expected, judge_fields(one.expected, event))
            for some in judged
            for one, event in some.matched
        )
    )


def _events_table(judged: Sequence[Judged]) -> Table:
    empty = [one for one in judged if one.labelled.label.startswith(NONE)]
    eventful = [one for one in judged if one not in empty]
    matched, missed, passing, wrong = (
        sum(len(getattr(one, name)) for one in judged) for name in ("matched", "missed", "passing", "wrong")
    )
    table = Table("", "n", "rate", box=None, pad_edge=False)
    for row, right, count in (
        ("first event, of articles with one", sum(one.first_right for one in eventful), len(eventful)),
        ("none or one let pass, of articles without", sum(one.first_right for one in empty), len(empty)),
        ("precision of events", matched + passing, matched + passing + wrong),
        ("recall of events", matched, matched + missed),
    ):
        table.add_row(row, str(count), f"{right / count:.2f}" if count else "")
    return table


def _wrong(one: Judged) -> Iterator[str]:
    """Yield a line for each thing that is wrong of an article: what, what is right, what was coded."""
    url = one.labelled.url
    if not one.first_right:
        coded = one.first.event if one.first else NONE
        yield f"{url}\tfirst\t{one.labelled.label}\t{coded}"
    yield from (f"{url}\tmissed\t{event.label}\t" for event in one.missed)
    yield from (f"{url}\twrong\t\t{event.event} {_trigger(event)}" for event in one.wrong)
    for labelled, event in one.matched:
        for name, right in judge_fields(labelled.expected, event).items():
            if not right:
                coded, expected = (
                    "|".join(sorted(fields[name])) for fields in (coded_fields(event), labelled.expected)
                )
                yield f"{url}\t{name}\t{expected}\t{coded} {event.event} {_trigger(event)}"


def _trigger(event: CodedEvent) -> str:
    return f"{event.trigger.field}:{event.trigger.start} {event.trigger.text!r}"


if __name__ == "__main__":
    main()
