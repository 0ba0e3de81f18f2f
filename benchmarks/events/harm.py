"""`python -m benchmarks.events.harm`: which articles are said to report an attack, and which a mishap."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import click
from rich.table import Table

from streams.cli.lines import each, lines_of
from streams.cli.show import tables
from streams.code import RulesCoder
from streams.errors import BadInput

__all__ = ["HarmCoding", "HarmLine", "codings_by_set"]

_MISHAPS = frozenset({"DISASTER", "ACCIDENT"})
_HELP = """Code the articles of FILE (JSON lines {title, text, attack, set}), and tell which report harm.

\b
  said    articles with an ASSAULT that has happened
  now     those of which one at least is no history
  first   articles whose first event is one
  mishap  articles with a DISASTER or an ACCIDENT

\b
  python -m benchmarks.events.harm benchmarks/events/blind/attacks.jsonl
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class HarmLine:
    """A line of input."""

    text: str
    title: str | None = None
    attack: bool = False  #: it reports one
    set: int = 1


@dataclass(frozen=True, slots=True)
class HarmCoding:
    """How an article was coded, beside what is right of it."""

    attack: bool  #: it reports one: what is right
    assault: bool  #: an event of it is one
    now: bool
    first: bool
    mishap: bool


def codings_by_set(articles: list[HarmLine], lead: int) -> dict[int, list[HarmCoding]]:
    """Return what the coder tells of the first `lead` sentences (0: all) of articles, by their set."""
    coder = RulesCoder(lead)
    by_set: dict[int, list[HarmCoding]] = defaultdict(list)
    for one in articles:
        events = coder.code(one.title or "", one.text, None, None, "en")
        attacks = [event for event in events if event.event == "ASSAULT" and event.modality.asserted]
        now = any(not event.modality.historical for event in attacks)
        first, kinds = bool(events) and events[0] in attacks, {event.event for event in events}
        by_set[one.set].append(HarmCoding(one.attack, bool(attacks), now, first, bool(kinds & _MISHAPS)))
    return dict(sorted(by_set.items()))


def _row(name: str, codings: list[HarmCoding]) -> list[str]:
    right = sum(one.assault and one.attack for one in codings)
    assaults, attacks = sum(one.assault for one in codings), sum(one.attack for one in codings)
    counts = [
        len(codings),
        attacks,
        assaults,
        sum(one.now for one in codings),
        sum(one.first for one in codings),
    ]
    rates = [right / assaults if assaults else 0, right / attacks if attacks else 0]
    mishaps = sum(one.mishap for one in codings) / len(codings)
    return [name, *map(str, counts), *(f"{rate:.2f}" for rate in (*rates, mishaps))]


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lead", default=5, show_default=True, type=click.IntRange(0), help="Sentences; 0 is all.")
def main(file: Path, lead: int) -> None:
    """See `_HELP`."""
    lines = [line for _, line in each(lines_of((file,)), HarmLine) if not isinstance(line, BadInput)]
    columns = ("set", "articles", "attacks", "said", "now", "first", "precision", "recall", "mishap")
    made = Table(*columns, box=None, pad_edge=False)
    for column in made.columns[1:]:
        column.justify = "right"
    for name, codings in codings_by_set(lines, lead).items():
        made.add_row(*_row(str(name), codings))
    tables.print(made)


if __name__ == "__main__":
    main()
