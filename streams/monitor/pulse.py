"""Whether the event loop still turns. A worker whose loop stands still answers neither broker nor page."""

import asyncio
from collections.abc import Callable
from time import monotonic

__all__ = ["Pulse"]

_EVERY = 1.0  #: seconds between two beats
#: Seconds of silence after which something is wrong: what blocks the loop longest is a slice of 10 ms, and a
#: third of the session time-out is the broker's own patience.
_SILENCE = 10.0


class Pulse:
    """Beats in the loop once it runs, and is felt from any thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop, clock: Callable[[], float] = monotonic) -> None:
        self._loop, self._clock = loop, clock
        self._at = clock()
        loop.call_soon(self._beat)

    @property
    def stands_still(self) -> str:
        """What is wrong with the loop, in a sentence; empty where it turns."""
        silent = self._clock() - self._at
        return f"the event loop has not turned for {silent:.0f} s" if silent > _SILENCE else ""

    def _beat(self) -> None:
        self._at = self._clock()
        self._loop.call_later(_EVERY, self._beat)
