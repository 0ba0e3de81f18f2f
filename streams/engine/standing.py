"""Where a worker stands: whether it has its partitions and their rows, and what it took to get them."""

from collections.abc import Callable
from time import monotonic

__all__ = ["Standing"]


class Standing:
    """Told by the app and its recovery of each step; read by whoever wants to know, from any thread."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._waits_since: float | None = clock()
        self._recovers_since: float | None = None
        self.partitions = 0  #: of the streams, when it settled last
        self.rebalances = 0
        self.rebalance_seconds = 0.0  #: in which nothing was read, recoveries among them
        self.recovery_seconds = 0.0
        self.recovered_rows = 0

    @property
    def waits_for(self) -> str:
        """What the worker waits for, in a sentence; empty where it is at work."""
        if self._recovers_since is not None:
            return "the rows of its partitions are read back from the changelogs"
        if self._waits_since is not None:
            return "it waits for the group to give it partitions"
        return "" if self.partitions else "it has no partition: there are more workers than partitions"

    @property
    def recovers_now(self) -> bool:
        """Whether rows are being read back."""
        return self._recovers_since is not None

    def moves(self) -> None:
        """Note that partitions move."""
        self.rebalances += 1
        if self._waits_since is None:
            self._waits_since = self._clock()

    def recovers(self) -> None:
        """Note that rows are read back. Twice is as good as once."""
        if self._recovers_since is None:
            self._recovers_since = self._clock()

    def has_recovered(self) -> None:
        """Note that rows are there. Twice is as good as once."""
        if self._recovers_since is not None:
            self.recovery_seconds += self._clock() - self._recovers_since
            self._recovers_since = None

    def settles(self, partitions: int) -> float:
        """Note that the streams of so many partitions are open; returns the seconds that it took."""
        self.partitions = partitions
        took = 0.0 if self._waits_since is None else self._clock() - self._waits_since
        self.rebalance_seconds += took
        self._waits_since = None
        return took
