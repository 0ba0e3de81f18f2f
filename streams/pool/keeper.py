"""The thread that keeps one process of a pool at work."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from time import sleep
from typing import Any

import structlog

from streams.errors import BadInput, MachineFault, NewsfoldError
from streams.pool.forked import Forked
from streams.pool.jobs import Job, Queue
from streams.records import Reason

__all__ = ["Keeper"]

_log = structlog.get_logger("newsfold.pool")
#: The time of a job is counted in so many parts: a pause of the machine costs it one of them, however long
#: it is, and a job that is not patient makes others wait for one.
_PARTS = 10
#: Seconds in which a process begins what it is given, or is stuck. It takes milliseconds, and on a machine
#: that has far too much to do some seconds.
_BEGINS = 30.0
#: Seconds after which a process that could not be started is tried again.
_PAUSES = (0.1, 1.0, 5.0)
_STOP_SECONDS = 5.0


class _Broken(Exception):
    """A job that ended its process, or must be ended with it."""

    def __init__(self, error: BadInput | None, *, final: bool = False) -> None:
        super().__init__(error)
        self.error = error  #: None where it only made others wait
        self.final = final  #: it had all that one item may have, and no other item had a part in it


class _NotBegun(Exception):
    """A process that was given jobs, and is stuck before the next of them."""


class Keeper(Thread):
    """Starts a process, gives it jobs, keeps their time, and replaces it where one of them breaks it.

    All that waits for a process, or for the fork server, waits here: never the worker's event loop.
    """

    def __init__(
        self, fork: Callable[[], Forked], queue: Queue, seconds: float, suspects: Queue | None
    ) -> None:
        """Take where items wait that may have broken a process; None where this is their last chance."""
        super().__init__(name="newsfold-pool", daemon=True)
        self._fork = fork
        self._queue = queue
        self._seconds = seconds
        self._suspects = suspects
        self._process: Forked | None = None
        self.replaced = 0  #: processes that came to their end and were not asked to

    def run(self) -> None:
        """Work until the queue is closed."""
        while not self._queue.closed:
            if self._suspects is not None:  # one for suspects can wait for the first of them
                with suppress(NewsfoldError):
                    self._running()
            if jobs := self._queue.take():
                self._do(deque(jobs))
        self._drop()

    @property
    def memory(self) -> int:
        """What `Forked.memory` says of the process; 0 where there is none."""
        process = self._process
        return process.memory() if process is not None else 0

    def stop(self) -> None:
        """End the process, whatever it is at, once the queue is closed.

        One that the fork server has yet to start ends as soon as it is there; nobody waits for it.
        """
        if process := self._process:
            process.kill()
            self.join(_STOP_SECONDS)

    def _do(self, jobs: deque[Job]) -> None:
        try:
            self._send(jobs)
            while jobs:
                self._end(jobs[0], self._answer(jobs))
                jobs.popleft()
        except _NotBegun:  # no job is to blame
            _log.warning("a process did not begin its work and is replaced", seconds=_BEGINS)
            self._drop()
            self._queue.put(*jobs)
        except _Broken as broken:
            self._drop()
            self._queue.put(*list(jobs)[1:])
            self._part(jobs[0], broken)
        except Exception as error:  # of ours, or of the machine: whoever waits for the jobs must know
            self._drop()
            for job in jobs:
                job.fail(error)

    def _send(self, jobs: Sequence[Job]) -> None:
        for _ in range(2):
            try:
                self._running().send(jobs)
            except OSError:  # it died between two jobs
                self._drop()
            else:
                return
        raise NewsfoldError("a process of the pool ends as it begins; the log has what is in its way")

    def _answer(self, jobs: Sequence[Job]) -> Sequence[Any] | BadInput:
        """Wait until the first of the jobs ends, by itself or by its limits. Its time begins as it does."""
        process = self._running()
        if not _begins(process):
            raise _NotBegun
        for _ in range(_PARTS):
            if process.answers(self._seconds / _PARTS):
                return _read(process)
            if self._suspects is not None and not jobs[0].patient and (len(jobs) > 1 or self._queue):
                raise _Broken(None)
        why = f"the page took longer than {self._seconds:g} s and was given up"
        raise _Broken(BadInput(Reason.TIMED_OUT, why), final=True)

    def _end(self, job: Job, answer: Sequence[Any] | BadInput) -> None:
        if not isinstance(answer, BadInput):
            job.end(answer)
        elif len(job.items) == 1:
            job.end([answer])
        else:
            self._queue.put(*job.apart())

    def _part(self, job: Job, broken: _Broken) -> None:
        """End a job that broke its process, or give each of its items a chance alone."""
        if len(job.items) == 1 and broken.error and (broken.final or self._suspects is None):
            job.end([broken.error])
            return
        assert self._suspects is not None  # whose jobs have one item each
        for one in job.apart():
            self._suspects.put(one, turn=next(job.turns))

    def _running(self) -> Forked:
        """Return the process; a new one where there is none."""
        if self._process is None:
            self._process = self._forked()
            if self._queue.closed:  # nobody else may know of it
                self._process.kill()
        return self._process

    def _forked(self) -> Forked:
        for pause in _PAUSES:
            try:
                return self._fork()
            except (OSError, EOFError) as error:
                _log.warning("a process cannot be started", error=repr(error))
                sleep(pause)
        raise NewsfoldError("no process of the pool can be started; the log has what is in the way")

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            self.replaced += not self._queue.closed
            process.close()


def _begins(process: Forked) -> bool:
    """Wait for the next job to be begun. Raises `_Broken` where the process has died."""
    try:
        return process.begins(_BEGINS)
    except (EOFError, OSError) as error:
        raise _crash_of(process) from error


def _crash_of(process: Forked) -> _Broken:
    why = f"the page killed the process that read it (exit code {process.exit_code()})"
    return _Broken(BadInput(Reason.CRASHED, why))


def _read(process: Forked) -> Sequence[Any] | BadInput:
    """Return the answer that is there. Raises `_Broken` where the process is of no more use."""
    fresh = process.fresh
    try:
        answer = process.answer()
    except (EOFError, OSError) as error:
        raise _crash_of(process) from error
    except Exception as error:  # a result that can be pickled, and not unpickled
        return BadInput(Reason.FAILED, f"{type(error).__name__}: {error}")
    if isinstance(answer, MachineFault):
        raise answer  # no page is to blame
    if isinstance(answer, BadInput) and answer.reason is Reason.OUT_OF_MEMORY:
        raise _Broken(answer, final=fresh)  # else what earlier ones left there may have had a part
    return answer
