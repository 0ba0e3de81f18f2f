import asyncio
from typing import Any

import pytest
from aiokafka.errors import KafkaTimeoutError, MessageSizeTooLargeError, NotLeaderForPartitionError
from faust.exceptions import ProducerSendError

from streams.agents import delivery
from streams.agents.delivery import deliver
from streams.emit import Emit

ONE, TWO = Emit("events", b"1", b"one"), Emit("events", b"2", b"two")


class Producer:
    """Answers each send with the next of its answers: None is a delivery."""

    def __init__(self, *answers: Exception | None) -> None:
        self.app = self
        self.producer = self
        self._answers = list(answers)
        self.sent: list[bytes | None] = []

    async def send(self, topic: str, key: bytes, value: bytes | None, *_: Any) -> "asyncio.Future[None]":
        self.sent.append(value)
        answer = self._answers.pop(0)
        if isinstance(answer, ProducerSendError):
            raise answer
        future = asyncio.get_running_loop().create_future()
        if answer is None:
            future.set_result(None)
        else:
            future.set_exception(answer)
        return future


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "_PAUSE", 0.0)


@pytest.mark.parametrize("error", [NotLeaderForPartitionError(), KafkaTimeoutError()])
async def test_what_was_not_delivered_is_sent_again_and_nothing_else(error: Exception) -> None:
    producer = Producer(None, error, error, None)
    await deliver(producer, [ONE, TWO])
    assert producer.sent == [b"one", b"two", b"two", b"two"]


async def test_a_record_that_the_broker_will_never_take_is_raised() -> None:
    with pytest.raises(MessageSizeTooLargeError):
        await deliver(Producer(MessageSizeTooLargeError()), [ONE])


async def test_a_refusal_at_once_is_told_from_a_lasting_one_by_its_cause() -> None:
    refusal = ProducerSendError("no")
    refusal.__cause__ = KafkaTimeoutError()
    producer = Producer(refusal, None)
    await deliver(producer, [ONE])
    assert producer.sent == [b"one", b"one"]


async def test_nothing_to_deliver_is_delivered() -> None:
    producer = Producer()
    await deliver(producer, [])
    assert producer.sent == []
