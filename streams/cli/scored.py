"""Pages that were judged: as lines, and as the tables of `eval clean`."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table

from streams.cli.show import console, escape, outcome_text, tables
from streams.evaluation import Figures, GoldPage, Right, Score, figures
from streams.review import Entry, Totals

__all__ = ["Scored", "show"]


@dataclass(frozen=True, slots=True)
class Scored:
    """A page: what is right, what `clean --jsonl` writes of it, and the score."""

    gold: GoldPage
    cleaned: dict[str, Any]
    score: Score

    @property
    def part(self) -> tuple[bool, str]:
        """Whether the page was refused, and by what name it is counted: its extractor, or else the reason."""
        extractor = self.cleaned.get("extractor")
        return (False, extractor) if extractor else (True, str(self.cleaned["reason"]))

    @property
    def wrong(self) -> list[str]:
        """The fields that are wrong."""
        return [name for name in ("title", "date", "authors") if getattr(self.score, name) is False]

    def line(self) -> dict[str, Any]:
        """Return the page's line of `eval clean --jsonl`, without the texts."""
        given, cleaned, score = self.gold, self.cleaned, self.score
        names = (
            "outcome",
            "reason",
            "kind",
            "extractor",
            "extractor_reason",
            "title",
            "published_at",
            "authors",
        )
        right = {"title": score.title, "date": score.date, "authors": score.authors}
        return {
            "url": given.url, "file": given.file, "f1": score.f1, "precision": score.precision,
            "recall": score.recall, "right": right, "found": {name: cleaned.get(name) for name in names},
            "expected": {"title": given.title, "published_at": given.published_at, "authors": given.authors},
        }  # fmt: skip


def show(pages: Sequence[Scored], worst: int) -> None:
    """Print the figures of all pages, then of each extractor, and the worst pages if any are asked for."""
    parts: dict[tuple[bool, str], list[Score]] = defaultdict(list)
    totals = Totals()
    for page in pages:
        parts[page.part].append(page.score)
        totals.add(Entry(page.gold.file, page.cleaned, None))
    table = Table("", "pages", "F1", "P", "R", "title", "date", "authors", box=None, pad_edge=False)
    table.add_row(*_row("all", figures([page.score for page in pages])))
    for (_, name), scores in sorted(parts.items()):
        table.add_row(*_row(name, figures(scores)))
    tables.print(table)
    console.print(f"\n{totals.summary()}")
    if worst:
        _show_worst(sorted(pages, key=lambda page: page.score.precision + page.score.recall)[:worst])


def _show_worst(pages: Sequence[Scored]) -> None:
    table = Table("P", "R", "page", "outcome", "extractor", "wrong", box=None, pad_edge=False)
    for page in pages:
        end = outcome_text(page.cleaned["outcome"], page.cleaned.get("reason"))
        rates = f"{page.score.precision:.2f}", f"{page.score.recall:.2f}"
        extractor = page.cleaned.get("extractor", "")
        table.add_row(*rates, escape(page.gold.file), end, extractor, ", ".join(page.wrong))
    console.print("")
    tables.print(table)


def _row(name: str, figures: Figures) -> tuple[str, ...]:
    rates = (f"{figures.f1:.4f}", f"{figures.precision:.3f}", f"{figures.recall:.3f}")
    fields = map(_rate, (figures.title, figures.date, figures.authors))
    return (name, str(figures.pages), *rates, *fields)


def _rate(right: Right) -> str:
    return "-" if right.share is None else f"{right.share:.3f} ({right.right} of {right.judged})"
