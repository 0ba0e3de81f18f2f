"""One call in a lane, as a test wants it: its result, or what was wrong with it raised."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from streams.errors import BadInput
from streams.pool import Lane

__all__ = ["run"]

T = TypeVar("T")


async def run(lane: Lane, work: Callable[..., T], *args: Any) -> T:
    """Run `work(*args)` in a process of a lane."""
    (result,) = await asyncio.gather(*lane.map(partial(_spread, work), [args]))
    if isinstance(result, BadInput):
        raise result
    return result


def _spread(work: Callable[..., T], args: Sequence[Any]) -> T:
    return work(*args)
