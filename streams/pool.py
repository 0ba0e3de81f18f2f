"""Processes for work that may hang, eat memory or kill its process: HTML and the parse of sentences."""

import asyncio
import multiprocessing
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as Expired
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from streams import logs
from streams.errors import BadInput
from streams.records import Reason

__all__ = ["Pool"]

A = TypeVar("A")
T = TypeVar("T")


class Pool:
    """A pool whose every task has a time limit, and whose every process a memory limit.

    A task that breaks one ends as `BadInput` (timed-out, out-of-memory, crashed); its process is
    replaced and the next task goes on. Processes come from a fork server: a fork of a process that runs
    threads may lock up, and a spawn would import the libraries anew each time.
    """

    def __init__(self, processes: int, seconds: float, mib: int, preload: tuple[str, ...] = ()) -> None:
        self.processes = processes
        self._seconds = seconds
        self._mib = mib
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(preload))
        self._pool = self._new()

    def _new(self) -> Any:
        return ProcessPool(self.processes, initializer=_begin, initargs=(self._mib,), context=self._context)

    async def run(self, work: Callable[..., T], *args: Any) -> T:
        """Run `work(*args)` in a process.

        Raises `BadInput`: what it raised itself, what limit it broke, or `failed` for any other error.
        """
        try:
            result: T = await self._scheduled(work, *args)
        except Expired as error:
            said = f"the page took longer than {self._seconds:g} s and was given up"
            raise BadInput(Reason.TIMED_OUT, said) from error
        except MemoryError as error:
            said = f"the page wanted more than {self._mib} MiB of memory"
            raise BadInput(Reason.OUT_OF_MEMORY, said) from error
        except ProcessExpired as error:
            said = f"the page killed the process that read it (exit code {error.exitcode})"
            raise BadInput(Reason.CRASHED, said) from error
        return result

    async def run_each(
        self, work: Callable[[Sequence[A]], Sequence[T]], items: Sequence[A]
    ) -> list[T | BadInput]:
        """Run `work(items)`, which gives a result for each of them: in one task, until it breaks a limit.

        A task of its own costs a page .44 ms, a place in a task of eight .09. What broke the task is found by
        running each item alone; this also gives a second chance to what a pause of the machine has delayed.
        """
        if not items:
            return []
        try:
            return list(await self.run(work, items))
        except BadInput as error:
            if len(items) == 1 and error.reason is not Reason.TIMED_OUT:
                return [error]
        return [await self._alone(work, item) for item in items]

    async def _alone(self, work: Callable[[Sequence[A]], Sequence[T]], item: A) -> T | BadInput:
        try:
            (result,) = await self.run(work, (item,))
        except BadInput as error:
            return error
        return result

    async def _scheduled(self, work: Callable[..., T], *args: Any) -> T:
        """Do the work in this pool, or in a new one where a process of it died between two tasks."""
        for _ in range(2):
            pool = self._pool
            try:
                future = pool.schedule(_call, args=(work, *args), timeout=self._seconds)
                result: T = await asyncio.wrap_future(future)
            except (RuntimeError, BrokenProcessPool):  # of the pool: `_call` makes of a task's own `BadInput`
                if pool is self._pool:
                    self._pool = self._new()
                    pool.stop()
            else:
                return result
        raise BadInput(Reason.CRASHED, "the page cost two processes their lives before they could read it")

    def close(self) -> None:
        """End the processes, whatever they are at."""
        self._pool.stop()
        self._pool.join(timeout=5)

    def __enter__(self) -> "Pool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _call(work: Callable[..., T], *args: Any) -> T:
    """Do the work in the process. An error that cannot be read on the other side would end the pool."""
    try:
        return work(*args)
    except (BadInput, MemoryError):
        raise
    except Exception as error:
        raise BadInput(Reason.FAILED, f"{type(error).__name__}: {error}") from None


def _begin(mib: int) -> None:
    """Begin a process: its log, its signals, its memory.

    Ctrl-C goes to every process of a terminal; the worker alone decides what it means. The address space
    is limited to what it is now and `mib` more. Only Linux keeps such a limit.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logs.to_stderr()
    if sys.platform != "linux":
        return
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    limit = pages * resource.getpagesize() + (mib << 20)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
