"""What time it is by what has come: clocks that are wrong move nothing, as long as most are right."""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable

__all__ = ["Watermark"]

#: Share of the latest times that may be older than the watermark: input in no order keeps what it needs.
_LATE = 0.05
#: How far behind the median a time may be, by how far the latest quarter is ahead of it, where that is more
#: than the reach: news of years in no order at all is asked whole. Spread evenly the oldest is 2 such
#: quarters behind; where each year has half of what the next has, one in fifty is further than 8.
_SPREAD = 8


class Watermark:
    """The 5 % quantile of the last times that came, in seconds; there is none before enough have come.

    Times far behind their median are of other days' news, or of clocks at zero: they are not asked. Nor is
    the watermark ever later than the median. So it is near the times that are right while these are more than
    half; where most of what comes is old, that is what time it is.

    `reach` is how many seconds behind is not yet far.
    """

    def __init__(self, size: int, reach: float) -> None:
        self._size = size
        self._reach = reach
        self._arrivals: deque[float] = deque()
        self._sorted: list[float] = []

    @property
    def at(self) -> float:
        """The time before which little is still to come."""
        count = len(self._sorted)
        if count < self._size:
            return float("-inf")
        middle = count // 2
        median, upper = self._sorted[middle], self._sorted[count * 3 // 4]
        first = bisect_left(self._sorted, median - max(self._reach, _SPREAD * (upper - median)))
        return self._sorted[min(first + int(_LATE * (count - first)), middle)]

    def count(self, time: float) -> None:
        """Count what comes."""
        self._arrivals.append(time)
        insort(self._sorted, time)
        if len(self._arrivals) > self._size:
            del self._sorted[bisect_left(self._sorted, self._arrivals.popleft())]

    def resume(self, times: Iterable[float]) -> None:
        """Start from the times of what is kept; a sample of them speaks for all."""
        kept = list(times)
        for time in kept[:: -(-len(kept) // self._size) or 1]:
            self.count(time)
