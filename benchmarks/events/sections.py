"""`python -m benchmarks.events.sections`: what the coder says of news of politics, and of all other news."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import click
from rich.table import Table

from streams.cli.lines import each, lines_of
from streams.cli.show import tables
from streams.code import RulesCoder
from streams.errors import BadInput

__all__ = ["SectionCounts", "counts_by_section"]

_OWN = frozenset({"DISASTER", "ACCIDENT", "CRIME"})  #: types of ours, which are no politics
_HELP = """Code the articles of FILE (JSON lines {title, text, section}), and count events by section.

Only political events count, those of the codebook's sixteen types: not DISASTER, ACCIDENT and CRIME.
Sports, business, shows and technology should have next to none, politics one in most articles.

\b
  python -m benchmarks.events.sections articles.jsonl
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionLine:
    """A line of input."""

    text: str
    section: str
    title: str | None = None


@dataclass(slots=True)
class SectionCounts:
    """How many political events each article of one section has."""

    events: list[int] = field(default_factory=list)

    @property
    def in_hundred(self) -> float:
        """Political events in a hundred articles."""
        return 100 * sum(self.events) / len(self.events)

    @property
    def share(self) -> float:
        """The share of articles with one at least."""
        return sum(count > 0 for count in self.events) / len(self.events)


def counts_by_section(articles: list[SectionLine], lead: int) -> dict[str, SectionCounts]:
    """Return what the coder tells of the first `lead` sentences (0: all) of articles, by their section."""
    coder = RulesCoder(lead)
    by_section: dict[str, SectionCounts] = defaultdict(SectionCounts)
    for one in articles:
        events = coder.code(one.title or "", one.text, None, None, "en")
        by_section[one.section].events.append(sum(event.event not in _OWN for event in events))
    return dict(sorted(by_section.items()))


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lead", default=5, show_default=True, type=click.IntRange(0), help="Sentences; 0 is all.")
def main(file: Path, lead: int) -> None:
    """See `_HELP`."""
    lines = (line for _, line in each(lines_of((file,)), SectionLine))
    made = Table("", "articles", "events in 100", "with one", box=None, pad_edge=False)
    for column in made.columns[1:]:
        column.justify = "right"
    for name, counts in counts_by_section([x for x in lines if not isinstance(x, BadInput)], lead).items():
        made.add_row(name, str(len(counts.events)), f"{counts.in_hundred:.0f}", f"{counts.share:.2f}")
    tables.print(made)


if __name__ == "__main__":
    main()
