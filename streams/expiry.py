"""Rows that nothing has been heard of for so long that they can go."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterator, MutableMapping
from datetime import timedelta
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from streams.state import Loading
from streams.watermark import Watermark

__all__ = ["Expiry", "Heard"]

R = TypeVar("R")

_SLICE = 512  #: rows looked at between two pauses: 10 ms, at 20 us a row
#: Rows at most to delete at one message, so that none waits for a long silence's worth of them. Two, since
#: one for each that comes would never catch up.
_AT_ONCE = 2
#: Messages of a shard that its time is taken over. Before there are so many, no row of it goes.
_ENOUGH = 256


def _untold(key: str) -> None:
    """Tell nobody of a row that goes."""


class Heard(NamedTuple):
    """When a row was last heard of, and its shard: rows of one shard come and go together.

    A table finds a row only while it handles a message of the row's partition, so that only rows of the
    message's own shard can be deleted with it.
    """

    shard: str | int
    at: float  #: seconds since 1970


class Expiry(Generic[R]):
    """Deletes rows some time after they were last heard of, by what is in memory, made from the rows.

    A row of which `heard` says nothing stays. A message's time is what its producer says, so that one alone
    neither ends nor keeps anything: the time of a shard is a watermark over many. A row that comes late, as
    from a partition that was not read for long, has its time from then on, until a restart.
    """

    def __init__(
        self,
        rows: MutableMapping[str, R],
        kept: timedelta,
        heard: Callable[[R], Heard | None],
        enough: int = _ENOUGH,
        went: Callable[[str], object] = _untold,
    ) -> None:
        self._rows = rows
        self._enough = enough
        self._kept = kept.total_seconds()
        self._heard = heard
        self._went = went  # called with the keys of rows that are deleted
        self._loading = Loading(self._load)
        self.forget()

    def forget(self) -> None:
        """Forget what is in memory: the rows are others now."""
        self._heaps: dict[str | int, list[tuple[float, str]]] = defaultdict(list)  # the longest silent first
        self._watermarks: dict[str | int, Watermark] = defaultdict(
            lambda: Watermark(self._enough, self._kept)
        )
        self._loading.forget()

    def prepare(self) -> Iterator[None]:
        """Look through the rows in slices. After a `forget` in between it begins anew."""
        return self._loading.prepare()

    def note(self, key: str, row: R) -> None:
        """Note a row that was not there before; of those that are, it is seen in time what was heard."""
        if self._loading.is_ready and (heard := self._heard(row)):  # before, it is found among the rows
            at = max(heard.at, self._watermarks[heard.shard].at)
            heapq.heappush(self._heaps[heard.shard], (at, key))

    def expire(self, shard: str | int, now: float) -> None:
        """Count a message of a shard, and delete some rows of it of which nothing was heard for so long."""
        self._loading.finish()
        self._watermarks[shard].count(now)
        heap, before = self._heaps[shard], self._watermarks[shard].at - self._kept
        for _ in range(_AT_ONCE):
            if not heap or heap[0][0] >= before:
                return
            self._take_leave(heapq.heappop(heap)[1], before)

    def _take_leave(self, key: str, before: float) -> None:
        """Delete a row, unless it was heard of since; then it stands among the others anew."""
        row = self._rows.get(key)
        heard = None if row is None else self._heard(row)
        if row is None or heard is None:
            return
        if heard.at < before:
            del self._rows[key]
            self._went(key)
        else:
            self._push(key, row)

    def _load(self) -> Iterator[None]:
        rows = iter(self._rows.items())
        while some := list(islice(rows, _SLICE)):
            for key, row in some:
                self._push(key, row)
            yield
        for shard, heap in self._heaps.items():
            self._watermarks[shard].resume(time for time, _ in heap)

    def _push(self, key: str, row: R) -> None:
        if heard := self._heard(row):
            heapq.heappush(self._heaps[heard.shard], (heard.at, key))
