"""The outlets of most articles, for Prometheus: a few, by names cut short, counted when it asks."""

import sqlite3
from collections.abc import Callable, Iterable
from time import monotonic

import structlog
from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from streams.serve.lookup import OutletCounts, Reader
from streams.text.hidden import visible

__all__ = ["LargestOutlets"]

_log = structlog.get_logger("newsfold.serve")
#: Outlets with series of their own: as many as a panel has room for. With two kinds and a delay each, that
#: makes 60 series, however many outlets there are. What all have together is counted beside them.
_LARGEST = 20
#: Characters of a name. A registered domain has some 20, seldom 60; a name that is made up has any number.
_NAME = 100
_SECONDS = 60.0  #: between two counts: a board shows hours


class LargestOutlets(Collector):
    """What was last counted. An outlet that is no longer among the largest is gone with the next count."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._next = clock, clock()
        self._counts: OutletCounts | None = None

    def begin(self) -> bool:
        """Whether it is time for a count, which the caller then makes; nobody else is asked to meanwhile."""
        now = self._clock()
        if now < self._next:
            return False
        self._next = now + _SECONDS
        return True

    def count(self, reader: Reader) -> None:
        """Count. Where the store cannot be read, nothing is known, and all else is still shown."""
        try:
            self._counts = reader.outlet_counts(_LARGEST)
        except sqlite3.Error as error:
            self._counts = None
            _log.warning("the outlets are not counted", why=str(error))

    def collect(self) -> Iterable[Metric]:
        """Return the last count; nothing before there is one."""
        every = GaugeMetricFamily("newsfold_outlets", "Outlets with articles in the store's stories.")
        stored = GaugeMetricFamily(
            "newsfold_stored_articles", "Articles in the store's stories, of all outlets.", labels=("kind",)
        )
        articles = GaugeMetricFamily(
            "newsfold_outlet_articles", f"Articles of the {_LARGEST} outlets that have most.",
            labels=("outlet", "kind"),
        )  # fmt: skip
        delays = GaugeMetricFamily(
            "newsfold_outlet_median_delay_seconds", "Median time from a source to its copy, of the same.",
            labels=("outlet",),
        )  # fmt: skip
        if counts := self._counts:
            every.add_metric((), counts.outlets)
            stored.add_metric(("original",), counts.articles - counts.copies)
            stored.add_metric(("copy",), counts.copies)
            # The larger of two whose names are alike: Prometheus takes no series twice.
            for name, outlet in {
                _short(outlet.outlet): outlet for outlet in reversed(counts.largest)
            }.items():
                articles.add_metric((name, "original"), outlet.originals)
                articles.add_metric((name, "copy"), outlet.copies)
                if outlet.median_delay_seconds is not None:
                    delays.add_metric((name,), outlet.median_delay_seconds)
        return every, stored, articles, delays


def _short(name: str) -> str:
    """Return a name for a label: no page may name itself so that a board, or a terminal, shows another."""
    text = visible(name).replace("\n", "\\n").replace("\t", "\\t")
    return text if len(text) <= _NAME else text[: _NAME - 1] + "…"
