"""What became of many pages, in one sentence."""

from collections import Counter
from dataclasses import dataclass, field

from streams.records import Kind, Outcome
from streams.review.entry import Entry, share

__all__ = ["Totals"]


@dataclass(slots=True)
class Totals:
    """Counts, to which pages are added one by one."""

    pages: int = 0
    ends: Counter[str] = field(default_factory=Counter)  #: by outcome
    details: dict[str, Counter[str]] = field(default_factory=dict)  #: by outcome: its reasons or kinds
    kept: int = 0  #: letters of articles
    seen: int = 0  #: letters of the pages that have one

    def add(self, entry: Entry) -> None:
        """Count a page."""
        outcome = entry.cleaned["outcome"]
        self.pages += 1
        self.ends[outcome] += 1
        detail = entry.cleaned.get("kind") if entry.is_article else entry.cleaned["reason"]
        if detail and detail != Kind.ARTICLE:
            self.details.setdefault(outcome, Counter())[detail] += 1
        if entry.is_article:
            self.kept += entry.kept
            self.seen += entry.seen

    @property
    def failed(self) -> int:
        """How many pages could not be read."""
        return self.ends[Outcome.DEAD_LETTERED]

    def summary(self) -> str:
        """Return `3 pages: 2 published (1 live-blog), 1 not-an-article (1 too-short); ...`."""
        ends = ", ".join(f"{self.ends[end]} {end}{self._detail(end)}" for end in Outcome if self.ends[end])
        kept = f"; articles keep {share(self.kept, self.seen)}% of their pages' text" if self.seen else ""
        return f"{self.pages} page{'s' * (self.pages != 1)}{': ' * bool(ends)}{ends}{kept}"

    def _detail(self, outcome: str) -> str:
        counts = self.details.get(outcome, Counter()).most_common()
        ordered = sorted(counts, key=lambda item: (-item[1], item[0]))
        return f" ({', '.join(f'{count} {name}' for name, count in ordered)})" if ordered else ""
