"""How far the workers are behind, looked at in the background: no request waits for it."""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from time import monotonic

import structlog

from streams.client.lag import LagWatch, watching
from streams.connection import Connection
from streams.errors import NewsfoldError
from streams.serve.problems import Refused

__all__ = ["Backlog"]

_log = structlog.get_logger("newsfold.serve")
_EVERY = 1.0  #: seconds between two looks
_SHARE = 10  #: a look that takes long is followed by a pause of so many times its time
_ANSWER_SECONDS = 5.0  #: until the broker answers a look
_ANEW_SECONDS = 60.0  #: after which partitions that were added are seen
_PAUSE = 2.0  #: seconds before it is tried again
_AGAIN_SECONDS = 10  #: for a producer that has to wait, and for whoever asks while the broker is away


class Backlog:
    """Knows how many messages the workers' group has not acknowledged, topic by topic."""

    def __init__(self, connection: Connection, group: str, most: int) -> None:
        self._connection, self._group, self._most = connection, group, most
        self._records: Mapping[str, int] | None = None
        self._trouble = "the broker has not been asked yet"

    @property
    def known(self) -> Mapping[str, int] | None:
        """The messages that wait, by topic; null where that is not known."""
        return self._records

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

    async def run(self) -> None:
        """Look until cancelled. Where the broker fails, that is logged once, and tried again."""
        while True:
            try:
                async with watching(self._connection, self._group) as watch:
                    await self._look_on(watch)
                continue
            except TimeoutError:
                self._failed("the broker does not answer")
            except NewsfoldError as error:
                self._failed(str(error))
            except Exception:  # a bug: the gateway goes on, and does not hide it
                self._failed("newsfold failed at asking, which is a bug; the log has more")
                _log.exception("the workers' lag is not known")
            await asyncio.sleep(_PAUSE)

    async def _look_on(self, watch: LagWatch) -> None:
        until = monotonic() + _ANEW_SECONDS
        while (begun := monotonic()) < until:
            self._records = await asyncio.wait_for(watch.look(), _ANSWER_SECONDS)
            self._trouble = ""
            await asyncio.sleep(max(_EVERY, _SHARE * (monotonic() - begun)))

    def _failed(self, why: str) -> None:
        self._records = None
        if why != self._trouble:
            _log.warning("the workers' lag is not known", why=why)
        self._trouble = why
