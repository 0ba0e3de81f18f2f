"""The pool and its lanes, as an event loop sees them."""

import asyncio
import multiprocessing
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from functools import partial
from itertools import count
from multiprocessing.forkserver import ensure_running
from types import TracebackType
from typing import TypeVar

from streams.errors import BadInput
from streams.pool.forked import Forked
from streams.pool.jobs import Job, Queue
from streams.pool.keeper import Keeper

__all__ = ["Lane", "Pool"]

A = TypeVar("A")
T = TypeVar("T")

#: Items at most that a process is given at a time: 8 x 340 KB of pages go through its pipe.
_AT_ONCE = 8


class Lane:
    """Processes of one kind of work, which waits for no other kind.

    A call of `work` has a time limit, and its process a memory limit. An item that breaks one ends as
    `BadInput` (timed-out, out-of-memory, crashed): the process is replaced, and the others go on. Where it
    cannot be told which of several items did it, or an earlier one may have had a part in it, each is tried
    once more, alone in a process that all lanes have for such suspects; nobody else waits for them.
    """

    def __init__(
        self, fork: Callable[[], Forked], processes: int, seconds: float, suspects: Queue | None
    ) -> None:
        self.queue = Queue(processes, _AT_ONCE if suspects is not None else 1)
        self._keepers = [Keeper(fork, self.queue, seconds, suspects) for _ in range(processes)]
        for keeper in self._keepers:
            keeper.start()

    @property
    def restarts(self) -> int:
        """How many of its processes were replaced."""
        return sum(keeper.replaced for keeper in self._keepers)

    @property
    def memory(self) -> int:
        """Bytes that its processes take; 0 where none has been started, or nobody can tell."""
        return sum(keeper.memory for keeper in self._keepers)

    def map(self, work: Callable[[A], T], items: Iterable[A]) -> "list[asyncio.Future[T | BadInput]]":
        """Run `work` on each of the items; returns the futures of what comes of them, as each is ready.

        They are begun in their order. One that takes a tenth of its time while others wait is a suspect. What
        an item is not to blame for is raised where its result is awaited: `MachineFault` where the system
        fails, `NewsfoldError` where no process can be had.
        """
        turns, each = count(), partial(_each, work)
        jobs = [Job(each, (item,), (Future(),), patient=False, turns=turns) for item in items]
        self.queue.put(*jobs)
        return [asyncio.wrap_future(job.futures[0]) for job in jobs]

    async def run_each(
        self, work: Callable[[Sequence[A]], Sequence[T]], items: Sequence[A]
    ) -> list[T | BadInput]:
        """Run `work(items)`, which gives a result for each of them, in one call that has one time limit.

        Raises what `map` says.
        """
        if not items:
            return []
        futures: list[Future[T | BadInput]] = [Future() for _ in items]
        self.queue.put(Job(work, items, futures, patient=True, turns=count()))
        return await asyncio.gather(*map(asyncio.wrap_future, futures))

    def close(self) -> None:
        """End the processes, whatever they are at."""
        self.queue.close()
        for keeper in self._keepers:
            keeper.stop()


class Pool:
    """The processes of a worker, in lanes. One fork server starts them, and they share what it has loaded.

    The server loads `preload` at once, while whoever made the pool goes on; what is given to a lane
    meanwhile waits for it. Make it in a thread that lives as long as the pool: on Linux the server ends
    with that.
    """

    def __init__(self, processes: int, seconds: float, mib: int, preload: tuple[str, ...] = ()) -> None:
        """Take how many processes a lane has, and what each item may take of time and memory."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["streams.pool.server", *preload])
        ensure_running()
        self._processes = processes
        self._seconds = seconds
        self._fork = partial(Forked, context, mib)
        self._suspects = Lane(self._fork, 1, seconds, None)
        self._lanes: dict[str, Lane] = {}

    def lane(self, name: str) -> Lane:
        """Return the lane of this name. Its processes are started with the first call."""
        if name not in self._lanes:
            self._lanes[name] = Lane(self._fork, self._processes, self._seconds, self._suspects.queue)
        return self._lanes[name]

    @property
    def lanes(self) -> dict[str, Lane]:
        """All lanes by name, the one for suspects among them."""
        return {**self._lanes, "suspects": self._suspects}

    def close(self) -> None:
        """End all processes, whatever they are at. Who still waits for something waits for ever."""
        for lane in (*self._lanes.values(), self._suspects):
            lane.close()

    def __enter__(self) -> "Pool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _each(work: Callable[[A], T], items: Sequence[A]) -> list[T]:
    return [work(item) for item in items]
