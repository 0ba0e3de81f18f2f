"""What a pool has to do, and in which order."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from threading import Condition
from typing import Any

__all__ = ["Job", "Queue", "Work"]

Work = Callable[[Sequence[Any]], Sequence[Any]]


@dataclass(slots=True, eq=False)
class Job:
    """Items for one call of `work`, which gives a result for each of them, and the futures of the results."""

    work: Work
    items: Sequence[Any]
    futures: Sequence["Future[Any]"]
    patient: bool  #: it has all of its time, even where others wait behind it
    turns: Iterator[int]  #: of the suspects among those that were asked for together
    place: tuple[int, int] | None = None  #: in its queue: the turn, and a number that grows

    @property
    def wanted(self) -> bool:
        """Whether anybody still waits for a result."""
        return not all(future.cancelled() for future in self.futures)

    def end(self, results: Sequence[Any]) -> None:
        """Hand over the results."""
        for future, result in zip(self.futures, results, strict=True):
            with suppress(InvalidStateError):  # whoever waited for it has given up
                future.set_result(result)

    def fail(self, error: BaseException) -> None:
        """Raise an error where the results are waited for."""
        for future in self.futures:
            with suppress(InvalidStateError):
                future.set_exception(error)

    def apart(self) -> list["Job"]:
        """Return a job for each item. Each has all of its time: nobody else is in it."""
        return [
            Job(self.work, (item,), (future,), patient=True, turns=self.turns)
            for item, future in zip(self.items, self.futures, strict=True)
        ]


class Queue:
    """Jobs that wait for a process: in the order in which they came, and those of a lower turn first."""

    def __init__(self, processes: int, at_once: int) -> None:
        """Take how many processes share the jobs, and how many items one of them is given at a time."""
        self._processes = processes
        self._at_once = at_once
        self._waiting: list[tuple[tuple[int, int], Job]] = []
        self._numbers = count()
        self._changed = Condition()
        self.closed = False

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, *jobs: Job, turn: int = 0) -> None:
        """Let jobs wait. One that was taken and comes back has the place that it had."""
        with self._changed:
            for job in jobs:
                job.place = job.place or (turn, next(self._numbers))
                heappush(self._waiting, (job.place, job))
            self._changed.notify(len(jobs))

    def take(self) -> list[Job]:
        """Return the next jobs for a process, and wait for them; none when the queue is closed.

        A job of many items goes alone.
        """
        with self._changed:
            while True:
                self._changed.wait_for(lambda: self._waiting or self.closed)
                if self.closed:
                    return []
                if jobs := self._next(-(-len(self._waiting) // self._processes)):
                    return jobs

    def _next(self, most: int) -> list[Job]:
        jobs: list[Job] = []
        room = self._at_once
        while self._waiting and len(jobs) < most:
            if jobs and len(self._waiting[0][1].items) > room:
                break
            _, job = heappop(self._waiting)
            if job.wanted:
                jobs.append(job)
                room -= len(job.items)
        return jobs

    def close(self) -> None:
        """Give out no more, and tell whoever waits."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()
