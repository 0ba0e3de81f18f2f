"""A process of a pool, from both sides: `Forked` here, and there `_serve`."""

import gc
import resource
import signal
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any

from streams import logs
from streams.errors import MACHINES, BadInput, MachineFault
from streams.heap import share
from streams.lifetime import die_with_parent
from streams.pool.jobs import Job, Work
from streams.records import Reason

__all__ = ["Forked"]

_EXIT_SECONDS = 1.0  #: after a process has gone, until the fork server has told how
_BEGUN = b""  #: stands before the answer to each job; no answer is empty


class Forked:
    """A process that does jobs, one after the other, in `mib` of memory beyond what it has at its start.

    It is forked from a fork server: a fork of a process that runs threads may lock up, and a spawn would
    import the libraries anew each time. Making one waits for the server: never do it in an event loop.
    """

    def __init__(self, context: ForkServerContext, mib: int) -> None:
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, mib), daemon=True)
        with theirs:
            self._process.start()
        self.fresh = True  #: it has done nothing yet

    def send(self, jobs: Sequence[Job]) -> None:
        """Give it jobs to do. Raises `OSError` where it is not there any more."""
        self._pipe.send([(job.work, job.items) for job in jobs])

    def begins(self, within: float) -> bool:
        """Wait so many seconds for it to begin its next job; returns whether it has.

        Raises `EOFError` or `OSError` where it has ended instead.
        """
        if not self._pipe.poll(within):
            return False
        self._pipe.recv_bytes()
        return True

    def answers(self, within: float) -> bool:
        """Wait so many seconds for it to end the job that it is at, or its life; returns whether it has."""
        return self._pipe.poll(within)

    def answer(self) -> Sequence[Any] | BadInput:
        """Return the results of the job that it has ended, or what was wrong with it.

        Raises `EOFError` or `OSError` where its life is what ended.
        """
        answer: Sequence[Any] | BadInput = self._pipe.recv()
        self.fresh = False
        return answer

    def memory(self) -> int:
        """Return the bytes that it takes: see `streams.heap.share`."""
        return share(self._process.pid) if self._process.pid else 0

    def exit_code(self) -> int | None:
        """Return the exit code of a process that has ended."""
        self._process.join(_EXIT_SECONDS)
        return self._process.exitcode

    def kill(self) -> None:
        """End it, whatever it is at. Any thread may do so."""
        self._process.kill()

    def close(self) -> None:
        """End it, and leave nothing of it."""
        self.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, mib: int) -> None:
    """Do jobs for as long as there is somebody to ask for them."""
    _begin(mib)
    try:
        while True:
            for work, items in pipe.recv():
                pipe.send_bytes(_BEGUN)
                pipe.send_bytes(_answer(work, items, mib))
    except (EOFError, OSError):
        return  # the other side has gone


def _answer(work: Work, items: Sequence[Any], mib: int) -> memoryview:
    """Return the results, pickled; or an error that can be read on the other side."""
    try:
        return ForkingPickler.dumps(list(work(items)))
    except (BadInput, MachineFault) as error:
        return ForkingPickler.dumps(error)
    except MemoryError:
        bad = BadInput(Reason.OUT_OF_MEMORY, f"the page wanted more than {mib} MiB of memory")
    except Exception as error:
        if isinstance(error, OSError) and error.errno in MACHINES:
            return ForkingPickler.dumps(MachineFault(f"the system refused a process of the pool: {error}"))
        bad = BadInput(Reason.FAILED, f"{type(error).__name__}: {error}")
    return ForkingPickler.dumps(bad)


def _begin(mib: int) -> None:
    """Begin a process: its log, its signals, its memory, its end.

    Ctrl-C goes to every process of a terminal, and SIGTERM to every process of a service; the worker alone
    decides what they mean. The address space is limited to what it is now and `mib` more. Only Linux keeps
    such a limit, and only there a process that hangs ends with the fork server, which ends with the worker;
    elsewhere it ends when it is done.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    die_with_parent()
    gc.freeze()  # what the server loaded stays as it is, in memory that all processes share
    gc.enable()
    logs.to_stderr()
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        limit = pages * resource.getpagesize() + (mib << 20)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
