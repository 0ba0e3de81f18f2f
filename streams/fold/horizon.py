"""When an article is too old to match anything still to come."""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable

__all__ = ["Horizon"]

#: Share of the latest arrivals that may be older than the watermark. One feed with clocks ahead of all
#: others moves nothing; input in no order at all keeps what it needs.
_LATE = 0.05


class Horizon:
    """A watermark in event time: the 5 % quantile of the last `size` arrivals.

    There is none before so many have come: fewer fit into memory whatever their age.
    """

    def __init__(self, size: int, times: Iterable[float] = ()) -> None:
        """Start from the event times of the articles that are live, of which a sample speaks for all."""
        live = sorted(times)
        self._size = size
        self._sorted = live[:: -(-len(live) // size) or 1]
        self._arrivals = deque(self._sorted)

    def observe(self, time: float) -> None:
        """Count an arrival with this event time, in seconds."""
        self._arrivals.append(time)
        insort(self._sorted, time)
        if len(self._arrivals) > self._size:
            del self._sorted[bisect_left(self._sorted, self._arrivals.popleft())]

    @property
    def watermark(self) -> float:
        """The event time before which little is still to come."""
        if len(self._sorted) < self._size:
            return float("-inf")
        return self._sorted[int(_LATE * self._size)]
