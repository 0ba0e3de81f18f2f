"""The Faust app with the cures built in."""

from collections.abc import Callable
from typing import Any

import faust
from faust.transport.drivers import aiokafka

from streams.engine.consumer import Consumer
from streams.engine.known import check
from streams.engine.producer import Producer
from streams.engine.recovery import TableManager
from streams.engine.tables import Table

__all__ = ["App"]

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

    Takes what `faust.App` takes. Raises `NewsfoldError` where the installed Faust is
    not the one whose functions are replaced.
    """

    def __init__(self, id: str, **options: Any) -> None:  # noqa: A002 - Faust's own name for it
        check()
        self.on_failure: Callable[[], None] | None = None  #: called when any part of the app has failed
        # `earliest`: a partition without a committed offset is read from its beginning,
        # at the first start as after every rebalance before the first commit.
        super().__init__(
            id, TableManager=TableManager, Table=Table, consumer_auto_offset_reset="earliest",
            consumer_metadata_max_age_ms=_METADATA_MS, **options,
        )  # fmt: skip

    def _crash(self, reason: BaseException) -> None:
        """Crash, and say so: every way of failing comes through here."""
        super()._crash(reason)
        if self.on_failure is not None:
            self.on_failure()

    def _new_transport(self) -> Transport:
        return Transport(self.conf.broker_consumer, self)

    def _new_producer_transport(self) -> Transport:
        return Transport(self.conf.broker_producer, self)
