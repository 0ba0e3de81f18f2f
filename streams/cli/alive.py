"""A sign of life: a verb that has said nothing for two seconds says that it is at work.

On a terminal that is a line which goes again. Elsewhere, as in a job's log, only what may take hours says how
far it is, and less and less often.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, TextIO

from streams.cli.screen import Guarded, unguarded

__all__ = ["Alive", "Heard", "now_and_then"]

_SILENCE = 2.0  #: seconds
_SELDOM = 64.0  #: seconds between two lines of a log, at most
_LOOK = 0.5  #: seconds between two looks
_ERASE = "\r\x1b[2K"


class Alive:
    """Shows on standard error, while it is a terminal, how long a verb has been silent.

    What the verb writes is heard, and takes the sign off the terminal first.
    """

    def __init__(self, verb: str, terminal: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self._verb, self._terminal, self._clock = verb, terminal, clock
        self._since = clock()
        self._shown = False
        self._lock = Lock()
        self._ended = Event()
        self._streams = sys.stdout, sys.stderr

    @classmethod
    def begin(cls, verb: str) -> "Alive | None":
        """Begin to listen; null where nobody looks."""
        if sys.stderr is None or not sys.stderr.isatty():
            return None
        alive = cls(verb, unguarded(sys.stderr))
        streams = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = (s and Guarded(Heard(unguarded(s), alive)) for s in streams)
        Thread(target=alive._watch, name="newsfold-alive", daemon=True).start()
        return alive

    def end(self) -> None:
        """Listen no more, and leave nothing on the terminal."""
        self._ended.set()
        self.hear()
        sys.stdout, sys.stderr = self._streams

    def hear(self) -> None:
        """Take the sign away: something is about to be written."""
        with self._lock:
            self._since = self._clock()
            if self._shown:
                self._write(_ERASE)
                self._shown = False

    def look(self) -> None:
        """Show the sign, or how long it is by now, where nothing has been written for a while."""
        with self._lock:
            silent = self._clock() - self._since
            if silent >= _SILENCE and not self._ended.is_set():
                self._write(f"{_ERASE}newsfold {self._verb} is at work, {silent:.0f} s")
                self._shown = True

    def _write(self, text: str) -> None:
        self._terminal.write(text)
        self._terminal.flush()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK):
            self.look()


@contextmanager
def now_and_then(line: Callable[[], str]) -> Iterator[None]:
    """Write a line to standard error after 2 s, 4 s more, 8 s more and so on, while the block lasts."""
    ended = Event()

    def watch() -> None:
        wait = _SILENCE
        while not ended.wait(wait):
            sys.stderr.write(f"{line()}\n")
            sys.stderr.flush()
            wait = min(2 * wait, _SELDOM)

    thread = Thread(target=watch, name="newsfold-progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


class Heard:
    """A stream as it is, but for the sign, which goes before anything is written."""

    def __init__(self, stream: Any, alive: Alive) -> None:
        self._stream, self._alive = stream, alive

    def write(self, text: Any) -> Any:
        """Write text, or bytes."""
        self._alive.hear()
        return self._stream.write(text)

    def writelines(self, lines: Iterable[Any]) -> None:
        """Write lines, each when it is there."""
        for line in lines:
            self.write(line)

    @property
    def buffer(self) -> "Heard":
        """The bytes below."""
        return Heard(self._stream.buffer, self._alive)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
