"""So many requests may wait for one thing, and the others are to come again."""

from http import HTTPStatus
from types import TracebackType

from streams.serve.problems import Refused

__all__ = ["Places"]


class Places:
    """Places for requests that wait. A `with` block has one."""

    def __init__(self, most: int, waiting: str) -> None:
        self._most, self._waiting = most, waiting
        self._taken = 0

    def __enter__(self) -> None:
        """Take a place. Raises `Refused` (503) where none is free."""
        if self._taken >= self._most:
            raise Refused(
                HTTPStatus.SERVICE_UNAVAILABLE,
                f"{self._taken} {self._waiting}; ask again in a moment",
                headers={"Retry-After": "1"},
            )
        self._taken += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give it back."""
        self._taken -= 1
