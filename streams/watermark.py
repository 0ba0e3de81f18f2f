"""What time it is by what has come: one clock that is ahead of all others moves nothing."""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable

__all__ = ["Watermark"]

#: Share of the latest times that may be older than the watermark. One feed with clocks ahead of all others
#: moves nothing; input in no order at all keeps what it needs.
_LATE = 0.05


class Watermark:
    """The 5 % quantile of the last times that came, in seconds; there is none before enough have come."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._arrivals: deque[float] = deque()
        self._sorted: list[float] = []

    @property
    def at(self) -> float:
        """The time before which little is still to come."""
        return self._sorted[int(_LATE * self._size)] if len(self._sorted) >= self._size else float("-inf")

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
