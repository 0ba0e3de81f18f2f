"""Clients of a broker, made from a connection, for as long as a `with` block lasts."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.abc import AbstractTokenProvider
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import (
    GroupAuthorizationFailedError,
    KafkaConnectionError,
    KafkaError,
    NodeNotReadyError,
    TopicAuthorizationFailedError,
)

import streams.recordbatch  # noqa: F401 - aiokafka reads whatever producers wrote
from streams.broker.refusal import UNREACHABLE, not_allowed, reason_of_refusal
from streams.connection import Connection
from streams.errors import NewsfoldError, UsageError

__all__ = ["Tokens", "admin", "client_options", "consumer", "explained", "position", "producer"]

_REQUEST_MS = 20_000
_POSITION_SECONDS = 2.0  #: for a consumer to know where it begins, before the broker is asked why not
_LEAVE_SECONDS = 5.0  #: for a client to end its start in, where it is cancelled


class Tokens(AbstractTokenProvider):  # type: ignore[misc]  # aiokafka has no types
    """Hands aiokafka the token of OAUTHBEARER, read anew for each connection."""

    def __init__(self, connection: Connection) -> None:
        self._source = connection.token

    async def token(self) -> str:
        """Return the token as it is now. Without one this is a connection that fails, and is tried again."""
        assert self._source
        try:
            return await asyncio.to_thread(self._source.read)
        except UsageError as error:
            raise KafkaConnectionError(str(error)) from error


def client_options(connection: Connection) -> dict[str, Any]:
    """Return the arguments by which any client of aiokafka reaches the brokers."""
    options: dict[str, Any] = {
        "bootstrap_servers": connection.brokers,
        "security_protocol": connection.protocol,
    }
    if connection.encrypted:
        options["ssl_context"] = connection.ssl_context()
    if connection.authenticated:
        options["sasl_mechanism"] = connection.mechanism
        options["sasl_plain_username"] = connection.username
        options["sasl_plain_password"] = connection.password
        options["sasl_oauth_token_provider"] = Tokens(connection) if connection.token else None
    return options


def admin(connection: Connection) -> AbstractAsyncContextManager[AIOKafkaAdminClient]:
    """Run an admin client.

    Raises `UsageError` where no broker lets it in, `NewsfoldError` where one fails later.
    """
    return _running(AIOKafkaAdminClient, "close", connection, request_timeout_ms=_REQUEST_MS)


def consumer(
    connection: Connection, *topics: str, **options: Any
) -> AbstractAsyncContextManager[AIOKafkaConsumer]:
    """Run a consumer of topics. Raises as `admin`."""
    return _running(partial(AIOKafkaConsumer, *topics), "stop", connection, **options)


def producer(connection: Connection, **options: Any) -> AbstractAsyncContextManager[AIOKafkaProducer]:
    """Run a producer. Raises as `admin`."""
    return _running(AIOKafkaProducer, "stop", connection, **options)


async def position(consumer: AIOKafkaConsumer, place: TopicPartition) -> int:
    """Return what a consumer reads next of a partition.

    Where the right to ask where it begins is missing, aiokafka logs that, and asks again without an end. The
    same question, put here, raises it.
    """
    while True:
        try:
            at: int = await asyncio.wait_for(consumer.position(place), _POSITION_SECONDS)
        except TimeoutError:
            await consumer.beginning_offsets([place])
        else:
            return at


@asynccontextmanager
async def explained(connection: Connection) -> AsyncIterator[None]:
    """Raise what a client of the connection raises as an error of ours. Raises as `admin`."""
    try:
        yield
    except (KafkaError, TimeoutError) as error:
        raise await _failure(error, connection, client_options(connection)) from error


@asynccontextmanager
async def _running(
    make: Callable[..., Any], stop: str, connection: Connection, **options: Any
) -> AsyncIterator[Any]:
    known = client_options(connection)
    client = make(**known, **options)
    try:
        try:
            await _started(client)
        except UNREACHABLE as error:
            refused = _not_allowed(error, connection)
            raise refused or UsageError(await reason_of_refusal(connection, known)) from error
        async with explained(connection):
            yield client
    finally:
        await getattr(client, stop)()


async def _started(client: Any) -> None:
    """Start a client. Where this is cancelled, it first comes to its end.

    aiokafka asks for the cluster through a connection that nothing closes where the start is cancelled.
    """
    start = asyncio.ensure_future(client.start())
    try:
        await asyncio.shield(start)
    except asyncio.CancelledError:
        await asyncio.wait([start], timeout=_LEAVE_SECONDS)
        if not start.cancel() and not start.cancelled():
            start.exception()  # seen: nobody waits for it any more
        raise


async def _failure(error: Exception, connection: Connection, known: dict[str, Any]) -> NewsfoldError:
    """Tell of what went wrong behind the start: a broker that has gone, or names others that are away."""
    if isinstance(error, (KafkaConnectionError, NodeNotReadyError, TimeoutError)):
        return UsageError(await reason_of_refusal(connection, known))
    if refused := _not_allowed(error, connection):
        return refused
    why = str(error) or type(error).__name__
    return NewsfoldError(f"the broker at {connection.brokers} did not do what was asked: {why}")


def _not_allowed(error: Exception, connection: Connection) -> UsageError | None:
    """Tell of a right that is missing, where that is what is wrong."""
    named = ", ".join(map(_named, error.args))
    if isinstance(error, GroupAuthorizationFailedError):
        return not_allowed(connection, f"READ or DESCRIBE the group {named}")
    if isinstance(error, TopicAuthorizationFailedError):
        return not_allowed(connection, f"READ, WRITE or DESCRIBE the topic {named}")
    return None


def _named(arg: object) -> str:
    """Return what an error of aiokafka's is about: one name, a set of them, or a partition."""
    match arg:
        case TopicPartition():
            return str(arg.topic)
        case set():
            return ", ".join(sorted(arg))
        case _:
            return str(arg)
