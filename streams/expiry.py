"""Rows that nothing has been heard of for so long that they can go."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterator, MutableMapping
from datetime import timedelta
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Expiry", "Heard"]

R = TypeVar("R")

_DONE = object()
_SLICE = 512  #: rows looked at between two pauses: 10 ms, at 20 us a row
#: Rows at most to delete at one message, so that none waits for a long silence's worth of them. Two, since
#: one for each that comes would never catch up.
_AT_ONCE = 2


class Heard(NamedTuple):
    """When a row was last heard of, and its shard: rows of one shard come and go together.

    A table finds a row only while it handles a message of the row's partition, so that only rows of the
    message's own shard can be deleted with it.
    """

    shard: str | int
    at: float  #: seconds since 1970


class Expiry(Generic[R]):
    """Deletes rows some time after they were last heard of, by what is in memory, made from the rows.

    A row of which `heard` says nothing stays.
    """

    def __init__(
        self, rows: MutableMapping[str, R], kept: timedelta, heard: Callable[[R], Heard | None]
    ) -> None:
        self._rows = rows
        self._kept = kept.total_seconds()
        self._heard = heard
        self.forget()

    def forget(self) -> None:
        """Forget what is in memory: the rows are others now."""
        self._heaps: dict[str | int, list[tuple[float, str]]] = defaultdict(list)  # the longest silent first
        self._loading: Iterator[None] | None = None
        self._is_ready = False

    def prepare(self) -> Iterator[None]:
        """Look through the rows in slices. After a `forget` in between it begins anew."""
        while not self._is_ready:
            if self._loading is None:
                self._loading = self._load()
            if next(self._loading, _DONE) is _DONE:
                self._loading, self._is_ready = None, True
            yield

    def note(self, key: str, row: R) -> None:
        """Note that a row was written."""
        if self._is_ready:  # before, it is found among the rows
            self._push(key, row)

    def expire(self, shard: str | int, now: float) -> None:
        """Delete some rows of a shard of which nothing was heard for so long."""
        for _ in self.prepare():
            pass
        heap, before = self._heaps[shard], now - self._kept
        for _ in range(_AT_ONCE):
            if not heap or heap[0][0] >= before:
                return
            key = heapq.heappop(heap)[1]
            row = self._rows.get(key)
            heard = None if row is None else self._heard(row)
            if heard and heard.at < before:
                del self._rows[key]

    def _load(self) -> Iterator[None]:
        rows = iter(self._rows.items())
        while some := list(islice(rows, _SLICE)):
            for key, row in some:
                self._push(key, row)
            yield

    def _push(self, key: str, row: R) -> None:
        if heard := self._heard(row):
            heapq.heappush(self._heaps[heard.shard], (heard.at, key))
