"""Answers that are kept because the same texts come again: names, classes, lines."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

__all__ = ["remembered"]

R = TypeVar("R")

#: Characters. What comes again is short; and a page may have a name of a megabyte, of which thousands would
#: fill the memory of a worker for good.
_LONGEST = 500


def remembered(most: int) -> Callable[[Callable[[str], R]], Callable[[str], R]]:
    """Return the decorator that keeps what a function has made of so many short texts."""

    def decorated(work: Callable[[str], R]) -> Callable[[str], R]:
        kept = lru_cache(most)(work)

        @wraps(work)
        def answer(text: str) -> R:
            return kept(text) if len(text) <= _LONGEST else work(text)

        return answer

    return decorated
