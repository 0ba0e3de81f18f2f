"""The last line: an agent that fails must not acknowledge, and must not go on past what it failed on."""

import asyncio
from collections.abc import Awaitable
from typing import Any

__all__ = ["guarded"]


async def guarded(app: Any, work: Awaitable[None]) -> None:
    """Await `work`; where it fails, end the worker with nothing acknowledged.

    Faust would log the error, restart the agent and go on with the next message: the offset could then
    be committed past this one. A worker that ends gives its partitions back as they were committed. Of what
    fails beside the first nothing is said: it fails because the worker ends.
    """
    try:
        await work
    except Exception as error:
        if not app.should_stop:
            await app.crash(error)
        await asyncio.Event().wait()  # until the worker takes this task down
