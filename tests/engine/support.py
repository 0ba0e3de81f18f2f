"""Parts for tests of the engine: an app without a broker, messages, and Faust as it is.

`both` runs a test on the cured app and, as a strict expected failure, on Faust's own:
each test shows its defect, and says when a later Faust no longer has it.
"""

from types import SimpleNamespace
from typing import Any

import faust
import pytest
from faust.events import Event
from faust.types import TP
from faust.types.tuples import ConsumerMessage

from streams.engine import App

TOPIC = "pages"
ONE, TWO = TP(TOPIC, 0), TP(TOPIC, 1)
NOWHERE = "kafka://127.0.0.1:1"

_THE_DEFECT = pytest.mark.xfail(strict=True, raises=AssertionError, reason="the defect")
both = pytest.mark.parametrize(
    "app_class",
    [
        pytest.param(App, id="cured"),
        pytest.param(faust.App, id="faust", marks=_THE_DEFECT),
    ],
)


def build(app_class: type[faust.App], broker: str = NOWHERE, **options: Any) -> faust.App:
    app = app_class("engine", broker=broker, autodiscover=False, **options)
    app.finalize()
    app.topics.acking_topics.add(TOPIC)
    app.consumer_generation_id = 1
    return app


def message(offset: int, tp: TP = ONE, generation: int = 1, tracked: bool = True) -> ConsumerMessage:
    made = ConsumerMessage(
        tp.topic, tp.partition, offset, 0.0, 0, [], b"key", b"value", None, tp=tp, generation_id=generation
    )
    made.tracked = tracked
    made.refcount = 1
    return made


def event(app: faust.App, made: ConsumerMessage) -> Any:
    return Event(app, made.key, made.value, {}, made)


def record(offset: int, tp: TP = ONE) -> Any:
    """Return what aiokafka hands over."""
    return SimpleNamespace(
        topic=tp.topic,
        partition=tp.partition,
        offset=offset,
        timestamp=0,
        timestamp_type=0,
        headers=[],
        key=b"key",
        value=b"value",
        checksum=None,
        serialized_key_size=3,
        serialized_value_size=5,
    )


class RecordedThread:
    """Stands in for the consumer thread: hands over given records, writes down what is given back."""

    def __init__(self, records: dict[TP, list[Any]]) -> None:
        self.records = records
        self.asked: set[TP] | None = None
        self.given_back: dict[TP, int] = {}

    async def getmany(self, active: set[TP] | None, seconds: float) -> dict[TP, list[Any]]:
        self.asked = active
        return self.records

    async def fetch(self, rooms: dict[TP, int], seconds: float) -> dict[TP, list[Any]]:
        return await self.getmany(set(rooms), seconds)

    async def give_back(self, offsets: dict[TP, int]) -> None:
        self.given_back.update(offsets)

    def highwater(self, tp: TP) -> int:
        return 100

    def assignment(self) -> set[TP]:
        return {ONE, TWO}
