"""The Faust app with the cures built in."""

from collections.abc import Callable
from typing import Any

import faust
import structlog
from faust.transport.drivers import aiokafka

from streams.engine.consumer import Consumer
from streams.engine.known import check
from streams.engine.producer import Producer
from streams.engine.recovery import TableManager
from streams.engine.standing import Standing
from streams.engine.tables import Table

__all__ = ["App"]

_log = structlog.get_logger("newsfold.engine")
#: Milliseconds after which a worker asks again which partitions there are. A broker that has just started may
#: answer that there are none; the group's leader then gives nobody anything, and Faust asks again after five
#: minutes, in which all workers stand idle.
_METADATA_MS = 5_000


class Transport(aiokafka.Transport):
    """Faust's aiokafka transport with the consumer that loses nothing and the producer that asks."""

    Consumer = Consumer
    Producer = Producer


class App(faust.App):
    """A Faust app that shows every message to an agent at least once.

    Takes what `faust.App` takes, and what the names of its topics begin with on the
    broker: see `on_broker` and `plain`. Raises `NewsfoldError` where the installed Faust is
    not the one whose functions are replaced.
    """

    def __init__(self, id: str, *, topic_prefix: str = "", **options: Any) -> None:  # noqa: A002 - Faust's name
        check()
        self._topic_prefix = topic_prefix
        self.standing = Standing()
        #: Called with the reason when any part of the app has failed.
        self.on_failure: Callable[[BaseException], None] | None = None
        # `earliest`: a partition without a committed offset is read from its beginning,
        # at the first start as after every rebalance before the first commit.
        super().__init__(
            id, TableManager=TableManager, Table=Table, consumer_auto_offset_reset="earliest",
            consumer_metadata_max_age_ms=_METADATA_MS, **options,
        )  # fmt: skip

    def on_broker(self, topic: str) -> str:
        """Return what a topic that the steps know is called on the broker."""
        return f"{self._topic_prefix}{topic}"

    def plain(self, topic: str) -> str:
        """Return by what name the steps know a topic of the broker."""
        return topic.removeprefix(self._topic_prefix)

    def on_rebalance_start(self) -> None:
        """Note that partitions move."""
        self.standing.moves()
        super().on_rebalance_start()

    def on_rebalance_end(self) -> None:
        """Note that the streams are open, and say so."""
        super().on_rebalance_end()
        partitions = sum(tp.topic not in self.tables.changelog_topics for tp in self.consumer.assignment())
        seconds = self.standing.settles(partitions)
        _log.info("ready", partitions=partitions, seconds=round(seconds, 1))

    def _crash(self, reason: BaseException) -> None:
        """Crash, and say so: every way of failing comes through here."""
        super()._crash(reason)
        if self.on_failure is not None:
            self.on_failure(reason)

    def _new_transport(self) -> Transport:
        return Transport(self.conf.broker_consumer, self)

    def _new_producer_transport(self) -> Transport:
        return Transport(self.conf.broker_producer, self)
