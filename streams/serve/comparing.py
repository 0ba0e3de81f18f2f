"""Articles are compared in a thread of their own, one pair at a time: others look up meanwhile."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from streams.records import CleanArticle
from streams.serve.explaining import Explained, explained
from streams.serve.places import Places

__all__ = ["Comparer"]

_WAITING = 16  #: pairs; each takes half a second at most


class Comparer:
    """Compares articles."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "newsfold-comparer")
        self._places = Places(_WAITING, "pairs wait to be compared")

    async def compare(self, first: CleanArticle, second: CleanArticle) -> Explained:
        """Return what the fold says of the two. Raises `Refused` (422, 503)."""
        with self._places:
            return await asyncio.get_running_loop().run_in_executor(self._thread, explained, first, second)

    def close(self) -> None:
        """Wait for the pair that is at work."""
        self._thread.shutdown(cancel_futures=True)
