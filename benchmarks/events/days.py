"""`python -m benchmarks.events.days`: whether events have the day that their text tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from streams.cli.lines import each, lines_of
from streams.code import NewsText, RulesCoder
from streams.errors import BadInput

__all__ = ["DayLine", "days"]

_OWN = Path(__file__).with_name("days.jsonl")
_HELP = """Code the texts of FILE (JSON lines {text, published_at, date}), and count days that are right.

That of the first event of each text is judged.

`date` is a day, or a month or year where the text tells no more. Without FILE, 60 sentences of the
project's own, which were written and dated before they were coded.

\b
  python -m benchmarks.events.days
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayLine:
    """A line of input."""

    text: str
    published_at: datetime
    date: str


def days(lines: Iterable[DayLine]) -> list[tuple[DayLine, str]]:
    """Return with each line the day of the first event that is told, or nothing where none is."""
    given = list(lines)
    texts = [
        NewsText(title="", text=line.text, published_at=line.published_at, dateline=None, language="en")
        for line in given
    ]
    coded = (coding.events[:1] for coding in RulesCoder().code_all(texts))
    dates = ["".join(str(event.date or "") for event in events) for events in coded]
    return list(zip(given, dates, strict=True))


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument(
    "file", metavar="[FILE]", default=_OWN, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
def main(file: Path) -> None:
    """See `_HELP`."""
    lines = (line for _, line in each(lines_of((file,)), DayLine))
    coded = days(line for line in lines if not isinstance(line, BadInput))
    wrong = [(line, day) for line, day in coded if not day.startswith(line.date)]
    for line, day in wrong:
        click.echo(f"{line.date} told as {day or 'no event'}: {line.text}")
    click.echo(f"{len(coded) - len(wrong)} of {len(coded)} right: {1 - len(wrong) / max(len(coded), 1):.2f}")


if __name__ == "__main__":
    main()
