"""Stories that were judged: as lines, and as the tables of `eval fold`."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rich.table import Table

from streams.cli.show import console, escape, tables
from streams.evaluation import Grey, Labelled, StoryFigures, false_pairs, recall_by_kind, story_figures

__all__ = ["Judged", "show"]

_MOST = 8  # kinds of false pairs shown


@dataclass(frozen=True)
class Judged:
    """Articles with their labels, and the stories that they were found to be in."""

    articles: Sequence[Labelled]
    stories: Mapping[str, str]  #: URL to story id
    grey: Grey = field(default_factory=frozenset)
    ignore: bool = False  #: leave out pairs of one running story

    @property
    def figures(self) -> StoryFigures:
        """The figures of all."""
        return story_figures(self.articles, self.stories, self.grey, self.ignore)

    @cached_property
    def false(self) -> list[tuple[Labelled, Labelled]]:
        """The pairs in one story that should not be."""
        return false_pairs(self.articles, self.stories, self.grey, self.ignore)

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield each article's line: its story, who is in it by mistake, and who is missing."""
        false, labels = defaultdict(list), defaultdict(list)
        for one, other in self.false:
            false[one.url].append(other.url)
            false[other.url].append(one.url)
        for article in self.articles:
            labels[article.label].append(article.url)
        for article in self.articles:
            story = self.stories[article.url]
            missing = [url for url in labels[article.label] if self.stories[url] != story]
            yield {
                "url": article.url, "label": article.label, "kind": article.kind, "story_id": story,
                "false": false[article.url], "missing": missing,
            }  # fmt: skip


def show(judged: Judged) -> None:
    """Print the figures, and, where lines name their kind, what is found and mistaken by kind."""
    figures = judged.figures
    counts = {"articles": figures.articles, "labels": figures.labels, "pairs": figures.right + figures.missed}
    rates = {"F1": figures.f1, "P": figures.precision, "R": figures.recall}
    wrong = {"false": figures.false, "missed": figures.missed}
    others = {"B3": figures.bcubed, "B3 P": figures.bcubed_precision, "B3 R": figures.bcubed_recall}
    cells = counts | _rates(rates) | wrong | _rates(others | {"ARI": figures.rand})
    table = Table(*cells, box=None, pad_edge=False)
    table.add_row(*map(str, cells.values()))
    tables.print(table)
    if any(article.kind for article in judged.articles):
        _show_kinds(judged)


def _show_kinds(judged: Judged) -> None:
    kinds = Table("kind", "pairs", "found", box=None, pad_edge=False)
    for kind, recall in recall_by_kind(judged.articles, judged.stories).items():
        kinds.add_row(escape(kind), str(recall.pairs), _rate(recall.share))
    mistaken = Counter(" + ".join(sorted((one.kind or "", other.kind or ""))) for one, other in judged.false)
    console.print("")
    tables.print(kinds)
    if mistaken:
        false = Table("mistaken for one another", "pairs", box=None, pad_edge=False)
        for pair, count in mistaken.most_common(_MOST):
            false.add_row(escape(pair), str(count))
        console.print("")
        tables.print(false)


def _rates(rates: Mapping[str, float]) -> dict[str, str]:
    return {name: _rate(rate) for name, rate in rates.items()}


def _rate(rate: float) -> str:
    return f"{rate:.4f}"
