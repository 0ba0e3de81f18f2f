import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.errors import KafkaTimeoutError, MessageSizeTooLargeError, NotLeaderForPartitionError
from faust.exceptions import ProducerSendError
from prometheus_client import REGISTRY

from streams.agents import delivery
from streams.agents.delivery import deliver, message_of
from streams.emit import Emit

ONE, TWO = Emit("events", b"1", b"one"), Emit("events", b"2", b"two")


class Producer:
    """Answers each send with the next of its answers: None is a delivery."""

    def __init__(self, *answers: Exception | None) -> None:
        self.app = self
        self.producer = self
        self._answers = list(answers)
        self.topics: list[str] = []
        self.sent: list[bytes | None] = []
        self.keys: list[bytes | None] = []
        self.headers: list[list[tuple[str, bytes]]] = []

    @staticmethod
    def on_broker(topic: str) -> str:
        return f"try-{topic}"

    async def send(self, topic: str, key: bytes, value: bytes | None, *more: Any) -> "asyncio.Future[None]":
        self.topics.append(topic)
        self.sent.append(value)
        self.keys.append(key)
        self.headers.append(more[-1])
        answer = self._answers.pop(0)
        if isinstance(answer, ProducerSendError):
            raise answer
        future = asyncio.get_running_loop().create_future()
        if answer is None:
            future.set_result(None)
        else:
            future.set_exception(answer)
        return future


async def still() -> bool:
    return True


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "_PAUSE", 0.0)


@pytest.mark.parametrize("error", [NotLeaderForPartitionError(), KafkaTimeoutError()])
async def test_what_was_not_delivered_is_sent_again_and_nothing_before_it(error: Exception) -> None:
    producer = Producer(None, error, error, None)
    await deliver(producer, [ONE, TWO], still)
    assert producer.sent == [b"one", b"two", b"two", b"two"]


async def test_what_stands_behind_a_failed_record_is_sent_behind_it_again() -> None:
    """Or a key's older record could come to stand behind its newer one."""
    producer = Producer(KafkaTimeoutError(), None, None, None)
    await deliver(producer, [ONE, TWO], still)
    assert producer.sent == [b"one", b"two", b"one", b"two"]


async def test_a_record_that_the_broker_will_never_take_is_raised() -> None:
    with pytest.raises(MessageSizeTooLargeError):
        await deliver(Producer(MessageSizeTooLargeError()), [ONE], still)


async def test_a_refusal_at_once_is_told_from_a_lasting_one_by_its_cause() -> None:
    refusal = ProducerSendError("no")
    refusal.__cause__ = KafkaTimeoutError()
    producer = Producer(refusal, None)
    await deliver(producer, [ONE], still)
    assert producer.sent == [b"one", b"one"]


async def test_what_is_another_workers_by_now_is_not_sent_again() -> None:
    async def moved() -> bool:
        return False

    producer = Producer(KafkaTimeoutError())
    assert not await deliver(producer, [ONE], moved)
    assert producer.sent == [b"one"]


async def test_a_dead_letter_that_is_too_large_goes_without_its_bytes_and_says_so() -> None:
    producer = Producer(MessageSizeTooLargeError(), None)
    ours = tuple((f"newsfold.errors.{n}", b"") for n in range(7))
    await deliver(producer, [Emit("dead-letters", b"k", b"large", (("theirs", b"x"), *ours))], still)
    assert producer.sent == [b"large", None]
    assert dict(producer.headers[1])["newsfold.errors.omitted"] == b"value 5 bytes"


async def test_a_dead_letter_is_cut_to_what_any_broker_takes_and_says_how_long_it_was() -> None:
    producer = Producer(MessageSizeTooLargeError(), None)
    letter = Emit("dead-letters", bytes(9_000), None, (("crawl", bytes(10_000)), ("short", b"kept")))
    await deliver(producer, [letter], still)
    headers = dict(producer.headers[1])
    assert (len(producer.keys[1] or b""), len(headers["crawl"]), headers["short"]) == (8_192, 8_192, b"kept")
    assert headers["newsfold.errors.omitted"] == b"key 9000 bytes; crawl 10000 bytes"


async def test_a_letter_that_is_too_large_even_so_is_raised() -> None:
    with pytest.raises(MessageSizeTooLargeError):
        await deliver(
            Producer(MessageSizeTooLargeError(), MessageSizeTooLargeError()),
            [Emit("dead-letters", b"k", b"v")],
            still,
        )


async def test_a_message_of_neither_key_nor_value_is_sent_with_an_empty_key() -> None:
    producer = Producer(None)
    await deliver(producer, [Emit("dead-letters", None, None)], still)
    assert producer.keys == [b""]


def received(topic: str, timestamp: float = 1.0) -> SimpleNamespace:
    """Return an event of an app whose topics have a prefix."""
    raw = {"topic": topic, "partition": 0, "offset": 0, "key": None, "value": None, "headers": None}
    app = SimpleNamespace(plain=lambda name: name.removeprefix("try-"))
    return SimpleNamespace(app=app, message=SimpleNamespace(**raw, timestamp=timestamp))


def test_a_time_that_is_none_is_the_epoch() -> None:
    assert message_of(received("t", 1.7e12)).timestamp.year == 1970


def test_a_message_of_a_topic_with_a_prefix_has_its_plain_name() -> None:
    assert message_of(received("try-raw-articles")).origin.key == "raw-articles/0/0"


async def test_what_is_sent_goes_to_the_topic_with_its_prefix_and_again_as_well() -> None:
    producer = Producer(None, KafkaTimeoutError(), None)
    await deliver(producer, [ONE, Emit("dead-letters", b"k", b"v")], still)
    assert producer.topics == ["try-events", "try-dead-letters", "try-dead-letters"]


async def test_nothing_to_deliver_is_delivered() -> None:
    producer = Producer()
    await deliver(producer, [], still)
    assert producer.sent == []


async def test_what_is_handed_over_again_is_counted_by_its_topic() -> None:
    def counted() -> float:
        return REGISTRY.get_sample_value("newsfold_producer_retries_total", {"topic": "events"}) or 0.0

    before = counted()
    await deliver(Producer(None, KafkaTimeoutError(), KafkaTimeoutError(), None), [ONE, TWO], still)
    assert counted() == before + 2


async def test_a_record_is_counted_once_however_often_it_was_handed_over() -> None:
    def counted() -> float:
        return REGISTRY.get_sample_value("newsfold_records_total", {"topic": "events"}) or 0.0

    before = counted()
    await deliver(Producer(None, KafkaTimeoutError(), None), [ONE, TWO], still)
    assert counted() == before + 2
