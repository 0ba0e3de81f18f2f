"""How far the workers are behind, and whether more pages may come."""

from collections.abc import Mapping
from http import HTTPStatus

from streams.client.lag import SOURCES
from streams.connection import Connection
from streams.serve.lagging import GroupLag
from streams.serve.problems import Refused

__all__ = ["Backlog"]

_EVERY = 1.0  #: seconds between two looks
_AGAIN_SECONDS = 10  #: for a producer that has to wait, and for whoever asks while the broker is away


class Backlog(GroupLag):
    """Knows how many messages the workers' group has not acknowledged, topic by topic."""

    def __init__(self, connection: Connection, group: str, most: int) -> None:
        super().__init__(connection, group, SOURCES, _EVERY)
        self._most = most

    @property
    def records(self) -> Mapping[str, int]:
        """The messages that wait, by topic, as they were a second ago. Raises `Refused` (503)."""
        if self._records is None:
            raise Refused(
                HTTPStatus.SERVICE_UNAVAILABLE,
                f"it is not known how far behind the workers are: {self._trouble}",
                headers={"Retry-After": str(_AGAIN_SECONDS)},
            )
        return self._records

    def require_room(self) -> None:
        """Refuse pages while more messages wait than may: `Refused` (429).

        Where that is not known, pages are taken: Kafka has room for them, and whether it has not, it says.
        """
        waiting = sum((self._records or {}).values())
        if self._most and waiting > self._most:
            raise Refused(
                HTTPStatus.TOO_MANY_REQUESTS,
                f"{waiting:,} messages wait for the workers, and {self._most:,} may; send the pages later",
                headers={"Retry-After": str(_AGAIN_SECONDS)},
            )
