"""How far a consumer group is behind, looked at in the background: no request waits for it."""

import asyncio
from collections.abc import Mapping
from time import monotonic

import structlog

from streams.client.lag import LagWatch, watching
from streams.connection import Connection
from streams.errors import NewsfoldError
from streams.topics import Topic

__all__ = ["GroupLag"]

_log = structlog.get_logger("newsfold.serve")
_SHARE = 10  #: a look that takes long is followed by a pause of so many times its time
_ANSWER_SECONDS = 5.0  #: until the broker answers a look
_ANEW_SECONDS = 60.0  #: after which partitions that were added are seen
_PAUSE = 2.0  #: seconds before it is tried again


class GroupLag:
    """Knows how many messages of its topics a group has not acknowledged, as it was `every` seconds ago."""

    def __init__(self, connection: Connection, group: str, topics: tuple[Topic, ...], every: float) -> None:
        self._connection, self._group = connection, group
        self._topics, self._every = topics, every
        self._records: Mapping[str, int] | None = None
        self._trouble = "the broker has not been asked yet"

    @property
    def known(self) -> Mapping[str, int] | None:
        """The messages that wait, by topic; null where that is not known."""
        return self._records

    async def run(self) -> None:
        """Look until cancelled. Where the broker fails, that is logged once, and tried again."""
        while True:
            try:
                async with watching(self._connection, self._group, self._topics) as watch:
                    await self._look_on(watch)
                continue
            except TimeoutError:
                self._failed("the broker does not answer")
            except NewsfoldError as error:
                self._failed(str(error))
            except Exception:  # a bug: the gateway goes on, and does not hide it
                self._failed("newsfold failed at asking, which is a bug; the log has more")
                _log.exception("the lag of a group is not known", group=self._group)
            await asyncio.sleep(_PAUSE)

    async def _look_on(self, watch: LagWatch) -> None:
        until = monotonic() + _ANEW_SECONDS
        while (begun := monotonic()) < until:
            self._records = await asyncio.wait_for(watch.look(), _ANSWER_SECONDS)
            self._trouble = ""
            await asyncio.sleep(max(self._every, _SHARE * (monotonic() - begun)))

    def _failed(self, why: str) -> None:
        self._records = None
        if why != self._trouble:
            _log.warning("the lag of a group is not known", group=self._group, why=why)
        self._trouble = why
