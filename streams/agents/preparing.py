"""A step is made ready before its first message, and the worker answers its broker meanwhile."""

import asyncio
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from streams.engine import held
from streams.steps import Prepared

__all__ = ["prepared", "spare"]

_DONE = object()
_busy: list[bool] = []  #: one for each step that is being made ready


async def prepared(step: Prepared, event: Any) -> bool:
    """Get the step ready, and let the worker answer its broker meanwhile; False where the event was lost.

    What it is made ready from are rows of the partitions that are held, and others may come at any pause.
    """
    slices = step.prepare()
    if next(slices, _DONE) is _DONE:
        return True
    with _uncollected():
        for _ in slices:
            await asyncio.sleep(0)
            if not await held(event):
                return False
    return True


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector off while any step is made ready.

    Or each time that memory has grown by a quarter, all of it would be looked through.
    """
    _busy.append(True)
    gc.disable()
    try:
        yield
    finally:
        _busy.pop()
        if not _busy:
            gc.enable()
            spare()


def spare() -> None:
    """Let the collector look no more at what is here: of a million articles it would for half a second.

    What has no cycles, as a step's memory, is freed without it.
    """
    gc.collect(1)
    gc.freeze()
