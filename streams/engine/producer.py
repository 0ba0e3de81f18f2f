"""A producer that sends nothing it held while its worker was taken for dead."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.client import ConnectionGroup
from aiokafka.errors import KafkaError, KafkaTimeoutError
from aiokafka.protocol.produce import ProduceRequest
from faust.transport.drivers.aiokafka import Producer as FaustProducer

__all__ = ["Producer", "Superseded", "is_transient"]


_WHY = (
    "this worker was paused past its session, and its partitions were given away while it had records"
    " to send: they are not sent, and it must begin anew"
)


class Superseded(KafkaError):  # type: ignore[misc]  # aiokafka has no types
    """What was to be sent is another worker's to say by now."""

    def __init__(self, why: str = _WHY) -> None:
        super().__init__(why)  # aiokafka gives each record a copy, which is made of what it is called with


def is_transient(error: BaseException) -> bool:
    """Whether sending again may help: the broker is away, rather than unwilling to take the record at all.

    aiokafka does not count its own time-out among these, as the record may have been written all the same.
    Whatever a worker sends may come twice.
    """
    return isinstance(error, KafkaTimeoutError) or (isinstance(error, KafkaError) and bool(error.retriable))


class Producer(FaustProducer):
    """Faust's producer, which asks before each request whether its worker still has its partitions.

    A row that a paused worker sends when it wakes would stand behind those of the worker that took
    over, and be taken for the newest when the table is recovered. Nothing is asked as long as the
    coordinator has said yes within the session.
    """

    def _new_producer(self, transactional_id: str | None = None) -> AIOKafkaProducer:
        made: AIOKafkaProducer = super()._new_producer(transactional_id)
        consumer: Any = self.app.consumer
        made.client.send = fenced(made.client, consumer.may_send)
        return made


def fenced(client: Any, may_send: Callable[[], Awaitable[bool]]) -> Callable[..., Awaitable[Any]]:
    """Return the client's `send` behind the question; what may not be sent fails with `Superseded`.

    The connection is made first: between the answer and the bytes on the wire there is no pause.
    """
    send: Callable[..., Awaitable[Any]] = client.send

    async def asking(node: int, request: Any, *, group: ConnectionGroup = ConnectionGroup.DEFAULT) -> Any:
        if isinstance(request, ProduceRequest):
            await client.ready(node, group=group)
            if not await may_send():
                raise Superseded
        return await send(node, request, group=group)

    return asking
