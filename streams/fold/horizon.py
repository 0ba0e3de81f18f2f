"""When an article is too old to match anything still to come."""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable
from heapq import heappop, heappush

from streams.fold.features import Order
from streams.fold.settings import FoldSettings

__all__ = ["Horizon"]

#: Share of the latest arrivals that may be older than the watermark. One feed with clocks ahead of all
#: others moves nothing; input in no order at all keeps what it needs.
_LATE = 0.05


class Horizon:
    """What is due to leave a language's window, by a watermark in event time.

    The watermark is the 5 % quantile of the last arrivals. There is none before enough have come: fewer
    fit into memory whatever their age.
    """

    def __init__(self, settings: FoldSettings) -> None:
        self._size = settings.arrivals
        self._window = settings.window.total_seconds()
        self._arrivals: deque[float] = deque()
        self._sorted: list[float] = []
        self._noted: list[Order] = []

    def resume(self, times: Iterable[float]) -> None:
        """Start from the event times of the articles that are live; a sample of them speaks for all."""
        live = sorted(times)
        for time in live[:: -(-len(live) // self._size) or 1]:
            self._count(time)

    def observe(self, order: Order) -> None:
        """Count an arrival. One that comes late is kept for a window too: its copies come late as well."""
        self._count(order[0])
        self.note((max(order[0], self.watermark), order[1]))

    def note(self, order: Order) -> None:
        """Remember when an article is to leave."""
        heappush(self._noted, order)

    @property
    def watermark(self) -> float:
        """The event time, in seconds, before which little is still to come."""
        enough = len(self._sorted) >= self._size
        return self._sorted[int(_LATE * self._size)] if enough else float("-inf")

    def is_past(self, time: float) -> bool:
        """Tell whether this event time is further behind the watermark than the window."""
        return time < self.watermark - self._window

    def pop(self) -> Order | None:
        """Return the oldest of what is noted, once, if it is past."""
        return heappop(self._noted) if self._noted and self.is_past(self._noted[0][0]) else None

    def _count(self, time: float) -> None:
        self._arrivals.append(time)
        insort(self._sorted, time)
        if len(self._arrivals) > self._size:
            del self._sorted[bisect_left(self._sorted, self._arrivals.popleft())]
