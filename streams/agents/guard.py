"""The last line: an agent that fails must not acknowledge, and must not go on past what it failed on."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import structlog

from streams.errors import NewsfoldError

__all__ = ["guarded"]

_log = structlog.get_logger("newsfold.agents")


async def guarded(app: Any, work: Awaitable[None]) -> None:
    """Await `work`; where it fails, end the worker with nothing acknowledged.

    Faust would log the error, restart the agent and go on with the next message: the offset could then
    be committed past this one. A worker that ends gives its partitions back as they were committed.
    """
    try:
        await work
    except Exception as error:
        if isinstance(error, NewsfoldError):  # its message says what to do; where it was raised helps nobody
            _log.error(f"the worker ends, with nothing acknowledged: {error}")
        else:
            _log.exception("the worker ends: an agent failed on a message that must not be skipped")
        await app.crash(error)
        await asyncio.Event().wait()  # until the worker takes this task down
