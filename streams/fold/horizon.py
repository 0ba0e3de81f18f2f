"""When an article is too old to match anything still to come."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from streams.fold.features import Order
from streams.fold.settings import FoldSettings
from streams.watermark import Watermark

__all__ = ["Horizon"]

_NEVER = float("-inf")


class Horizon:
    """What is due to leave a language's window, by a watermark in event time.

    Before enough articles have come there is none: fewer fit into memory whatever their age.
    """

    def __init__(self, settings: FoldSettings) -> None:
        self._window = settings.window.total_seconds()
        self._watermark = Watermark(settings.arrivals, self._window)
        self._noted: list[Order] = []

    def resume(self, times: Iterable[float]) -> None:
        """Start from the event times of the articles that are live."""
        self._watermark.resume(sorted(times))

    def observe(self, order: Order) -> None:
        """Count an arrival. One that comes late is kept for a window too: its copies come late as well.

        So is what came before there was a watermark, and is older than the first one.
        """
        before = self.watermark
        self._watermark.count(order[0])
        self.note(self._due(order))
        if before == _NEVER < self.watermark:
            self._noted = [self._due(noted) for noted in self._noted]
            heapify(self._noted)

    def note(self, order: Order) -> None:
        """Remember when an article is to leave."""
        heappush(self._noted, order)

    @property
    def watermark(self) -> float:
        """The event time, in seconds, before which little is still to come."""
        return self._watermark.at

    def is_past(self, time: float) -> bool:
        """Tell whether this event time is further behind the watermark than the window."""
        return time < self.watermark - self._window

    def pop(self) -> Order | None:
        """Return the oldest of what is noted, once, if it is past."""
        return heappop(self._noted) if self._noted and self.is_past(self._noted[0][0]) else None

    def _due(self, order: Order) -> Order:
        return max(order[0], self.watermark), order[1]
