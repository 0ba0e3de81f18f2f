"""Dead letters, made and put on their topic."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from aiokafka import AIOKafkaProducer

from streams.emit import Emit, Headers, Message, dead_letter_headers
from streams.records import Reason, Stage
from streams.topics import DEAD, RAW, Topic

__all__ = ["AT", "Origin", "letter", "send"]

AT = datetime(2025, 10, 24, tzinfo=UTC)


class Origin(NamedTuple):
    reason: Reason = Reason.NOT_JSON
    stage: Stage = Stage.EXTRACT
    topic: Topic = RAW


EXTRACT = Origin()


def letter(
    value: bytes | None,
    of: Origin = EXTRACT,
    *,
    key: bytes = b"key",
    headers: Headers = (),
    why: str = "it breaks",
) -> Emit:
    message = Message(of.topic.name, 1, 7, AT, key, value, headers)
    return Emit(DEAD.name, key, value, dead_letter_headers(of.stage, message, of.reason, why))


async def _send(brokers: str, *emits: Emit) -> None:
    async with AIOKafkaProducer(bootstrap_servers=brokers, max_batch_size=1) as producer:
        for day, emit in enumerate(emits):
            at = int((AT + timedelta(days=day)).timestamp() * 1_000)
            where = (0, at, list(emit.headers))
            await producer.send_and_wait(emit.topic, emit.value, emit.key, *where)


def send(brokers: str, *emits: Emit) -> None:
    """Put records on partition 0, each a day after the one before."""
    asyncio.run(_send(brokers, *emits))
