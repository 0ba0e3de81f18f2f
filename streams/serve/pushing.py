"""Pages from producers' requests into `raw-articles`: answered when Kafka has them."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus

from aiokafka import AIOKafkaProducer

from streams.broker import clients
from streams.broker.rights import Right
from streams.broker.topics import require
from streams.client.pushing import OPTIONS, RawMessage, push_by
from streams.connection import Connection
from streams.serve.problems import Refused, Wrong
from streams.topics import RAW

__all__ = ["Pusher", "pushing"]

_REQUEST_MS = 10_000  #: until a page that Kafka does not acknowledge is given up; the request waits for it
_AGAIN_SECONDS = 5


class Pusher:
    """Pushes by one producer for all requests."""

    def __init__(self, producer: AIOKafkaProducer, topic: str) -> None:
        self._producer, self._topic = producer, topic

    async def push(self, pages: Sequence[RawMessage]) -> list[str]:
        """Return where each page is, when all replicas have it. Raises `Refused` (413, 503)."""
        pushed = [one async for one in push_by(self._producer, self._topic, pages)]
        failed = [one for one in pushed if one.error]
        if not failed:
            return [one.origin_key or "" for one in pushed]
        wrong = [Wrong(path=one.name, detail=one.error or "") for one in failed[:20]]
        taken = f"{len(pushed) - len(failed)} of {len(pushed)} pages were taken"
        if any(one.is_final for one in failed):
            raise Refused(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"{taken}; leave out those that are too large", *wrong
            )
        raise Refused(
            HTTPStatus.SERVICE_UNAVAILABLE,
            f"{taken}, then no broker acknowledged; send all again later: what comes twice ends as unchanged",
            *wrong,
            headers={"Retry-After": str(_AGAIN_SECONDS)},
        )


@asynccontextmanager
async def pushing(connection: Connection) -> AsyncIterator[Pusher]:
    """Have a pusher. Raises `UsageError` where no broker answers, or it has no topic for pages."""
    await require(connection, RAW.name, Right.WRITE)
    async with clients.producer(connection, **OPTIONS, request_timeout_ms=_REQUEST_MS) as producer:
        yield Pusher(producer, RAW.at(connection))
